"""Points, boxes, and what can be cut off a line or a ring. Nothing here knows what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple

Point = tuple[float, float]
"""(longitude, latitude) in degrees, or (x, y) in the units of a drawing."""


class Box(NamedTuple):
    """A rectangle along the axes: the lower and the higher end of both coordinates."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, point: Point) -> bool:
        """Whether the point is inside, edges included."""
        return self.x0 <= point[0] <= self.x1 and self.y0 <= point[1] <= self.y1

    def covers(self, other: Box) -> bool:
        """Whether the whole of the other box is inside."""
        return self.holds((other.x0, other.y0)) and self.holds((other.x1, other.y1))

    def meets(self, other: Box) -> bool:
        """Whether the two have some area in common."""
        across = self.x0 < other.x1 and other.x0 < self.x1
        return across and self.y0 < other.y1 and other.y0 < self.y1

    def grown(self, by: float) -> Box:
        """The box with that much more on every side."""
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def moved(self, x: float) -> Box:
        """The box moved along the first axis."""
        return Box(self.x0 + x, self.y0, self.x1 + x, self.y1)


def box_around(points: Sequence[Point]) -> Box:
    """The smallest box that holds all the points. At least one is needed."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a closed ring's area inside the box, as one ring; empty when there is none.

    Sutherland and Hodgman's way: parts that fall asunder stay joined along the edge of the box.
    """
    kept = list(ring)
    for axis, bound, inwards in ((0, box.x0, 1), (0, box.x1, -1), (1, box.y0, 1), (1, box.y1, -1)):
        if kept:
            kept = _cut(kept, axis, bound, inwards)
    return kept


def _cut(ring: list[Point], axis: int, bound: float, inwards: int) -> list[Point]:
    kept = []
    last = ring[-1]
    last_is_in = (last[axis] - bound) * inwards >= 0
    for point in ring:
        is_in = (point[axis] - bound) * inwards >= 0
        if is_in != last_is_in:
            share = (bound - last[axis]) / (point[axis] - last[axis])
            x = last[0] + share * (point[0] - last[0])
            kept.append((x, last[1] + share * (point[1] - last[1])))
        if is_in:
            kept.append(point)
        last, last_is_in = point, is_in
    return kept


def stretches(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The pieces of an open line near the box: each point inside, with its neighbours on the line.

    A step that crosses the box without a point in it is lost: steps are short.
    """
    inside = [box.holds(point) for point in line]
    pieces: list[list[Point]] = [[]]
    for at, point in enumerate(line):
        if any(inside[max(at - 1, 0) : at + 2]):
            pieces[-1].append(point)
        elif pieces[-1]:
            pieces.append([])
    return [piece for piece in pieces if len(piece) > 1]


def dense(ring: Sequence[Point], step: float) -> list[Point]:
    """The closed ring with points put in where two neighbours are further apart than the step."""
    filled = []
    last = ring[-1] if ring else (0.0, 0.0)
    for point in ring:
        parts = int(max(abs(point[0] - last[0]), abs(point[1] - last[1])) / step) + 1
        for part in range(1, parts):
            share = part / parts
            x = last[0] + share * (point[0] - last[0])
            filled.append((x, last[1] + share * (point[1] - last[1])))
        filled.append(point)
        last = point
    return filled


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with as few of its points as let it stray from them by no more than the tolerance.

    Douglas and Peucker's way: the point furthest from the straight way is kept, and both sides of
    it are looked at in turn. Of a closed ring that ends where it began, the two ends are one place.
    """
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        strays = [(_stray(line[at], line[first], line[last]), at) for at in range(first + 1, last)]
        furthest, at = max(strays, default=(0.0, first))
        if furthest > tolerance:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [line[at] for at in sorted(kept)]


def _stray(point: Point, first: Point, last: Point) -> float:
    """How far a point is from the straight way between the two."""
    along = last[0] - first[0], last[1] - first[1]
    away = point[0] - first[0], point[1] - first[1]
    square = along[0] ** 2 + along[1] ** 2
    share = (away[0] * along[0] + away[1] * along[1]) / square if square else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(away[0] - share * along[0], away[1] - share * along[1])
