"""Working days, Monday to Friday. Public holidays are not known here."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

_SATURDAY = 5


def after(day: dt.date, working_days: int) -> dt.date:
    """The day that comes so many working days after `day`; none after: the day itself."""
    while working_days > 0:
        day += dt.timedelta(days=1)
        working_days -= day.weekday() < _SATURDAY
    return day


def local_day(moment: dt.datetime, zone: str) -> dt.date:
    """The day of a moment where `zone` (America/Chicago) is the time."""
    return moment.astimezone(ZoneInfo(zone)).date()
