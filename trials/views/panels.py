"""The tabs of one trial beside its summary; what trial.py says of its tab is true of these."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from trials.models import Trial
from trials.queries.criteria import criteria_of
from trials.queries.places import by_country, map_of
from trials.queries.record import record as full_record
from trials.queries.related import related
from trials.queries.treatment import treatment as whole_treatment
from trials.queries.trials import trial_page
from trials.views.trial import of_published_trial, tab, today


@of_published_trial
def eligibility(request: HttpRequest, trial: Trial) -> HttpResponse:
    page = trial_page(trial, today())
    return tab(request, "eligibility", page, {"criteria": criteria_of(trial)})


@of_published_trial
def treatment(request: HttpRequest, trial: Trial) -> HttpResponse:
    page = trial_page(trial, today())
    return tab(request, "treatment", page, {"treatment": whole_treatment(trial)})


@of_published_trial
def sites(request: HttpRequest, trial: Trial) -> HttpResponse:
    page = trial_page(trial, today(), with_contacts=True)
    shown = {"countries": by_country(page.lines), "map": map_of(page.lines)}
    return tab(request, "sites", page, shown)


@of_published_trial
def record(request: HttpRequest, trial: Trial) -> HttpResponse:
    page = trial_page(trial, today())
    shown = {"record": full_record(trial), "relatives": related(trial, today())}
    return tab(request, "record", page, shown)
