from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trials.geography.clusters import FINGER
from trials.geography.shapes import Point
from trials.geography.sheet import HIGHEST, LOWEST, WIDTH, fit

MEMPHIS, SAN_DIEGO = (-90.05, 35.15), (-117.16, 32.72)
AUCKLAND, LOS_ANGELES, HONOLULU = (174.76, -36.85), (-118.24, 34.05), (-157.86, 21.31)
BERLIN, TOKYO, NEW_YORK, CAIRO = (13.4, 52.52), (139.69, 35.68), (-74.0, 40.7), (31.2, 30.0)

anywhere = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


@given(st.lists(anywhere, min_size=1, max_size=12))
def test_every_place_is_on_the_sheet_with_a_margin(places: list[Point]) -> None:
    sheet = fit(places)

    safe = sheet.box.grown(-FINGER)
    assert all(safe.holds(sheet.place(*place)) for place in places)
    assert sheet.width == WIDTH
    assert LOWEST <= sheet.height <= HIGHEST


def test_two_places_keep_their_sides() -> None:
    sheet = fit([MEMPHIS, SAN_DIEGO])

    assert sheet.place(*SAN_DIEGO)[0] < sheet.place(*MEMPHIS)[0]
    assert sheet.place(*SAN_DIEGO)[1] > sheet.place(*MEMPHIS)[1]


def test_new_zealand_lies_to_the_left_of_california_over_the_pacific() -> None:
    sheet = fit([AUCKLAND, LOS_ANGELES])

    assert sheet.place(*AUCKLAND)[0] < sheet.place(*HONOLULU)[0] < sheet.place(*LOS_ANGELES)[0]
    assert sheet.km_per_unit * sheet.width < 16_000


def test_two_places_either_side_of_the_date_line_are_near() -> None:
    fiji, samoa = (179.9, -17), (-179.9, -17)

    sheet = fit([fiji, samoa])

    assert 0 < sheet.place(*samoa)[0] - sheet.place(*fiji)[0] < 40


def test_the_world_is_cut_where_people_expect_it() -> None:
    order = [HONOLULU, NEW_YORK, BERLIN, CAIRO, TOKYO, AUCKLAND]

    sheet = fit(list(reversed(order)))

    across = [sheet.place(*place)[0] for place in order]
    assert across == sorted(across)


@pytest.mark.parametrize("place", [MEMPHIS, (-66.1, 18.47), (180, -17), (0, 90), (10, -90)])
def test_a_single_place_stands_in_the_middle_of_1500_km(place: Point) -> None:
    sheet = fit([place])

    assert sheet.place(*place) == pytest.approx((sheet.width / 2, sheet.height / 2))
    assert sheet.km_per_unit * sheet.width == pytest.approx(1500)


def test_the_hospitals_of_one_city_are_shown_with_the_land_around() -> None:
    sheet = fit([(-71.1, 42.34), (-71.07, 42.36)])

    assert sheet.km_per_unit * sheet.width == pytest.approx(700)
