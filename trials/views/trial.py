"""The frame and the summary of one trial. Each address has one body, whoever reads it and however
it is asked for: htmx takes the panel out of the whole page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from trials.models import Trial
from trials.queries.family_texts import shown as shown_text
from trials.queries.trials import TrialPage, keywords, renumbered, trial_page

View = Callable[..., HttpResponse]


def of_published_trial(view: View) -> Callable[..., HttpResponse]:
    """The view gets the published trial for its number, and what else the address names; another
    number is moved or missing."""

    @require_safe
    @wraps(view)
    def found(request: HttpRequest, nct_id: str, **named: str) -> HttpResponse:
        trial = Trial.objects.published().filter(nct_id=nct_id).first()
        if trial is None:
            return moved_or_missing(request, nct_id, **named)
        return view(request, trial, **named)

    return found


@of_published_trial
def summary(request: HttpRequest, trial: Trial) -> HttpResponse:
    page = trial_page(trial, timezone.now())
    family = shown_text(trial, get_language() or "en", today())
    return tab(request, "summary", page, {"keywords": keywords(trial), "family": family})


def tab(
    request: HttpRequest, name: str, page: TrialPage, shown: Mapping[str, object]
) -> HttpResponse:
    """The whole page of a tab: its frame, and what its panel shows."""
    address = "trial" if name == "summary" else f"trial-{name}"
    frame = {"page": page, "trial": page.trial, "tab": address}
    return render(request, f"trials/{name}.html", {**frame, **shown})


def moved_or_missing(request: HttpRequest, nct_id: str, **named: str) -> HttpResponse:
    """301 to the same tab of the trial that bore this number before (or is spelt in capitals)."""
    trial = Trial.objects.published().filter(nct_id=nct_id.upper()).first() or renumbered(nct_id)
    if trial is None:
        raise Http404
    match = request.resolver_match
    name = match.view_name if match else "trial"
    return redirect(name, permanent=True, nct_id=trial.nct_id, **named)


def today() -> dt.date:
    return timezone.now().date()
