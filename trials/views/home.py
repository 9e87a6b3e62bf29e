from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trials.exports.status_feed import MEANING
from trials.language.standings import STATE_MEANING, STATE_WORDS
from trials.queries import listing

CONDITIONS_TO_BROWSE = 12


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    conditions = listing.common_conditions(CONDITIONS_TO_BROWSE)
    return render(request, "home.html", {"conditions": conditions})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    states = [(state, words, STATE_MEANING[state]) for state, words in STATE_WORDS.items()]
    return render(request, "about.html", {"states": states})


@require_safe
def status_feed(request: HttpRequest) -> HttpResponse:
    """What the open feed is, for people."""
    return render(request, "status_feed.html", {"columns": MEANING.items()})
