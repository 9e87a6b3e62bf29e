"""The infections that a criterion names, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Fact, FactKind

# The group is the name where it is not the whole: "hepatitis B (surface antigen) or C".
_NAMED = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        ("HIV", r"hiv|human immunodeficiency virus"),
        ("hepatitis A", r"hepatitis a"),
        ("hepatitis B", r"hep(?:atitis)? b|hbv|hbsag"),
        (
            "hepatitis C",
            r"hep(?:atitis)? c|hcv|hep(?:atitis)? b(?: virus)?(?:\s?\([^()]{1,80}\))?,?\s?"
            r"(?:and/or|and|or|/)\s?(c)",
        ),
        ("tuberculosis", r"tuberculosis"),
        ("COVID-19", r"covid-?19|sars-cov-2"),
        ("sepsis", r"sepsis"),
    )
)
_ANY = re.compile(r"\b(?:infections?|hepatitis)\b", re.IGNORECASE)


def infections(clause: Clause) -> Iterator[Fact]:
    """From left to right; where none is named, one fact at the first word that speaks of any."""
    named = [(name, found) for name, words in _NAMED if (found := words.search(clause.text))]
    if not named and (found := _ANY.search(clause.text)):
        named = [(found.group().lower(), found)]
    for name, found in sorted(named, key=lambda each: _place(each[1])):
        span = clause.span(*_place(found))
        yield Fact(kind=FactKind.INFECTION, side=clause.side, span=span, name=name)


def _place(found: re.Match[str]) -> tuple[int, int]:
    return found.span(found.lastindex or 0)
