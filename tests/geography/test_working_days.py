from __future__ import annotations

import datetime as dt
import json

import pytest

from trials.geography import working_days

D = dt.date
US = "United States"


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (D(2026, 11, 2), 5, D(2026, 11, 9)),  # Monday to Monday
        (D(2026, 11, 6), 1, D(2026, 11, 9)),  # Friday to Monday
        (D(2026, 11, 7), 1, D(2026, 11, 9)),  # Saturday to Monday
        (D(2026, 11, 22), 5, D(2026, 11, 30)),  # Thanksgiving between
        (D(2026, 12, 24), 1, D(2026, 12, 28)),  # Christmas, a Friday
        (D(2026, 12, 31), 2, D(2027, 1, 5)),
        (D(2028, 2, 28), 1, D(2028, 2, 29)),
        (D(2026, 11, 21), 0, D(2026, 11, 21)),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(day, count, expected):
    assert working_days.after(day, count, US) == expected


@pytest.mark.parametrize(
    ("country", "holiday"),
    [
        ("Germany", D(2026, 10, 3)),
        ("Korea, Republic of", D(2026, 3, 2)),
        ("South Korea", D(2026, 3, 2)),
        ("Russian Federation", D(2026, 6, 12)),
        ("United Kingdom", D(2026, 4, 3)),
        ("Turkey", D(2026, 10, 29)),
        ("Czechia", D(2026, 9, 28)),
        ("Taiwan", D(2026, 2, 17)),
        ("United States", D(2026, 7, 3)),  # the Fourth is a Saturday
    ],
)
def test_each_country_has_its_own_holidays(country, holiday):
    assert not working_days.is_working(holiday, country)


@pytest.mark.parametrize("country", ["Egypt", "Saudi Arabia", "Jordan", "Israel"])
def test_where_friday_and_saturday_are_the_weekend_sunday_is_a_working_day(country):
    friday, saturday, sunday = D(2026, 11, 6), D(2026, 11, 7), D(2026, 11, 8)

    working = [working_days.is_working(day, country) for day in (friday, saturday, sunday)]

    assert working == [False, False, True]


def test_a_saturday_that_is_worked_for_a_bridge_counts():
    assert working_days.is_working(D(2026, 2, 14), "China")


@pytest.mark.parametrize("country", ["", "Ruritania", "united", "US"])
def test_an_unknown_country_works_from_monday_to_friday(country):
    assert working_days.code_of(country) == ""
    assert working_days.after(D(2026, 12, 24), 1, country) == D(2026, 12, 25)
    assert not working_days.is_working(D(2026, 12, 26), country)


def test_days_between_are_those_after_the_first_up_to_the_last():
    friday, monday = D(2026, 11, 6), D(2026, 11, 9)

    assert working_days.between(friday, friday, US) == 0
    assert working_days.between(friday, monday, US) == 1
    assert working_days.between(monday, friday, US) == 0


@pytest.mark.parametrize("country", [US, "Israel", "China", "Ruritania"])
def test_after_and_between_agree_on_every_day_of_a_year(country):
    for number in range(366):
        start = D(2026, 1, 1) + dt.timedelta(days=number)
        for count in (1, 2, 6):
            end = working_days.after(start, count, country)
            assert working_days.between(start, end, country) == count
            assert working_days.between(start, end - dt.timedelta(days=1), country) == count - 1


def test_every_country_of_the_registrys_records_is_known(real_studies):
    studies = [json.loads(text) for text in real_studies]
    countries = {
        site["country"]
        for study in studies
        for site in study["protocolSection"].get("contactsLocationsModule", {}).get("locations", [])
        if "country" in site
    }

    assert len(countries) > 40
    assert [country for country in countries if not working_days.code_of(country)] == []
