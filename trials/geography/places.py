"""A site as the map sees it, and the sentences about one or many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WELCOME = ("open", "said", "soon", "paused", "closed", "none")
"""The states of a site, the most welcoming first. Each is a shape on the map."""


@dataclass(frozen=True, slots=True)
class Place:
    """One site with coordinates, in degrees. Label is its city, anchor the id of its list entry."""

    latitude: float
    longitude: float
    label: str
    anchor: str
    state: str  # one of WELCOME
    country: str = ""


def most_welcoming(places: Sequence[Place]) -> str:
    """The state that a pin for all these sites wears."""
    return min((place.state for place in places), key=WELCOME.index)


def label_of(places: Sequence[Place], *, is_one_area: bool) -> str:
    """A short name of where these sites are: "Boston", "Boston area". Empty where none is true."""
    cities = _cities(places)
    if len(cities) > 1:
        return f"{cities[0]} area" if is_one_area else ""
    return cities[0] if cities else ""


def listed(places: Sequence[Place]) -> str:
    """Where these sites are, most sites first: "Lyon and Turin", "Lyon, Turin and 3 more"."""
    cities = _cities(places)
    if len(cities) > 3:
        return f"{cities[0]}, {cities[1]} and {len(cities) - 2} more"
    return " and ".join(filter(None, [", ".join(cities[:-1]), *cities[-1:]]))


def title_of(places: Sequence[Place], name: str, words: Mapping[str, str]) -> str:
    """The sentence of a pin: "Memphis: open", "Boston area: 12 sites, 7 open, 5 closed".

    Words says each state for people, as it stands after a name or a number.
    """
    if len(places) == 1:
        said = words[places[0].state]
    else:
        said = f"{len(places):,} sites, {_counted(places, words)}"
    return f"{name}: {said}" if name else said.capitalize()


def summary_of(places: Sequence[Place], unplaced: int) -> str:
    """What the map shows and what it leaves out, for who does not see it."""
    countries = len({place.country for place in places if place.country})
    shown = "1 site" if len(places) == 1 else f"{len(places):,} sites"
    if countries > 1:
        shown += f" in {countries} countries"
    if not unplaced:
        return f"{shown}."
    left_out = "1 more site has" if unplaced == 1 else f"{unplaced:,} more sites have"
    kept = "it is" if unplaced == 1 else "they are"
    return f"{shown}. {left_out} no place on the map; {kept} in the list."


def _cities(places: Sequence[Place]) -> list[str]:
    labels = Counter(place.label for place in places if place.label)
    return [city for city, _ in labels.most_common()]


def _counted(places: Sequence[Place], words: Mapping[str, str]) -> str:
    states = Counter(place.state for place in places)
    if len(states) > 1:
        return ", ".join(f"{states[state]:,} {words[state]}" for state in WELCOME if states[state])
    state = places[0].state
    if state == "none":
        return words[state]
    return f"{'both' if len(places) == 2 else 'all'} {words[state]}"
