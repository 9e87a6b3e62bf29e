from __future__ import annotations

import pytest

from trials.geography.outlines import Outline, outlines
from trials.geography.shapes import Point

ON_LAND = {
    "Memphis": (-90.05, 35.15),
    "Ponce in Puerto Rico": (-66.6, 18.1),
    "Hilo's volcano in Hawaii": (-155.5, 19.6),
    "Anchorage's hills": (-149.3, 61.2),
    "Chukotka, over the date line": (-175.0, 66.7),
    "Hamilton in New Zealand": (175.3, -37.8),
    "Madrid": (-3.7, 40.4),
}
AT_SEA = {
    "the Atlantic": (-40.0, 35.0),
    "the Gulf of Mexico": (-90.0, 25.0),
    "the Caspian Sea": (51.0, 42.0),
}


def holds(ring: Outline, place: Point) -> bool:
    """Whether a ray from the place to the east crosses the ring an odd number of times."""
    x, y = place
    inside = False
    for (x0, y0), (x1, y1) in zip(ring.points, ring.points[1:], strict=False):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def is_within(rings: tuple[Outline, ...], place: Point) -> bool:
    turned = [(place[0] + turn, place[1]) for turn in (-360, 0, 360)]
    return sum(holds(ring, each) for ring in rings for each in turned) % 2 == 1


@pytest.mark.parametrize("level", ["near", "far"])
@pytest.mark.parametrize("place", ON_LAND.values(), ids=ON_LAND)
def test_land_is_where_people_live(level: str, place: Point) -> None:
    assert is_within(outlines(level).land, place)


@pytest.mark.parametrize("level", ["near", "far"])
@pytest.mark.parametrize("place", AT_SEA.values(), ids=AT_SEA)
def test_the_sea_is_not_land(level: str, place: Point) -> None:
    assert not is_within(outlines(level).land, place)


@pytest.mark.parametrize("level", ["near", "far"])
def test_the_great_lakes_are_water(level: str) -> None:
    assert is_within(outlines(level).lakes, (-87.0, 43.5))
    assert not is_within(outlines(level).lakes, (-85.0, 43.0))


@pytest.mark.parametrize("level", ["near", "far"])
def test_rings_are_closed_and_no_step_is_a_leap(level: str) -> None:
    seen = outlines(level)

    for ring in seen.land + seen.lakes:
        assert ring.points[0] == pytest.approx(ring.points[-1])
    for line in seen.land + seen.lakes + seen.borders + seen.states:
        for before, after in zip(line.points, line.points[1:], strict=False):
            assert abs(after[0] - before[0]) < 1.1
            assert abs(after[1] - before[1]) < 1.1
