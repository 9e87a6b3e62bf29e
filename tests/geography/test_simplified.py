"""A line with fewer points, nowhere further from the old one than is allowed."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from trials.geography.shapes import simplified

POINTS = st.tuples(st.integers(-50, 50), st.integers(-50, 50))
LINES = st.lists(POINTS, min_size=2, max_size=40, unique=True)


def away(point, first, last) -> float:
    """How far a point is from the stretch between two others."""
    along = last[0] - first[0], last[1] - first[1]
    square = along[0] ** 2 + along[1] ** 2
    share = ((point[0] - first[0]) * along[0] + (point[1] - first[1]) * along[1]) / (square or 1)
    share = min(1, max(0, share))
    nearest = first[0] + share * along[0], first[1] + share * along[1]
    return hypot(point[0] - nearest[0], point[1] - nearest[1])


@given(LINES, st.floats(0.1, 20))
def test_it_keeps_its_ends_and_only_points_of_its_own_in_their_order(line, tolerance):
    kept = simplified(line, tolerance)

    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert kept == [point for point in line if point in set(kept)]


@given(st.lists(st.integers(-50, 50), min_size=3, max_size=40), st.floats(0.1, 20))
def test_no_point_that_was_left_out_is_further_away_than_allowed(heights, tolerance):
    line = list(enumerate(heights))

    kept = simplified(line, tolerance)

    for point in line:
        assert min(away(point, *stretch) for stretch in pairwise(kept)) <= tolerance + 1e-9


def test_a_bay_is_kept_and_a_ripple_is_not():
    coast = [(0, 0), (10, 0.2), (20, 0), (30, 9), (40, 0)]

    assert simplified(coast, 0.5) == [(0, 0), (20, 0), (30, 9), (40, 0)]
