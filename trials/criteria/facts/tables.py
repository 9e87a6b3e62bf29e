"""Limits by age and sex: a creatinine table, one fact a row and sex, each with its row's words.

Tables come as a list, one row a line, or run together in one line; the ages in them choose a row
and let nobody in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Bound, Fact, FactKind

_TABLE_OF = re.compile(r"creatinine|\bscr\b", re.IGNORECASE)
_BY = re.compile(r"\bage\b|\bage[/ ]|gender|\bsex\b", re.IGNORECASE)
_UNIT = re.compile(r"mg\s?/\s?dl|[uµμ]mol\s?/\s?l|mmol\s?/\s?l", re.IGNORECASE)
_YEARS = r"(?:months?|mos?\.?|years?|yrs?\.?)"
_LIMIT = r"(?:[<>≤≥]\s?=?\s?)?\d{1,2}"
_AGE = (
    rf"(?P<age>(?:age[ds]?:?\s?)?(?:{_LIMIT}\s?{_YEARS}?\s?(?:to|-|–|"
    rf"and)\s?)?{_LIMIT}\s?{_YEARS}(?:\sof\sage|\sold)?)"
)
_WHO = r"(?:males?|females?|boys?|girls?|both)"
_ONE = (
    rf"(?:{_WHO}\s?[:=]?\s?)?(?:[<≤]\s?=?\s?)?\d{{1,3}}(?:\.\d{{1,2}})?\s?(?:mg\s?/\s?dl|"
    rf"[uµμ]mol\s?/\s?l)?(?:\s?\(\s?{_WHO}(?:\s?(?:,|and|/)\s?{_WHO})?\s?\))?"
)
_ROW = re.compile(
    rf"{_AGE}\s?[:;,=]\s?(?:maximum\s|"
    rf"max\.?\s)?(?:serum\s)?(?:creatinine\s?)?(?:\(\s?[a-z]+\s?/\s?[a-z]+\s?\)\s?)?:?\s?(?P<values>{_ONE}(?:\s?[,;/]?\s?(?:and\s)?(?=[^a-z]*{_WHO}){_ONE})?)(?!\d)(?!\s?{_YEARS})",
    re.IGNORECASE,
)
_VALUE = re.compile(
    rf"(?:(?P<before>{_WHO})\s?[:=]?\s?)?(?P<value>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:{_UNIT.pattern})?(?:\s?\((?P<after>[^)]{{3,30}})\))?",
    re.IGNORECASE,
)


def rows(clause: Clause) -> Iterator[Fact]:
    """The rows of a creatinine table in the clause: the highest value for an age and a sex."""
    context = f"{clause.above} {clause.text} {clause.heading}"
    if not (_TABLE_OF.search(context) and _BY.search(context)):
        return
    unit = _UNIT.search(f"{clause.text} {clause.above}")
    for row in _ROW.finditer(clause.text):
        for value in _VALUE.finditer(row["values"]):
            yield Fact(
                kind=FactKind.LAB, name="creatinine", side=clause.side,
                span=clause.span(row.start(), row.end()),
                upper=Bound(float(value["value"]), inclusive=True),
                unit=unit.group().replace(" ", "") if unit else "",
                only_for=_only_for(row["age"], value["before"] or value["after"] or ""),
                alternative=True,
            )  # fmt: skip


def _only_for(age: str, who: str) -> str:
    """Such as "age < 6 months; male, female"."""
    years = re.sub(r"^age[ds]?:?\s?", "", age.strip(), flags=re.IGNORECASE)
    return f"age {years}; {who.strip().lower()}" if who else f"age {years}"
