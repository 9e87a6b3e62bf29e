"""What a hospital says of its site, written down from a form of the desk."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from trials.actions import sites
from trials.admin.pages import signed_in
from trials.forms.seen import stamp
from trials.forms.site import NEWEST, OVERTAKEN, HospitalWord
from trials.models import Site, StatusReport
from trials.queries.mine import keeps_all

NOT_SET = "This was not set. The registry no longer lists the site, or you may not set it."


def write(request: HttpRequest, site: Site, form: HospitalWord, *, may: bool) -> None:
    """Write the word down; what was doubted, and what came in between, is told on the next page."""
    source = StatusReport.Source
    if not may:
        messages.error(request, f"{site}: {NOT_SET}")
        return
    try:
        report = sites.report(
            site=site,
            by=signed_in(request),
            now=timezone.now(),
            source=source.STAFF if keeps_all(request.user) else source.COORDINATOR,
            seen=form.newest,
            **form.word(),
        )
    except (sites.Overtaken, sites.Refused):
        messages.error(request, f"{site}: {OVERTAKEN}")
        return
    if report.warnings:
        messages.warning(request, f"{site}: {report.warnings}")


def stamped(answer: HttpResponse) -> HttpResponse:
    """The list of sites with the newest report of each, to be sent back with what is set. A list
    that comes back shows the lines that were sent: others may stand in the list by now."""
    context = getattr(answer, "context_data", None) or {}
    changes = context.get("cl")
    if changes is None or changes.formset is None:
        return answer
    if changes.formset.is_bound:
        changes.result_list = [line.instance for line in changes.formset.forms]
    shown = ((site, next(iter(site.newest_report), None)) for site in changes.result_list)
    context["seen"] = stamp(
        (site, {NEWEST: newest.pk if newest else sites.NOTHING}) for site, newest in shown
    )
    return answer
