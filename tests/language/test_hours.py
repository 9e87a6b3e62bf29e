from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from trials.language.hours import in_zone, zones


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("America/Chicago", "weekdays, 8 to 5 (Chicago time)"),
        ("America/Argentina/Buenos_Aires", "weekdays, 8 to 5 (Buenos Aires time)"),
        ("", "weekdays, 8 to 5"),
    ],
)
def test_hours_name_the_place_whose_clock_is_meant(zone, shown):
    assert in_zone("weekdays, 8 to 5", zone) == shown


def test_a_zone_without_hours_says_nothing():
    assert in_zone("", "America/Chicago") == ""


def test_zones_are_those_of_places_and_this_computer_knows_them_all():
    assert {"America/Chicago", "Europe/London", "Asia/Tokyo"} <= set(zones())
    assert not {"UTC", "EST5EDT", "Etc/GMT+5"} & set(zones())
    assert all(ZoneInfo(zone).key == zone for zone in zones())
