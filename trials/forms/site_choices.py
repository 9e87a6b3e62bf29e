"""The sites of a trial as the choices of a select, open ones first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from django.utils.translation import gettext

from trials.language.standings import STATE_WORDS
from trials.models.standing import State
from trials.queries.standings import SiteLine

Choice = tuple[str, str]
# A longer list is easier to search by country.
LONG = 20
_RANK = {state: rank for rank, state in enumerate(State)}


def site_choices(
    lines: Sequence[SiteLine], with_team: Collection[int] = ()
) -> list[Choice | tuple[str, list[Choice]]]:
    """“Not sure” and the listed sites, grouped by country where there are many. Each says who
    answers, unless the desk answers for all: `with_team` are the keys of sites with a team here."""
    countries = {line.site.country for line in lines}
    open_first = sorted(lines, key=lambda line: _RANK[line.standing.state])
    is_grouped = len(lines) > LONG and len(countries) > 1
    named = [
        (line, _choice(line, with_team, say_country=len(countries) > 1 and not is_grouped))
        for line in open_first
    ]
    if is_grouped:
        return [_not_sure(with_team), *_by_country(named)]
    return [_not_sure(with_team), *(choice for _, choice in named)]


def _not_sure(with_team: Collection[int]) -> Choice:
    if with_team:
        return "", gettext("I am not sure (our desk answers)")
    return "", gettext("I am not sure")


def _by_country(named: Iterable[tuple[SiteLine, Choice]]) -> list[tuple[str, list[Choice]]]:
    ordered = sorted(named, key=lambda each: _country(each[0]))
    return [
        (country, [choice for _, choice in group])
        for country, group in groupby(ordered, key=lambda each: _country(each[0]))
    ]


def _country(line: SiteLine) -> str:
    return line.site.country or gettext("Country not given")


def _choice(line: SiteLine, with_team: Collection[int], *, say_country: bool) -> Choice:
    site = line.site
    named = [site.city, site.state, site.country if say_country else ""]
    place = ": ".join(filter(None, [", ".join(filter(None, named)), site.facility]))
    status = gettext(STATE_WORDS[line.standing.state]).lower()
    return str(site.pk), _who_answers(site.pk, with_team).format(place=place, status=status)


def _who_answers(site: int, with_team: Collection[int]) -> str:
    if not with_team:
        return "{place} ({status})"
    if site in with_team:
        return gettext("{place} ({status}; its team answers)")
    return gettext("{place} ({status}; our desk answers)")
