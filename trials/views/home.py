from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from trials.exports.status_feed import MEANING
from trials.language.standings import STATE_MEANING, STATE_WORDS
from trials.queries import listing
from trials.queries.accessibility import statement

CONDITIONS_TO_BROWSE, HOSPITALS_TO_BROWSE = 12, 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    shown = {
        "conditions": listing.common_conditions(CONDITIONS_TO_BROWSE),
        "hospitals": listing.common_hospitals(HOSPITALS_TO_BROWSE, timezone.now()),
    }
    return render(request, "home.html", shown)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    states = [
        (state, gettext(words), gettext(STATE_MEANING[state]))
        for state, words in STATE_WORDS.items()
    ]
    return render(request, "about.html", {"states": states})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tried so that everybody can use the portal."""
    return render(request, "accessibility.html", {"statement": statement()})


@require_safe
def status_feed(request: HttpRequest) -> HttpResponse:
    """What the open feed is, for people."""
    return render(request, "status_feed.html", {"columns": MEANING.items()})
