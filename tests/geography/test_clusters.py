from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from trials.geography.clusters import NEAR, apart, clusters, extent
from trials.geography.shapes import Point

spot = st.tuples(st.floats(0, 660), st.floats(0, 480))


@given(st.lists(spot, max_size=60))
def test_each_site_is_in_exactly_one_pin_and_pins_keep_their_distance(spots: list[Point]) -> None:
    found = clusters(spots)

    members = [member for cluster in found for member in cluster.members]
    assert sorted(members) == list(range(len(spots)))
    for one, other in combinations(found, 2):
        assert apart(one.spot, other.spot) >= NEAR > one.radius + other.radius


@given(st.lists(spot, max_size=60))
def test_a_site_goes_to_the_nearest_pin(spots: list[Point]) -> None:
    found = clusters(spots)

    for cluster in found:
        for member in cluster.members:
            mine = apart(spots[member], cluster.spot)
            assert mine == min(apart(spots[member], other.spot) for other in found)
            assert mine < NEAR


def test_pins_come_in_the_order_of_the_list() -> None:
    found = clusters([(500, 100), (100, 100), (502, 100), (300, 100)])

    assert [cluster.members for cluster in found] == [(0, 2), (1,), (3,)]


def test_a_pin_stands_where_most_of_its_sites_are() -> None:
    (found,) = clusters([(100, 100), (120, 100), (120, 100)])

    assert found.spot == (120, 100)


def test_a_pin_with_more_sites_is_larger() -> None:
    sizes = [clusters([(9.0, 9.0)] * count)[0].radius for count in (1, 2, 10, 100, 1148)]

    assert sizes == sorted(set(sizes))


def test_a_pin_knows_how_far_apart_its_sites_are() -> None:
    spots = [(100.0, 100.0), (130.0, 140.0)]

    (found,) = clusters(spots)

    assert extent(found, spots) == 50
