"""The map of a trial's sites: everything that its template writes down, computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trials.geography.paths import Ground, ground
from trials.geography.pins import HIT, Pin, pins
from trials.geography.places import WELCOME, Place, summary_of
from trials.geography.sheet import fit
from trials.language.headlines import of_one


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend."""

    state: str  # one of places.WELCOME
    words: str


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing of width × height units."""

    width: int
    height: int
    ground: Ground
    pins: tuple[Pin, ...]
    legend: tuple[Key, ...]  # of the shapes that occur, the most welcoming first
    has_numbers: bool  # whether any pin stands for several sites
    summary: str
    unplaced: int  # sites without coordinates
    hit: str = HIT


def draw(places: Sequence[Place], *, unplaced: int = 0) -> Map | None:
    """The map of these sites, or None when there are none.

    Unplaced is the number of sites that have no coordinates and so are only in the list.
    """
    if not places:
        return None
    sheet = fit([(place.longitude, place.latitude) for place in places])
    marks = pins(places, sheet)
    shown = {pin.state for pin in marks}
    return Map(
        width=sheet.width,
        height=sheet.height,
        ground=ground(sheet),
        pins=marks,
        legend=tuple(Key(state, of_one(state)) for state in WELCOME if state in shown),
        has_numbers=any(pin.count > 1 for pin in marks),
        summary=summary_of(places, unplaced),
        unplaced=unplaced,
    )
