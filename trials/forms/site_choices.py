"""The sites of a trial as the choices of a select, open ones first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from trials.language.standings import STATE_WORDS
from trials.models.standing import State
from trials.queries.standings import SiteLine

Choice = tuple[str, str]
# A longer list is easier to search by country.
LONG = 20
_RANK = {state: rank for rank, state in enumerate(State)}


def site_choices(lines: Sequence[SiteLine]) -> list[Choice | tuple[str, list[Choice]]]:
    """“Not sure” and the listed sites, grouped by country where there are many."""
    not_sure = ("", "I am not sure")
    countries = {line.site.country for line in lines}
    open_first = sorted(lines, key=lambda line: _RANK[line.standing.state])
    if len(lines) <= LONG or len(countries) == 1:
        return [not_sure, *(_choice(line, say_country=len(countries) > 1) for line in open_first)]
    return [not_sure, *_by_country(open_first)]


def _by_country(lines: Iterable[SiteLine]) -> list[tuple[str, list[Choice]]]:
    ordered = sorted(lines, key=_country)
    return [
        (country, [_choice(line, say_country=False) for line in group])
        for country, group in groupby(ordered, key=_country)
    ]


def _country(line: SiteLine) -> str:
    return line.site.country or "Country not given"


def _choice(line: SiteLine, *, say_country: bool) -> Choice:
    site = line.site
    named = [site.city, site.state, site.country if say_country else ""]
    place = ", ".join(filter(None, named))
    words = STATE_WORDS[line.standing.state].lower()
    return str(site.pk), f"{': '.join(filter(None, [place, site.facility]))} ({words})"
