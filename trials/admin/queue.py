"""The desk's page for what waits in the criteria of all trials."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse

from trials.admin.pages import desk_page, only_for, signed_in
from trials.admin.waiting import CHECK, READ_PLAIN, SETTLE, WRITE, kinds_for, tasks
from trials.models import Trial
from trials.queries.queue import Kind, may_wait, queue, who_may_check

# Reading a text takes some 2 ms, its facts 8 ms more: so many trials are a page within a second.
TRIALS_A_PAGE = 200
TRIALS_A_PAGE_WITH_FACTS = 50
ALL = "all"
WORDS = {
    Kind.TO_SETTLE: "Groups to settle",
    Kind.CONTRADICTIONS: "Contradictions",
    Kind.OUTDATED: "Outdated plain sentences",
    Kind.TO_CHECK: "Plain sentences to check",
}


def queue_page(admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    """The trials in which something waits: of one kind, or of all that concern the user."""
    only_for(request, SETTLE, *READ_PLAIN)
    kinds = kinds_for(signed_in(request))
    chosen = _chosen(request, kinds)
    shown = [chosen] if chosen else kinds
    page = _page(request, chosen, shown)
    read = [(each.trial, list(tasks(each, shown))) for each in queue(page.object_list, shown)]
    context = {
        "title": "What waits in the criteria",
        "kinds": [(ALL, "Everything"), *((kind.value, WORDS[kind]) for kind in kinds)],
        "chosen": chosen or ALL,
        "page": page,
        "waiting": [(trial, own) for trial, own in read if own],
        "is_about_checks": Kind.TO_CHECK in shown,
        "who_may_check": who_may_check() if Kind.TO_CHECK in shown else [],
    }
    return desk_page(admin, request, "queue", context)


def _page(request: HttpRequest, chosen: Kind | None, shown: list[Kind]) -> Page[Trial]:
    has_facts = Kind.CONTRADICTIONS in shown
    size = TRIALS_A_PAGE_WITH_FACTS if has_facts else TRIALS_A_PAGE
    return Paginator(may_wait(chosen), size).get_page(request.GET.get("p"))


def _chosen(request: HttpRequest, kinds: list[Kind]) -> Kind | None:
    """The kind that is asked for, None for all. A clinician begins with what is to be checked."""
    user = signed_in(request)
    only_checks = user.has_perm(CHECK) and not (user.has_perm(SETTLE) or user.has_perm(WRITE))
    asked = request.GET.get("kind", Kind.TO_CHECK if only_checks else ALL)
    return Kind(asked) if asked in [*kinds] else None
