"""Days are counted where the site is: its midnights, its summer time, and clocks that differ."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.models import Site, StatusReport, Trial
from trials.models.local_days import day_at, days_since
from trials.models.standing import State, weigh

MEMPHIS = (35.15, -90.05)
SYDNEY = (-33.87, 151.21)
HONOLULU = (21.31, -157.86)


def site(point: tuple[float, float] | None = MEMPHIS) -> Site:
    latitude, longitude = point or (None, None)
    whole = Trial(overall_status="RECRUITING", status_verified_date="2026-01")
    return Site(trial=whole, latitude=latitude, longitude=longitude, registry_status="RECRUITING")


def at(moment: str) -> dt.datetime:
    return dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)


def standing(point: tuple[float, float] | None, said: str, now: str):
    report = StatusReport(status="RECRUITING", source="coordinator", at=at(said))
    return weigh(site(point), report, at(now))


@pytest.mark.parametrize(
    ("point", "day"),
    [(HONOLULU, 21), (MEMPHIS, 21), (SYDNEY, 22), (None, 21)],
)
def test_one_moment_is_on_the_day_that_the_site_has(point, day):
    assert day_at(site(point), at("2026-11-22T03:00")) == dt.date(2026, 11, day)


def test_a_word_of_late_evening_is_of_yesterday_after_midnight_at_the_site():
    before, after = at("2026-11-22T05:59"), at("2026-11-22T06:01")

    assert days_since(site(MEMPHIS), before, after) == 1
    assert days_since(site(SYDNEY), before, after) == 0


def test_the_sixtieth_day_ends_at_midnight_there():
    last_minute = standing(MEMPHIS, "2026-09-23T18:00", "2026-11-23T05:59")
    next_minute = standing(MEMPHIS, "2026-09-23T18:00", "2026-11-23T06:01")

    assert (last_minute.state, last_minute.word.days) == (State.OPEN, 60)
    assert (next_minute.state, next_minute.word.days) == (State.SAID, 61)


@pytest.mark.parametrize(
    ("said", "now", "days"),
    [
        ("2026-03-07T05:30", "2026-03-09T04:30", 2),  # 47 hours; the clocks went forward
        ("2026-10-31T05:30", "2026-11-02T05:30", 1),  # 48 hours; the clocks went back
    ],
)
def test_summer_time_neither_adds_a_day_nor_takes_one(said, now, days):
    assert standing(MEMPHIS, said, now).word.days == days


@pytest.mark.parametrize("minutes", [1, 10, 23 * 60])
def test_a_word_from_a_clock_that_runs_ahead_is_of_today(minutes):
    now = at("2026-11-22T05:55")
    report = StatusReport(
        status="RECRUITING", source="coordinator", at=now + dt.timedelta(minutes=minutes)
    )

    found = weigh(site(), report, now)

    assert (found.state, found.word.days) == (State.OPEN, 0)


def test_a_word_of_a_day_that_is_still_far_off_confirms_nothing():
    found = standing(MEMPHIS, "2030-01-01T12:00", "2026-11-22T12:00")

    assert (found.state, found.word.days) == (State.SAID, None)


def test_a_pause_holds_whatever_the_clock_said():
    report = StatusReport(status="SUSPENDED", source="staff", at=at("2030-01-01T12:00"))

    assert weigh(site(), report, at("2026-11-22T12:00")).state is State.PAUSED


def test_the_month_of_a_report_is_that_of_the_site():
    """In Memphis it is still October when the registry's November begins."""
    whole = Trial(overall_status="RECRUITING", status_verified_date="2026-11")
    closed = Site(trial=whole, latitude=35.15, longitude=-90.05, registry_status="SUSPENDED")
    report = StatusReport(status="RECRUITING", source="staff", at=at("2026-11-01T03:00"))

    assert weigh(closed, report, at("2026-11-03T12:00")).state is State.PAUSED
