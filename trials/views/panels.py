"""The tabs of one trial beside its summary; what trial.py says of its tab is true of these."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from trials.language.waiting import team_usually
from trials.models import Trial
from trials.queries.eligibility import eligibility_of
from trials.queries.for_families import for_families
from trials.queries.glossary import glossary
from trials.queries.places import by_country, first_of, map_of
from trials.queries.record import record as full_record
from trials.queries.related import related
from trials.queries.reply_times import public_times
from trials.queries.standings import dropped_lines
from trials.queries.treatment import treatment as whole_treatment
from trials.queries.trials import trial_page
from trials.views.trial import of_published_trial, tab


@of_published_trial
def eligibility(request: HttpRequest, trial: Trial) -> HttpResponse:
    page = trial_page(trial, timezone.now())
    language = get_language()
    shown = {"eligibility": eligibility_of(trial, language), "glossary": glossary(language)}
    return tab(request, "eligibility", page, shown)


@of_published_trial
def treatment(request: HttpRequest, trial: Trial) -> HttpResponse:
    page = trial_page(trial, timezone.now())
    return tab(request, "treatment", page, {"treatment": whole_treatment(trial)})


# So many sites a page of a trial with very many shows at first: it must reach a phone soon.
FIRST_SITES = 16


@of_published_trial
def sites(request: HttpRequest, trial: Trial) -> HttpResponse:
    return _sites(request, trial, FIRST_SITES)


@of_published_trial
def all_sites(request: HttpRequest, trial: Trial) -> HttpResponse:
    return _sites(request, trial, None)


def _sites(request: HttpRequest, trial: Trial, most: int | None) -> HttpResponse:
    """The places of a trial: all on the map, and all or the most welcoming ones in the list."""
    now = timezone.now()
    page = trial_page(trial, now, with_contacts=True)
    listed = first_of(page.lines, most) if most else page.lines
    shown = {
        "countries": by_country(page.lines),
        "listed": by_country(listed),
        "listed_count": len(listed),
        "map": map_of(page.lines, listed),
        "dropped": dropped_lines(trial, now),
        "families": for_families(listed, now),
        "usually": public_times([line.site for line in listed], now, team_usually),
    }
    return tab(request, "sites", page, shown)


@of_published_trial
def record(request: HttpRequest, trial: Trial) -> HttpResponse:
    page = trial_page(trial, timezone.now())
    shown = {"record": full_record(trial), "relatives": related(trial, timezone.now())}
    return tab(request, "record", page, shown)
