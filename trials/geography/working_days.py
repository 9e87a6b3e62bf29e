"""Working days of a country: its weekend and its public holidays, which come with holidays (PyPI).

Holidays of a state or a city are not known here. A country that is not known works from Monday to
Friday.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import holidays
from holidays.registry import COUNTRIES

_DAY = dt.timedelta(days=1)
_SATURDAY = 5
# The registry's countries that holidays calls by another name (ISO 3166).
_OTHER_NAMES = {
    "bolivia, plurinational state of": "BO",
    "brunei darussalam": "BN",
    "cape verde": "CV",
    "congo, the democratic republic of the": "CD",
    "czech republic": "CZ",
    "côte d'ivoire": "CI",
    "iran, islamic republic of": "IR",
    "korea, democratic people's republic of": "KP",
    "korea, republic of": "KR",
    "lao people's democratic republic": "LA",
    "libyan arab jamahiriya": "LY",
    "macao": "MO",
    "macedonia, the former yugoslav republic of": "MK",
    "moldova, republic of": "MD",
    "occupied palestinian territory": "PS",
    "palestinian territories, occupied": "PS",
    "palestinian territory, occupied": "PS",
    "russian federation": "RU",
    "swaziland": "SZ",
    "tanzania, united republic of": "TZ",
    "the democratic republic of the congo": "CD",
    "türkiye": "TR",
    "usa": "US",
    "vatican city state": "VA",
    "venezuela, bolivarian republic of": "VE",
    "viet nam": "VN",
    "virgin islands (u.s.)": "VI",
}
_NAMES = {name.casefold(): code for name, code, *_ in COUNTRIES.values()}


def code_of(country: str) -> str:
    """The ISO 3166 code of a country as the registry names it; empty where it is not known."""
    name = " ".join(country.casefold().replace("’", "'").split())
    return _OTHER_NAMES.get(name) or _NAMES.get("".join(filter(str.isalpha, name)), "")


def is_working(day: dt.date, country: str) -> bool:
    calendar = _calendar(code_of(country), day.year)
    return day.weekday() < _SATURDAY if calendar is None else calendar.is_working_day(day)


def after(day: dt.date, number: int, country: str) -> dt.date:
    """The day that comes so many working days after `day`; none after: the day itself."""
    while number > 0:
        day += _DAY
        number -= is_working(day, country)
    return day


def between(start: dt.date, end: dt.date, country: str) -> int:
    """How many working days have begun after `start`, up to and with `end`; none if it is later."""
    days = range(1, (end - start).days + 1)
    return sum(is_working(start + number * _DAY, country) for number in days)


@lru_cache(maxsize=1_000)
def _calendar(code: str, year: int) -> holidays.HolidayBase | None:
    """A calendar of one year: one that grows as it is asked cannot be shared by threads."""
    return holidays.country_holidays(code, years=year, expand=False) if code else None
