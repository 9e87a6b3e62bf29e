"""Dates as the registry gives them (`yyyy`, `yyyy-MM` or `yyyy-MM-dd`) and as people read them."""

from __future__ import annotations

import datetime as dt
import re

from trials.language.tongue import gettext, gettext_noop, ngettext

MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
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
    if days in _NEAR_DAYS:
        return gettext(_NEAR_DAYS[days])
    if days < 0:
        return ngettext("in {days} day", "in {days} days", -days).format(days=-days)
    return ngettext("{days} day ago", "{days} days ago", days).format(days=days)


_NEAR_DAYS = {
    -1: gettext_noop("tomorrow"),
    0: gettext_noop("today"),
    1: gettext_noop("yesterday"),
}


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
    if not month:
        return f"{year:04}"
    parts = {"day": day, "month": gettext(MONTHS[month - 1]), "year": f"{year:04}"}
    words = gettext("{day} {month} {year}") if day else gettext("{month} {year}")
    return words.format(**parts)
