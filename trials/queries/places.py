"""The sites of a trial as places: on a map, and listed by country, by state, by city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trials.geography.maps import Map, draw
from trials.geography.places import WELCOME, Place
from trials.queries.standings import SiteLine


@dataclass(frozen=True)
class Area:
    """The sites of a state or province; without a name where the registry gives none."""

    name: str
    lines: list[SiteLine]


@dataclass(frozen=True)
class Country:
    name: str
    areas: list[Area]

    @property
    def site_count(self) -> int:
        return sum(len(area.lines) for area in self.areas)


def by_country(lines: Iterable[SiteLine]) -> list[Country]:
    """Countries with most sites first, those without a name last; areas and cities by name."""
    found: dict[str, dict[str, list[SiteLine]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        found[line.site.country][line.site.state].append(line)
    countries = [Country(name, _areas(states)) for name, states in found.items()]
    return sorted(countries, key=lambda c: (not c.name, -c.site_count, c.name))


def first_of(lines: Sequence[SiteLine], count: int) -> list[SiteLine]:
    """The most welcoming of these sites, in the order they came in; all where they are few."""
    if len(lines) <= count:
        return list(lines)
    ranks = {state: rank for rank, state in enumerate(WELCOME)}
    ranked = sorted(lines, key=lambda line: ranks[line.standing.state.value])
    chosen = {line.site.pk for line in ranked[:count]}
    return [line for line in lines if line.site.pk in chosen]


def _areas(states: dict[str, list[SiteLine]]) -> list[Area]:
    named = [Area(name, sorted(lines, key=_by_city)) for name, lines in states.items()]
    return sorted(named, key=lambda area: (not area.name, area.name))


def _by_city(line: SiteLine) -> tuple[str, str, int]:
    return line.site.city, line.site.facility, line.site.position


def map_of(lines: Sequence[SiteLine], listed: Iterable[SiteLine]) -> Map | None:
    """The map of these sites; its pins lead to the element "site-" and the site's primary key.

    The page's list has the `listed` ones of them: its weight must not grow with all the others.
    """
    beside = {line.site.pk for line in listed}
    placed = [line for line in lines if line.site.latitude is not None]
    places = [_place(line, is_listed=line.site.pk in beside) for line in placed]
    return draw(places, unplaced=len(lines) - len(places))


def _place(line: SiteLine, *, is_listed: bool) -> Place:
    site = line.site
    return Place(
        latitude=site.latitude or 0.0,
        longitude=site.longitude or 0.0,
        label=site.city,
        anchor=f"site-{site.pk}",
        state=line.standing.state.value,
        country=site.country,
        is_listed=is_listed,
    )
