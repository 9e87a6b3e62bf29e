"""The form with which a clinician asks about a patient, without naming one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trials.actions import inquiries
from trials.forms.clinician_inquiry import ClinicianInquiryForm
from trials.models import Trial
from trials.queries.answering import answering
from trials.queries.criteria import criteria_of
from trials.queries.direct import Direct, direct_numbers
from trials.queries.trials import trial_page
from trials.views.asking import of_a_trial, shown_shield, submit
from trials.views.swap import HtmxRequest, render_swap

_PART = "trials/_refer_contact_form.html"


def _given(data: Any) -> ClinicianInquiryForm:
    return ClinicianInquiryForm(None, data, criteria=None)


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_trial(_PART, _given)
def ask(request: HtmxRequest, trial: Trial) -> HttpResponse:
    return _ask(request, trial)


@of_a_trial(_PART, _given)
def ask_again(request: HtmxRequest, trial: Trial) -> HttpResponse:
    """403 for a form whose token was lost: everything typed is in it, and Send works now."""
    return _ask(request, trial, status=403, trouble="token")


def _ask(request: HtmxRequest, trial: Trial, status: int = 200, trouble: str = "") -> HttpResponse:
    now = timezone.now()
    page = trial_page(trial, now, with_contacts=True)
    teams = answering(trial, page.lines, now)
    typed = request.POST if request.method == "POST" else None
    form = ClinicianInquiryForm(
        page.lines,
        typed,
        with_team=teams,
        criteria=criteria_of(trial),
        initial={"site": request.GET.get("site", "")},
    )
    if typed is not None and not trouble and form.is_valid():
        return submit(request, trial, form)
    chosen, others = _lines(direct_numbers(page.lines), form.chosen)
    context = {
        "page": page,
        "trial": trial,
        "form": form,
        "shield": shown_shield(request, form, now),
        "trouble": trouble,
        "answering": teams.values(),
        "answer_by": inquiries.answer_by(now),
        "chosen": chosen,
        "others": others,
    }
    refused = 422 if typed is not None and not trouble else status
    return render_swap(request, "trials/refer_contact.html", _PART, context, status=refused)


def _lines(numbers: Sequence[Direct], chosen: str) -> tuple[list[Direct], list[Direct]]:
    """The clinician line of the site that was chosen, if it has one; those of the others."""
    lines = [each for each in numbers if each.is_for_clinicians]
    of_chosen = [each for each in lines if str(each.line.site.pk) == chosen]
    return of_chosen, [each for each in lines if each not in of_chosen]
