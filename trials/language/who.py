"""Whom a trial takes, by age, sex and health, as people say it."""

from __future__ import annotations

from collections.abc import Mapping

from trials.language.ages import (
    ADULT_YEARS,
    YOUNG_YEARS,
    Age,
    only_adults,
    only_children,
    parse_age,
)
from trials.language.tongue import gettext, gettext_noop, ngettext


def who_by_age(minimum: str, maximum: str) -> str:
    """Such as "Children and young people under 22", "Adults of 18 and over"."""
    return _who(minimum, maximum, _GROUPS)


def who_within(minimum: str, maximum: str) -> str:
    """The same within a sentence: "children and young people under 22"."""
    return _who(minimum, maximum, _GROUPS_WITHIN)


def who_can_join(
    sex: str, minimum: str, maximum: str, healthy_volunteers: bool | None
) -> list[str]:
    """What the registry says of sex, age and health: a sentence for each that it says."""
    people = who_within(minimum, maximum)
    sentences = [
        gettext("This trial is for {people}.").format(people=people),
        _sex_sentence(sex, minimum, maximum),
        _health_sentence(healthy_volunteers),
    ]
    return [sentence for sentence in sentences if sentence]


_GROUPS = {
    "any": gettext_noop("People of any age"),
    "adults": gettext_noop("Adults"),
    "all": gettext_noop("Children and adults"),
    "young": gettext_noop("Children and young people"),
    "children": gettext_noop("Children"),
    "babies": gettext_noop("Babies"),
}
_GROUPS_WITHIN = {
    "any": gettext_noop("people of any age"),
    "adults": gettext_noop("adults"),
    "all": gettext_noop("children and adults"),
    "young": gettext_noop("children and young people"),
    "children": gettext_noop("children"),
    "babies": gettext_noop("babies"),
}


def _who(minimum: str, maximum: str, groups: Mapping[str, str]) -> str:
    lowest, highest = parse_age(minimum), parse_age(maximum)
    if lowest and lowest.number == 0:
        lowest = None
    group = gettext(groups[_group(lowest, highest)])
    if lowest and highest:
        return _of(group, lowest) if lowest == highest else _between(group, lowest, highest)
    if lowest:
        return _and_over(group, lowest)
    return _up_to(group, highest) if highest else group


def _group(lowest: Age | None, highest: Age | None) -> str:
    if not lowest and not highest:
        return "any"
    if lowest and lowest.in_years >= ADULT_YEARS:
        return "adults"
    if not highest or highest.in_years > YOUNG_YEARS:
        return "all"
    if highest.in_years >= ADULT_YEARS:
        return "young"
    return "children" if highest.in_years >= 1 else "babies"


# English says years without their unit ("12", but "6 months"). Where another language does not,
# {number} is one of years, and {age} has its unit.


def _and_over(group: str, age: Age) -> str:
    if age.unit == "year":
        words = ngettext("{group} of {number} and over", "{group} of {number} and over", age.number)
        return words.format(group=group, number=age.number)
    return gettext("{group} of {age} and over").format(group=group, age=age)


def _up_to(group: str, age: Age) -> str:
    if age.unit == "year":
        next_year = age.number + 1
        words = ngettext("{group} under {number}", "{group} under {number}", next_year)
        return words.format(group=group, number=next_year)
    return gettext("{group} up to {age} old").format(group=group, age=age)


def _of(group: str, age: Age) -> str:
    if age.unit == "year":
        words = ngettext("{group} of {number}", "{group} of {number}", age.number)
        return words.format(group=group, number=age.number)
    return gettext("{group} of {age}").format(group=group, age=age)


def _between(group: str, lowest: Age, highest: Age) -> str:
    first = lowest.number if lowest.unit == highest.unit else lowest
    if lowest.unit == highest.unit == "year":
        words = ngettext(
            "{group} from {lowest} to {number}",
            "{group} from {lowest} to {number}",
            highest.number,
        )
        return words.format(group=group, lowest=first, number=highest.number)
    words = gettext("{group} from {lowest} to {age}")
    return words.format(group=group, lowest=first, age=highest)


def _sex_sentence(sex: str, minimum: str, maximum: str) -> str:
    sentences = _BY_SEX
    if only_children(minimum, maximum):
        sentences = _CHILDREN_BY_SEX
    elif only_adults(minimum, maximum):
        sentences = _ADULTS_BY_SEX
    return gettext(sentences[sex]) if sex in sentences else ""


_BY_SEX = {
    "ALL": gettext_noop("It is for people of any sex."),
    "FEMALE": gettext_noop("It is for girls and women only."),
    "MALE": gettext_noop("It is for boys and men only."),
}
_CHILDREN_BY_SEX = {
    **_BY_SEX,
    "FEMALE": gettext_noop("It is for girls only."),
    "MALE": gettext_noop("It is for boys only."),
}
_ADULTS_BY_SEX = {
    **_BY_SEX,
    "FEMALE": gettext_noop("It is for women only."),
    "MALE": gettext_noop("It is for men only."),
}


def _health_sentence(healthy_volunteers: bool | None) -> str:
    if healthy_volunteers is None:
        return ""
    if healthy_volunteers:
        return gettext("It takes healthy volunteers.")
    return gettext("It does not take healthy volunteers.")
