"""The paper for a family: two sheets to print, and what has changed since somebody printed them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation

from trials.models import Trial
from trials.queries import paper_version
from trials.queries.checklist import Checklist, checklist_of
from trials.queries.paper import paper_of
from trials.queries.trials import TrialPage, trial_page
from trials.views.trial import of_published_trial, today


@of_published_trial
def paper(request: HttpRequest, trial: Trial) -> HttpResponse:
    page, checklist = _page(trial), _checklist(trial)
    version = paper_version.version_of(page, checklist, today())
    address = reverse("trial-paper", args=[trial.nct_id, version])
    context = {
        "page": page,
        "trial": trial,
        "paper": paper_of(page, checklist),
        "version": version,
        "address": f"{settings.PORTAL_URL}{address}",
    }
    return render(request, "trials/paper.html", context)


@of_published_trial
def since(request: HttpRequest, trial: Trial, version: str) -> HttpResponse:
    """Its answer is 404 where the version cannot be read, or is of a day that is still to come."""
    page, held = _page(trial), paper_version.read(version, today())
    if held is None:
        context = {"page": page, "trial": trial}
        return render(request, "trials/paper_unread.html", context, status=404)
    with translation.override(held.language):
        current = paper_version.version_of(_page(trial), _checklist(trial), today())
    context = {"page": page, "trial": trial, "since": paper_version.since(held, current, page)}
    return render(request, "trials/paper_since.html", context)


def _page(trial: Trial) -> TrialPage:
    return trial_page(trial, timezone.now(), with_contacts=True)


def _checklist(trial: Trial) -> Checklist:
    """In the language that is spoken."""
    return checklist_of(trial, language=translation.get_language())
