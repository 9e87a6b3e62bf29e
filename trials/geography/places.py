"""A site as the map sees it, and the sentences about one or many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trials.language.headlines import of_all, of_one, of_some
from trials.language.places import listed as listed_names
from trials.language.tongue import gettext, ngettext

WELCOME = ("open", "said", "soon", "paused", "closed", "none")
"""The states of a site, the most welcoming first. Each is a shape on the map."""


@dataclass(frozen=True, slots=True)
class Place:
    """One site with coordinates, in degrees. Label is its city, anchor the id of its list entry.

    Where the page's list leaves a site out, `is_listed` is False.
    """

    latitude: float
    longitude: float
    label: str
    anchor: str
    state: str  # one of WELCOME
    country: str = ""
    is_listed: bool = True


def most_welcoming(places: Sequence[Place]) -> str:
    """The state that a pin for all these sites wears."""
    return min((place.state for place in places), key=WELCOME.index)


def label_of(places: Sequence[Place], *, is_one_area: bool) -> str:
    """A short name of where these sites are: "Boston", "Boston area". Empty where none is true."""
    cities = _cities(places)
    if len(cities) > 1:
        return gettext("{city} area").format(city=cities[0]) if is_one_area else ""
    return cities[0] if cities else ""


def listed(places: Sequence[Place]) -> str:
    """Where these sites are, most sites first: "Lyon and Turin", "Lyon, Turin and 3 more"."""
    cities = _cities(places)
    if len(cities) <= 3:
        return listed_names(cities)
    more = len(cities) - 2
    words = ngettext("{cities} and {more} more", "{cities} and {more} more", more)
    return words.format(cities=", ".join(cities[:2]), more=more)


def title_of(places: Sequence[Place], name: str) -> str:
    """The sentence of a pin: "Memphis: open", "Boston area: 12 sites, 7 open, 5 closed"."""
    said = of_one(places[0].state) if len(places) == 1 else _counted(places)
    return f"{name}: {said}" if name else said[:1].upper() + said[1:]


def summary_of(places: Sequence[Place], unplaced: int) -> str:
    """What the map shows and what it leaves out, for who does not see it."""
    countries = len({place.country for place in places if place.country})
    if countries > 1:
        shown = ngettext(
            "{sites} site in {countries} countries.",
            "{sites} sites in {countries} countries.",
            len(places),
        )
    else:
        shown = ngettext("{sites} site.", "{sites} sites.", len(places))
    left_out = ngettext(
        "{sites} more site has no place on the map; it is in the list.",
        "{sites} more sites have no place on the map; they are in the list.",
        unplaced,
    )
    sentences = [shown.format(sites=f"{len(places):,}", countries=countries)]
    if unplaced:
        sentences.append(left_out.format(sites=f"{unplaced:,}"))
    return " ".join(sentences)


def _cities(places: Sequence[Place]) -> list[str]:
    labels = Counter(place.label for place in places if place.label)
    return [city for city, _ in labels.most_common()]


def _counted(places: Sequence[Place]) -> str:
    sites = ngettext("{number} site", "{number} sites", len(places))
    return f"{sites.format(number=f'{len(places):,}')}, {_by_state(places)}"


def _by_state(places: Sequence[Place]) -> str:
    states = Counter(place.state for place in places)
    if len(states) == 1:
        return of_all(places[0].state, len(places))
    return ", ".join(of_some(state, states[state]) for state in WELCOME if states[state])
