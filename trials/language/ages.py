"""Ages as the registry gives them ("18 Years", "6 Months") and as people say them.

The registry's upper limit is included: "21 Years" means until the 22nd birthday.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ANY_AGE = "People of any age"
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
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"

    @property
    def short(self) -> str:
        """The age as it is said: years go without their unit ("12", but "6 months")."""
        return str(self.number) if self.unit == "year" else str(self)


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


def who_by_age(minimum: str, maximum: str) -> str:
    """Such as "Children and young people under 22", "Adults of 18 and over"."""
    lowest, highest = parse_age(minimum), parse_age(maximum)
    if lowest and lowest.number == 0:
        lowest = None
    if not lowest and not highest:
        return ANY_AGE
    return f"{_group(lowest, highest)} {_span(lowest, highest)}"


def who_can_join(
    sex: str, minimum: str, maximum: str, healthy_volunteers: bool | None
) -> list[str]:
    """What the registry says of sex, age and health: a sentence for each that it says."""
    who = who_by_age(minimum, maximum)
    healthy = {True: "It takes healthy volunteers.", False: "It does not take healthy volunteers."}
    sentences = [
        f"This trial is for {who[0].lower()}{who[1:]}.",
        _sex_sentence(sex, minimum, maximum),
        "" if healthy_volunteers is None else healthy[healthy_volunteers],
    ]
    return [sentence for sentence in sentences if sentence]


def _group(lowest: Age | None, highest: Age | None) -> str:
    if lowest and lowest.in_years >= ADULT_YEARS:
        return "Adults"
    if not highest or highest.in_years > YOUNG_YEARS:
        return "Children and adults"
    if highest.in_years >= ADULT_YEARS:
        return "Children and young people"
    return "Children" if highest.in_years >= 1 else "Babies"


def _span(lowest: Age | None, highest: Age | None) -> str:
    if lowest and highest:
        return _between(lowest, highest)
    if lowest:
        return f"of {lowest.short} and over"
    if highest and highest.unit == "year":
        return f"under {highest.number + 1}"
    return f"up to {highest} old"


def _between(lowest: Age, highest: Age) -> str:
    if lowest == highest:
        return f"of {lowest.short}"
    if lowest.unit == highest.unit:
        return f"from {lowest.number} to {highest.short}"
    return f"from {lowest} to {highest}"


def _sex_sentence(sex: str, minimum: str, maximum: str) -> str:
    girls, boys = "girls and women", "boys and men"
    if only_children(minimum, maximum):
        girls, boys = "girls", "boys"
    elif only_adults(minimum, maximum):
        girls, boys = "women", "men"
    return {
        "ALL": "It is for people of any sex.",
        "FEMALE": f"It is for {girls} only.",
        "MALE": f"It is for {boys} only.",
    }.get(sex, "")
