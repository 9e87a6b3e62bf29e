"""From the globe to a plane. Both ways keep areas true, and north is up.

A country or a continent is drawn by Lambert's projection around its middle, anything wider by
Equal Earth. No part of a country is moved into an inset: Alaska, Hawaii and Puerto Rico are where
they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, degrees, hypot, radians, sin, sqrt
from typing import ClassVar, Protocol

from trials.geography.shapes import Box, Point

EARTH = 6371.0  # km, the radius


class Projection(Protocol):
    """From (longitude, latitude) in degrees to (x, y) in km, x to the east and y to the south.

    Longitudes may run on beyond 180°: what is more than 180° from the middle lies off the sheet.
    """

    margin: ClassVar[int]  # units between the outermost places and the edge of the sheet

    @property
    def middle(self) -> float:
        """The longitude that runs straight up."""

    def forward(self, points: Iterable[Point]) -> list[Point]:
        """Where the points lie."""

    def window(self, sheet: Box) -> Box:
        """The longitudes and latitudes that can lie on a sheet, given in km."""


@dataclass(frozen=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection (Snyder 1987, chapter 24)."""

    middle: float
    latitude: float
    margin: ClassVar[int] = 84

    def forward(self, points: Iterable[Point]) -> list[Point]:
        sine, cosine = sin(radians(self.latitude)), cos(radians(self.latitude))
        made = []
        for longitude, latitude in points:
            east, north = radians(longitude - self.middle), radians(latitude)
            up, out = sin(north), cos(north)
            across, along = out * sin(east), out * cos(east)
            nearness = max(1 + sine * up + cosine * along, 1e-9)
            size = EARTH * sqrt(2 / nearness)
            made.append((size * across, size * (sine * along - cosine * up)))
        return made

    def window(self, sheet: Box) -> Box:
        far = max(hypot(x, y) for x in (sheet.x0, sheet.x1) for y in (sheet.y0, sheet.y1))
        reach = degrees(2 * asin(min(1.0, far / EARTH / 2)))
        low, high = self.latitude - reach, self.latitude + reach
        if low <= -90 or high >= 90:
            return Box(self.middle - 180, max(low, -90), self.middle + 180, min(high, 90))
        aside = degrees(asin(min(1.0, sin(radians(reach)) / cos(radians(self.latitude)))))
        return Box(self.middle - aside, low, self.middle + aside, high)


@dataclass(frozen=True)
class EqualEarth:
    """Šavrič, Patterson and Jenny 2018."""

    middle: float
    margin: ClassVar[int] = 52  # a finger's square, and a little

    def forward(self, points: Iterable[Point]) -> list[Point]:
        made = []
        for longitude, latitude in points:
            t = asin(sqrt(3) / 2 * sin(radians(latitude)))
            t2 = t * t
            t6 = t2 * t2 * t2
            slope = 1.340264 - 0.243318 * t2 + t6 * (0.006251 + 0.034164 * t2)
            x = 2 / sqrt(3) * radians(longitude - self.middle) * cos(t) / slope
            y = t * (1.340264 - 0.081106 * t2 + t6 * (0.000893 + 0.003796 * t2))
            made.append((EARTH * x, -EARTH * y))
        return made

    def window(self, sheet: Box) -> Box:
        return Box(self.middle - 180, -90, self.middle + 180, 90)
