"""The clinician's card: a page of its own, to read on one screen and print on one side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from trials.models import Trial
from trials.queries.refer import card_of, referable
from trials.queries.trials import trial_page
from trials.views.trial import of_published_trial, today


@of_published_trial
def refer(request: HttpRequest, trial: Trial) -> HttpResponse:
    page = trial_page(trial, today(), with_contacts=True)
    return render(
        request,
        "trials/refer.html",
        {"page": page, "trial": trial, "card": card_of(trial), "sites": referable(page.lines)},
    )
