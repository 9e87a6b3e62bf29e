"""Ages as the registry gives them ("18 Years", "6 Months").

The registry's upper limit is included: "21 Years" means until the 22nd birthday.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from trials.language.tongue import ngettext

ADULT_YEARS = 18
YOUNG_YEARS = 25

_AGE = re.compile(r"([0-9]{1,4}) (Year|Month|Week|Day|Hour|Minute)s?", re.IGNORECASE)
_IN_A_YEAR = {
    "year": 1,
    "month": 12,
    "week": 365.25 / 7,
    "day": 365.25,
    "hour": 365.25 * 24,
    "minute": 365.25 * 24 * 60,
}


class Age(NamedTuple):
    """A number of units; the unit is "year", "month", "week", "day", "hour" or "minute"."""

    number: int
    unit: str

    @property
    def in_years(self) -> float:
        return self.number / _IN_A_YEAR[self.unit]

    def __str__(self) -> str:
        return _in_units(self.number, self.unit).format(number=self.number)


def parse_age(text: str) -> Age | None:
    """The age of a registry text; None for "N/A", nothing, and what cannot be read."""
    found = _AGE.fullmatch(text.strip())
    return Age(int(found[1]), found[2].lower()) if found else None


def only_children(minimum: str, maximum: str) -> bool:
    """True where nobody of 18 years or more can take part, so that we may say "your child"."""
    highest = parse_age(maximum)
    return highest is not None and highest.in_years < ADULT_YEARS


def only_adults(minimum: str, maximum: str) -> bool:
    lowest = parse_age(minimum)
    return lowest is not None and lowest.in_years >= ADULT_YEARS


def _in_units(number: int, unit: str) -> str:
    each = {
        "year": ngettext("{number} year", "{number} years", number),
        "month": ngettext("{number} month", "{number} months", number),
        "week": ngettext("{number} week", "{number} weeks", number),
        "day": ngettext("{number} day", "{number} days", number),
        "hour": ngettext("{number} hour", "{number} hours", number),
        "minute": ngettext("{number} minute", "{number} minutes", number),
    }
    return each[unit]
