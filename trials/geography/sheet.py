"""A sheet of paper fitted to the places that are to be on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trials.geography.projection import Azimuthal, EqualEarth, Projection
from trials.geography.shapes import Box, Point, box_around

WIDTH = 660
LOWEST, HIGHEST = 340, 480  # a sheet's height follows its places between these
NARROWEST = 700  # km: several places never stand on a narrower sheet than this
ALONE = 1500  # km: the width around a single place
WIDEST_REGION = 35, 70  # degrees: half the longitudes, all the latitudes that one country may span
EMPTY_OCEAN = 110  # degrees: a gap this wide may be turned to the map's back
USUAL_MIDDLE = 11.0  # the longitude in the middle of the usual world map, cut at Bering Strait


@dataclass(frozen=True)
class Sheet:
    """A sheet of width × height units, (0, 0) at its upper left, and how the globe lies on it."""

    projection: Projection
    width: int
    height: int
    km_per_unit: float
    corner: Point  # km: where the sheet's upper left is

    def drawn(self, points: Iterable[Point]) -> list[Point]:
        """Where (longitude, latitude) points lie, in units. Longitudes are taken as they run."""
        size, (left, top) = self.km_per_unit, self.corner
        forward = self.projection.forward(points)
        return [((x - left) / size, (y - top) / size) for x, y in forward]

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a place lies, in units, by whichever way round the globe is nearer."""
        return self.drawn([(_near(longitude, self.projection.middle), latitude)])[0]

    @property
    def box(self) -> Box:
        """The whole of the sheet, in units."""
        return Box(0, 0, self.width, self.height)

    @property
    def window(self) -> Box:
        """The longitudes and latitudes that can be seen; longitudes run on around the middle."""
        (left, top), size = self.corner, self.km_per_unit
        return self.projection.window(
            Box(left, top, left + self.width * size, top + self.height * size)
        )


def fit(places: Sequence[Point]) -> Sheet:
    """The sheet that holds all the (longitude, latitude) places with a margin. One at least."""
    projection = _projection(places)
    extent = box_around(
        projection.forward((_near(x, projection.middle), y) for x, y in places),
    )
    wide, high = extent.x1 - extent.x0, extent.y1 - extent.y0
    size = max(
        wide / (WIDTH - 2 * projection.margin),
        high / (HIGHEST - 2 * projection.margin),
        (NARROWEST if wide or high else ALONE) / WIDTH,
    )
    height = round(min(max(high / size + 2 * projection.margin, LOWEST), HIGHEST))
    left = (extent.x0 + extent.x1 - WIDTH * size) / 2
    top = (extent.y0 + extent.y1 - height * size) / 2
    return Sheet(projection, WIDTH, height, size, (left, top))


def _projection(places: Sequence[Point]) -> Projection:
    middle = _middle([longitude for longitude, _ in places])
    aside = max(abs(_near(longitude, middle) - middle) for longitude, _ in places)
    low, high = min(y for _, y in places), max(y for _, y in places)
    if aside <= WIDEST_REGION[0] and high - low <= WIDEST_REGION[1]:
        return Azimuthal(middle, (low + high) / 2)
    return EqualEarth(middle)


def _middle(longitudes: Sequence[float]) -> float:
    """The longitude opposite to the widest gap; the usual one where no gap is wide."""
    ordered = sorted({longitude % 360 for longitude in longitudes})
    nexts = [*ordered[1:], ordered[0] + 360]
    gap, end = max((after - before, after) for before, after in zip(ordered, nexts, strict=True))
    if gap < EMPTY_OCEAN:
        return USUAL_MIDDLE
    return _near(end + (360 - gap) / 2, 0)


def _near(longitude: float, middle: float) -> float:
    """The same longitude, counted so that it is at most 180° from the middle."""
    return middle + (longitude - middle + 180) % 360 - 180
