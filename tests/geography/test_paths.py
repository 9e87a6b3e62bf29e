from __future__ import annotations

import re
from itertools import pairwise

import pytest

from trials.geography.paths import ground
from trials.geography.shapes import Point
from trials.geography.sheet import Sheet, fit

MEMPHIS, MADRID, PONCE = (-90.05, 35.15), (-3.7, 40.4), (-66.6, 18.1)
HAMILTON, ANADYR, NOME_HILLS = (175.3, -37.8), (176.5, 65.0), (-163.0, 65.0)
DALLAS, NAIROBI, NAGANO = (-96.8, 32.8), (36.8, -1.3), (138.2, 36.2)
WORLD = [MEMPHIS, MADRID, HAMILTON, DALLAS, NAIROBI, NAGANO, (-60.0, -33.0), (25.0, -29.0)]


def rings(path: str) -> list[list[Point]]:
    """The corners of each closed part of a path, in units."""
    made = []
    for part in filter(None, path.split("z")):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d?|\.\d)", part)]
        (x, y), *steps = zip(numbers[0::2], numbers[1::2], strict=True)
        ring = [(x, y)]
        for dx, dy in steps:
            ring.append((ring[-1][0] + dx, ring[-1][1] + dy))
        made.append([*ring, ring[0]])
    return made


def is_land(sheet: Sheet, place: Point) -> bool:
    """Whether the drawing has land under the place, by the even-odd rule."""
    x, y = sheet.place(*place)
    crossed = 0
    for ring in rings(ground(sheet).land):
        for (x0, y0), (x1, y1) in pairwise(ring):
            crossed += (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return crossed % 2 == 1


@pytest.mark.parametrize(
    "places",
    [[PONCE], [MEMPHIS, DALLAS], [ANADYR, NOME_HILLS], [HAMILTON, DALLAS], [HAMILTON], WORLD],
    ids=["island", "country", "date line", "ocean between", "New Zealand", "world"],
)
def test_there_is_land_under_every_inland_place(places: list[Point]) -> None:
    sheet = fit(places)

    assert all(is_land(sheet, place) for place in places)


@pytest.mark.parametrize(
    ("places", "sea"),
    [([PONCE], (-66.0, 16.5)), ([HAMILTON, DALLAS], (-150.0, 0.0)), (WORLD, (-40.0, 30.0))],
    ids=["Caribbean", "Pacific", "Atlantic"],
)
def test_there_is_no_land_under_the_sea(places: list[Point], sea: Point) -> None:
    assert not is_land(fit(places), sea)


def test_a_map_of_tennessee_has_state_borders_and_a_map_of_the_world_has_none() -> None:
    tennessee = ground(fit([MEMPHIS]))
    world = ground(fit(WORLD))

    assert tennessee.states
    assert not world.states
    assert world.borders


@pytest.mark.parametrize("places", [[(10, 50)], [(-9, 38), (25, 60)], WORLD])
def test_paths_are_plain_and_small(places: list[Point]) -> None:
    seen = ground(fit(places))

    whole = seen.land + seen.lakes + seen.borders + seen.states
    assert re.fullmatch(r"[Mlz\d. -]+", whole)
    assert len(whole) < 60_000
    assert len(seen.land) > 1000


def test_nothing_is_drawn_far_beyond_the_edge() -> None:
    sheet = fit([MADRID])

    drawn = [point for ring in rings(ground(sheet).land) for point in ring]

    assert len(drawn) > 100
    assert all(sheet.box.grown(5).holds(point) for point in drawn)
