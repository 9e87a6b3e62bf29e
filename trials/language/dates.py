"""Dates as the registry gives them (`yyyy`, `yyyy-MM` or `yyyy-MM-dd`) and as people read them."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME_OF_DAY = re.compile(r"T[0-9]{2}:[0-9]{2}$")


def is_partial_date(text: str) -> bool:
    """True for a year, a month of one or a day of one that the calendar has."""
    return _read(text) is not None


def in_words(date: str) -> str:
    """ "2019", "May 2019" or "14 May 2019", without a time of day; other text stays as it is."""
    parts = _read(_TIME_OF_DAY.sub("", date))
    return _joined(*parts) if parts else date


def month_of(date: str) -> str:
    """ "May 2019", or "2019" where the month is not known; other text stays as it is."""
    parts = _read(_TIME_OF_DAY.sub("", date))
    return _joined(*parts[:2]) if parts else date


def ago(days: int) -> str:
    """ "today", "yesterday", "12 days ago"; a day that is still to come is "in 3 days"."""
    if days < -1:
        return f"in {-days} days"
    return _NEAR_DAYS.get(days) or f"{days} days ago"


_NEAR_DAYS = {-1: "tomorrow", 0: "today", 1: "yesterday"}


def _read(text: str) -> tuple[int, ...] | None:
    """Year, month and day, as far as the text tells them; None where there is no such day."""
    found = _PARTIAL_DATE.fullmatch(text)
    if not found:
        return None
    parts = tuple(int(part) for part in found.groups() if part)
    try:
        dt.date(*(*parts, 1, 1)[:3])
    except ValueError:
        return None
    return parts


def _joined(year: int, month: int = 0, day: int = 0) -> str:
    words = (str(day) if day else "", MONTHS[month - 1] if month else "", f"{year:04}")
    return " ".join(filter(None, words))
