from __future__ import annotations

import datetime as dt

import pytest

from trials.language import workdays

UTC = dt.UTC


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (dt.date(2026, 11, 16), 5, dt.date(2026, 11, 23)),  # Monday to Monday
        (dt.date(2026, 11, 20), 1, dt.date(2026, 11, 23)),  # Friday to Monday
        (dt.date(2026, 11, 21), 1, dt.date(2026, 11, 23)),  # Saturday to Monday
        (dt.date(2026, 11, 22), 5, dt.date(2026, 11, 27)),  # Sunday to Friday
        (dt.date(2026, 12, 31), 2, dt.date(2027, 1, 4)),
        (dt.date(2028, 2, 28), 1, dt.date(2028, 2, 29)),
        (dt.date(2026, 11, 21), 0, dt.date(2026, 11, 21)),
    ],
)
def test_working_days_leave_out_the_weekend(day, count, expected):
    assert workdays.after(day, count) == expected


def test_the_day_is_the_day_at_the_desk():
    late_in_memphis = dt.datetime(2026, 11, 17, 5, 30, tzinfo=UTC)

    assert workdays.local_day(late_in_memphis, "America/Chicago") == dt.date(2026, 11, 16)
    assert workdays.local_day(late_in_memphis, "Asia/Tokyo") == dt.date(2026, 11, 17)


def test_the_day_is_right_when_the_clocks_change():
    before, after = (dt.datetime(2026, 11, 1, hour, 30, tzinfo=UTC) for hour in (4, 5))

    assert workdays.local_day(before, "America/Chicago") == dt.date(2026, 10, 31)
    assert workdays.local_day(after, "America/Chicago") == dt.date(2026, 11, 1)
