from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from trials.geography.clusters import FINGER, apart
from trials.geography.labels import box_of
from trials.geography.maps import Map, draw
from trials.geography.places import WELCOME, Place

MEMPHIS = Place(35.15, -90.05, "Memphis", "site-1", "open", "United States")
SAN_DIEGO = Place(32.72, -117.16, "San Diego", "site-2", "paused", "United States")


def drawn(*places: Place, unplaced: int = 0) -> Map:
    made = draw(places, unplaced=unplaced)
    assert made
    return made


def scattered(count: int, seed: int, spread: float) -> list[Place]:
    """So many sites about a random middle, a few in each city."""
    random = Random(seed)
    middle = random.uniform(-60, 60), random.uniform(-180, 180)
    cities = [
        (random.gauss(middle[0], spread / 2), random.gauss(middle[1], spread))
        for _ in range(1 + count // 4)
    ]
    spots = [random.choice(cities) for _ in range(count)]
    return [
        Place(
            latitude=max(-90, min(90, latitude)),
            longitude=(longitude + 180) % 360 - 180,
            label=f"City {cities.index((latitude, longitude))}",
            anchor=f"site-{number}",
            state=random.choice(WELCOME),
        )
        for number, (latitude, longitude) in enumerate(spots)
    ]


def test_without_a_site_there_is_no_map() -> None:
    assert draw([], unplaced=4) is None


def test_two_sites_are_two_pins_with_their_names() -> None:
    made = drawn(MEMPHIS, SAN_DIEGO)

    assert [(pin.title, pin.anchor, pin.state, pin.count) for pin in made.pins] == [
        ("Memphis: open", "site-1", "open", 1),
        ("San Diego: paused", "site-2", "paused", 1),
    ]
    assert [pin.label.text for pin in made.pins if pin.label] == ["Memphis", "San Diego"]
    assert not made.has_numbers
    assert made.summary == "2 sites."


def test_the_hospitals_of_a_city_share_a_pin_that_leads_to_the_first() -> None:
    houston = [
        Place(29.7 + n / 100, -95.4, "Houston", f"site-{n}", state)
        for n, state in enumerate(["closed", "said", "closed"])
    ]

    made = drawn(*houston, MEMPHIS)

    shared = made.pins[0]
    assert (shared.anchor, shared.count, shared.digits, shared.state) == ("site-0", 3, 1, "said")
    assert shared.title == "Houston: 3 sites, 1 said to be open, 2 closed"
    assert made.has_numbers


def test_neighbouring_cities_are_an_area_and_distant_ones_a_list() -> None:
    newton = Place(42.33, -71.2, "Newton", "site-3", "open")
    boston = Place(42.36, -71.06, "Boston", "site-4", "open")
    philadelphia = Place(39.95, -75.17, "Philadelphia", "site-6", "open")
    perth = Place(-31.95, 115.86, "Perth", "site-5", "open")

    near, far = drawn(boston, newton), drawn(boston, philadelphia, SAN_DIEGO, perth)

    assert near.pins[0].title == "Boston area: 2 sites, both open"
    assert near.pins[0].label
    assert near.pins[0].label.text == "Boston area"
    assert "Boston and Philadelphia: 2 sites, both open" in [pin.title for pin in far.pins]
    assert all(pin.label is None for pin in far.pins if pin.count > 1)


def test_the_legend_names_the_shapes_that_occur_and_no_others() -> None:
    made = drawn(SAN_DIEGO, MEMPHIS)

    assert [(key.state, key.words) for key in made.legend] == [
        ("open", "open"),
        ("paused", "paused"),
    ]


def test_sites_without_a_place_are_told_of() -> None:
    made = drawn(MEMPHIS, unplaced=2)

    assert made.unplaced == 2
    assert made.summary == "1 site. 2 more sites have no place on the map; they are in the list."


@pytest.mark.parametrize("spread", [0.2, 5, 20, 120])
@pytest.mark.parametrize("count", [1, 2, 30, 190, 1148])
def test_any_map_keeps_its_promises(count: int, spread: float) -> None:
    places = scattered(count, seed=count, spread=spread)

    made = drawn(*places)

    assert sum(pin.count for pin in made.pins) == count
    assert {pin.anchor for pin in made.pins} <= {place.anchor for place in places}
    for pin in made.pins:
        assert FINGER <= pin.x <= made.width - FINGER
        assert FINGER <= pin.y <= made.height - FINGER
    for one, other in combinations(made.pins, 2):
        assert apart((one.x, one.y), (other.x, other.y)) >= 2 * FINGER
    boxes = [box_of(pin.label, pin.x, pin.y) for pin in made.pins if pin.label]
    assert not any(one.grown(-1).meets(other.grown(-1)) for one, other in combinations(boxes, 2))


def test_the_same_sites_make_the_same_map() -> None:
    places = scattered(190, seed=7, spread=20)

    assert drawn(*places) == drawn(*places)
