"""What the text says of the ages and sexes that may take part, as the registry's own fields would
say it, to hold the two against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from trials.criteria.facts.ages import in_years
from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Bound, Fact, FactKind
from trials.criteria.nodes import Side

_BOTH = re.compile(
    r"\b(?:males? (?:and|or|and/or|&|/) ?(?:non-?pregnant )?females?|females? (?:and|"
    r"or|and/or|&|/) ?males?|(?:men|man) (?:and|or|and/or|&|/) ?(?:wom[ae]n|non)"
    r"|wom[ae]n (?:and|or|and/or|&|/) ?m[ae]n|both (?:sexes|genders|men|males|"
    r"females)|(?:either|any|all|of both) (?:sex|gender)(?:es|s)?|male/female|"
    r"female/male|boys (?:and|or) girls|girls (?:and|or) boys"
    r"|regardless of (?:sex|gender)|any sex|gender not limited|no (?:limit on|"
    r"limitation of|restriction on) (?:the )?(?:gender|sex))\b",
    re.IGNORECASE,
)
_WHO = (
    r"(?:^|\b(?:adult|healthy|married|heterosexual|be|is|are|subject|participant|patient|"
    r"aged|sex|gender|older|only|an?)s?[\s:,(-]+)"
)
_MEN = re.compile(
    rf"{_WHO}(?:adult |healthy |heterosexual )*(?:males?|m[ae]n|boys?)\b(?!\s*(?:partner|"
    rf"pattern|and wom|condom|contracept|factor|/))",
    re.IGNORECASE,
)
_WOMEN = re.compile(
    rf"{_WHO}(?:adult |healthy |pregnant |premenopausal |postmenopausal |"
    rf"nulliparous )*(?:females?|wom[ae]n|girls?)\b(?!\s*(?:partner|of child|of repro|"
    rf"who are|with child|capable|become|(?:patient|subject|participant|volunteer)s? "
    rf"(?:of|who|must|with child|are eligible)))",
    re.IGNORECASE,
)
_HAS_SEX = re.compile(r"male|m[ae]n\b|boy|girl|sex|gender", re.IGNORECASE)
_ABOUT_WOMEN = re.compile(r"\b(?:females?|wom[ae]n|pregnan\w+|lactat\w+|girls?)\b", re.IGNORECASE)
_ABOUT_MEN = re.compile(r"\b(?:males?|m[ae]n|boys?)\b", re.IGNORECASE)


def age_limits(facts: Iterable[Fact]) -> tuple[float | None, float | None]:
    """(lowest, highest) age in years that the text lets in; None where it does not say, or says
    several things. Excluding "over 75" lets 75 in; an age that is one
    way in of several says nothing."""
    lowest: set[float] = set()
    highest: set[float] = set()
    for fact in facts:
        if fact.kind is FactKind.AGE and not fact.alternative:
            low, high = _limits(fact)
            lowest |= {low} if low is not None else set()
            highest |= {high} if high is not None else set()
    return _only(lowest), _only(highest)


def _only(values: set[float]) -> float | None:
    return values.pop() if len(values) == 1 else None


def _limits(fact: Fact) -> tuple[float | None, float | None]:
    lower_unit = fact.lower_unit or fact.unit
    if fact.side is Side.EXCLUSION:
        if fact.lower and fact.upper:
            return None, None
        return _low(fact.upper, fact.unit, out=True), _high(fact.lower, lower_unit, out=True)
    return _low(fact.lower, lower_unit), _high(fact.upper, fact.unit)


def _low(bound: Bound | None, unit: str, *, out: bool = False) -> float | None:
    """In the registry "> 18" and "18 or older" are both 18; excluding "≤ 18" leaves 19. A lowest
    age of 0 is not written there."""
    if bound is None or not bound.value:
        return None
    return in_years(bound, unit) + (1 if out and bound.inclusive and unit == "year" else 0)


def _high(bound: Bound | None, unit: str, *, out: bool = False) -> float | None:
    """Where the text says "< 65", the registry has 64 in some records and 65 in others."""
    if bound is None or (unit == "year" and bound.inclusive is out):
        return None
    return float(int(bound.value)) if unit == "year" else in_years(bound, unit)


def sexes(clause: Clause) -> Iterator[Fact]:
    """ "ALL", "MALE" or "FEMALE" where a line that lets people in names them."""
    if clause.side is Side.EXCLUSION or not _HAS_SEX.search(clause.text):
        return
    for name, words in (("ALL", _BOTH), ("MALE", _MEN), ("FEMALE", _WOMEN)):
        if found := words.search(clause.text):
            span = clause.span(found.start(), found.end())
            yield Fact(kind=FactKind.SEX, side=clause.side, span=span, name=name)
            return


def sex_said(facts: Iterable[Fact], source: str) -> str | None:
    """The sex that the criteria say themselves; else None. One sex is said only where no word of
    the whole source is about the other."""
    said = {fact.name for fact in facts if fact.kind is FactKind.SEX}
    if "ALL" in said:
        return "ALL"
    if "MALE" in said and not _ABOUT_WOMEN.search(source):
        return "MALE"
    return "FEMALE" if "FEMALE" in said and not _ABOUT_MEN.search(source) else None
