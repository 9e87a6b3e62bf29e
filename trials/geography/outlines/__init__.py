"""The outlines that maps are drawn from. Where they come from is told in README.md beside this."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from trials.geography.shapes import Box, Point, box_around

PER_DEGREE = 100


@dataclass(frozen=True, slots=True)
class Outline:
    """A line or a closed ring in degrees. Its longitudes run on over 180° without a jump."""

    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Outlines:
    """Everything that is drawn under the pins: rings of land and lakes, lines of borders."""

    land: tuple[Outline, ...]
    lakes: tuple[Outline, ...]
    borders: tuple[Outline, ...]
    states: tuple[Outline, ...]  # between the states of the US


@cache
def outlines(level: str) -> Outlines:
    """The outlines "near" (for a country or less) or "far" (for continents and the world)."""
    kinds = json.loads((Path(__file__).parent / f"{level}.json").read_text("ascii"))
    return Outlines(**{kind: tuple(map(_outline, packed)) for kind, packed in kinds.items()})


def _outline(packed: list[int]) -> Outline:
    """From a first point and the steps to each next one, as README.md says."""
    xs = (x / PER_DEGREE for x in accumulate(packed[0::2]))
    ys = (y / PER_DEGREE for y in accumulate(packed[1::2]))
    points = tuple(zip(xs, ys, strict=True))
    return Outline(points, box_around(points))
