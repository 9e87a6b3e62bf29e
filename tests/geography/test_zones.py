from __future__ import annotations

from dataclasses import dataclass

import pytest
import tzfpy

from trials.geography.zones import zone_of

DESK = "America/Chicago"


@dataclass(frozen=True)
class Place:
    latitude: float | None
    longitude: float | None


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (35.15, -90.05, "America/Chicago"),
        (43.71, -79.40, "America/Toronto"),
        (21.31, -157.86, "Pacific/Honolulu"),
        (-33.87, 151.21, "Australia/Sydney"),
        (45.75, 4.85, "Europe/Paris"),
        (27.71, 85.32, "Asia/Kathmandu"),
    ],
)
def test_a_place_has_the_zone_of_its_coordinates(latitude, longitude, zone):
    assert zone_of(Place(latitude, longitude), DESK).key == zone


def test_a_place_without_coordinates_has_the_zone_of_the_desk():
    assert zone_of(Place(None, None), DESK).key == DESK


def test_a_zone_that_this_computer_does_not_know_yet_is_that_of_the_desk(monkeypatch):
    monkeypatch.setattr(tzfpy, "get_tz", lambda longitude, latitude: "Atlantic/Atlantis")

    assert zone_of(Place(31.0, -40.0), DESK).key == DESK


def test_the_middle_of_the_sea_and_the_poles_have_a_zone_too():
    assert zone_of(Place(0.0, -150.0), DESK)
    assert zone_of(Place(-90.0, 180.0), DESK)
