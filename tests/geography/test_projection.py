from __future__ import annotations

from itertools import pairwise
from math import hypot, pi, sqrt

import pytest

from trials.geography.projection import EARTH, Azimuthal, EqualEarth, Projection
from trials.geography.shapes import Box

AMERICA, WORLD = Azimuthal(-96, 38), EqualEarth(11)


@pytest.mark.parametrize("projection", [AMERICA, WORLD], ids=["azimuthal", "equal earth"])
@pytest.mark.parametrize("aside", [-30, 0, 30])
def test_north_is_up_and_east_is_to_the_right(projection: Projection, aside: int) -> None:
    longitude = projection.middle + aside

    northwards = projection.forward([(longitude, latitude) for latitude in range(5, 75, 5)])
    eastwards = projection.forward([(longitude + east, 40) for east in range(0, 30, 5)])

    assert all(after[1] < before[1] for before, after in pairwise(northwards))
    assert all(after[0] > before[0] for before, after in pairwise(eastwards))


def test_a_region_is_true_at_its_middle_and_a_quarter_of_the_globe_away() -> None:
    (middle, quarter) = Azimuthal(0, 0).forward([(0, 0), (90, 0)])

    assert middle == pytest.approx((0, 0))
    assert quarter == pytest.approx((EARTH * sqrt(2), 0), abs=1e-6)


def test_a_kilometre_near_the_middle_of_a_region_is_a_kilometre() -> None:
    kilometre = 360 / (2 * pi * EARTH)

    ((x, y),) = Azimuthal(-90, 35).forward([(-90, 35 + kilometre)])

    assert hypot(x, y) == pytest.approx(1, rel=1e-6)


def test_the_world_has_the_size_that_its_makers_give() -> None:
    (east, north) = EqualEarth(0).forward([(180, 0), (0, 90)])

    assert east == pytest.approx((2.7066299836 * EARTH, 0))
    assert north == pytest.approx((0, -1.3173627591574 * EARTH))


@pytest.mark.parametrize("latitude", [0, 38, -45, 80, -89])
def test_what_lies_on_a_sheet_lies_in_its_window(latitude: int) -> None:
    projection, sheet = Azimuthal(20, latitude), Box(-1500, -900, 1500, 900)
    globe = [(x, y) for x in range(-159, 200, 3) for y in range(-90, 91, 3)]

    window = projection.window(sheet)

    on_sheet = [
        place
        for place, point in zip(globe, projection.forward(globe), strict=True)
        if sheet.holds(point)
    ]
    assert on_sheet
    assert all(window.holds(place) for place in on_sheet)
