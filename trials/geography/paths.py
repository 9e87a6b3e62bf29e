"""What of the outlines can be seen on a sheet, as SVG path data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trials.geography.outlines import Outline, outlines
from trials.geography.shapes import Point, box_around, clipped, dense, simplified, stretches
from trials.geography.sheet import Sheet

BLEED = 4  # units drawn beyond the edge, so that no cut is seen
LONGEST_STEP = 2.0  # degrees along a cut, so that it bends with the projection
FAR = 10.0  # km a unit: from here on the simpler outlines are fine enough
WORLD = 20.0  # km a unit: a map of the world, which must not weigh more than its page
STATES_UP_TO = 16.0  # km a unit: on wider sheets the borders of US states would be a thicket
NEEDLESS_SPACE = re.compile(r" (?=-)|(?<=\.\d) (?=\.)")


@dataclass(frozen=True, slots=True)
class Grain:
    """How coarse a map is, in units: how far its coasts and its borders may stray from where they
    are, and how small an island or a lake may be to be drawn."""

    coast: float
    border: float
    smallest: float


USUAL = Grain(coast=0.5, border=0.5, smallest=2.0)
OF_THE_WORLD = Grain(coast=0.9, border=1.6, smallest=3.0)


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the pins, each as SVG path data; empty where nothing of it is seen."""

    land: str
    lakes: str
    borders: str
    states: str  # borders between the states of the US


def ground(sheet: Sheet) -> Ground:
    """What is seen of the globe on a sheet, as fine as its scale deserves."""
    seen = outlines("near" if sheet.km_per_unit < FAR else "far")
    return Ground(
        land=areas(seen.land, sheet),
        lakes=areas(seen.lakes, sheet),
        borders=lines(seen.borders, sheet),
        states=lines(seen.states, sheet) if sheet.km_per_unit < STATES_UP_TO else "",
    )


def grain(sheet: Sheet) -> Grain:
    return OF_THE_WORLD if sheet.km_per_unit >= WORLD else USUAL


def areas(rings: Iterable[Outline], sheet: Sheet) -> str:
    """Path data of the rings that can be seen, to be filled by the even-odd rule."""
    edge, coarse = sheet.box.grown(BLEED), grain(sheet)
    parts = []
    for ring in _visible_rings(rings, sheet):
        shape = clipped(sheet.drawn(ring), edge)
        if shape and _size(shape) >= coarse.smallest:
            parts.append(_path(simplified(shape, coarse.coast)) + "z")
    return "".join(parts)


def lines(borders: Iterable[Outline], sheet: Sheet) -> str:
    """Path data of the open lines that can be seen."""
    edge, stray = sheet.box.grown(BLEED), grain(sheet).border
    window = sheet.window
    parts = []
    for outline, turn in _turned(borders, sheet):
        line = [(x + turn, y) for x, y in outline.points]
        for stretch in stretches(line, window):
            pieces = stretches(sheet.drawn(stretch), edge)
            parts += [_path(simplified(piece, stray)) for piece in pieces]
    return "".join(parts)


def _turned(found: Iterable[Outline], sheet: Sheet) -> Iterator[tuple[Outline, int]]:
    """The outlines that meet the window, each with the turn in degrees by which it does."""
    window = sheet.window
    for outline in found:
        for turn in (-360, 0, 360):
            if window.meets(outline.box.moved(turn)):
                yield outline, turn


def _visible_rings(rings: Iterable[Outline], sheet: Sheet) -> Iterator[Sequence[Point]]:
    window = sheet.window
    for outline, turn in _turned(rings, sheet):
        ring: Sequence[Point] = outline.points
        if turn:
            ring = [(x + turn, y) for x, y in ring]
        if not window.covers(outline.box.moved(turn)):
            ring = dense(clipped(ring, window), LONGEST_STEP)
        if ring:
            yield ring


def _size(shape: Sequence[Point]) -> float:
    """The longer side of the box around it."""
    box = box_around(shape)
    return max(box.x1 - box.x0, box.y1 - box.y0)


def _path(points: Sequence[Point]) -> str:
    """One "Mx y" and "l" with the steps from there, in tenths of a unit.

    The steps are taken between rounded places, so that the rounding does not add up.
    """
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [
        f"{_number(after[0] - before[0])} {_number(after[1] - before[1])}"
        for before, after in pairwise(tenths)
    ]
    start = f"M{_number(tenths[0][0])} {_number(tenths[0][1])}"
    path = f"{start}l{' '.join(steps)}" if steps else start
    return NEEDLESS_SPACE.sub("", path)


def _number(tenths: int) -> str:
    """The shortest spelling: "1.2", "-.5", "3"."""
    whole, part = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    if not part:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{part}"
