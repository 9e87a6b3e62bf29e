"""How the nodes below a line belong together, by the words of the line and between its children."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trials.criteria.facts.names import names_in
from trials.criteria.nodes import Join

# In this order: "at least one of all the following" asks for one.
_WORDS = (
    (Join.ONE_OF, re.compile(
        r"\b(?:(?:any|one|1|either|some)(?: or more| \(?1\)? or more)? (?:\w+ )?(?:of|from)\b"
        r"|either\b|any (?:1|one)\b|at least (?:one|1)\b|whichever|is enough)", re.IGNORECASE)),
    (Join.ALL_OF, re.compile(
        r"\b(?:all(?: \w+)? (?:of )?(?:the|these|followings?|criteria)|all of|each of|"
            r"both(?: of)?\b|every one)", re.IGNORECASE)),
    (Join.ONLY_IF, re.compile(
        r"\b(?:only if|provided(?: that)?|unless|except(?:ions?)?(?: for| if| when)?|"
            r"with the exception|as long as)\b[^.]*[:：]?\s*$",
        re.IGNORECASE)),
)  # fmt: skip
_ENDS_OR = re.compile(r"\b(?:or|and/or)\s*[,;:]?\s*$", re.IGNORECASE)
_ENDS_AND = re.compile(r"\band\s*[,;:]?\s*$", re.IGNORECASE)
_IS_OR = re.compile(r"[-(\s]*(?:or|and/or|either)\b[-)\s:,.]*", re.IGNORECASE)
_IS_AND = re.compile(r"[-(\s]*(?:and|plus)\b[-)\s:,.]*", re.IGNORECASE)
# "Filtration rate ≥ 60 or creatinine by age as follows:" offers its list as the other measure.
# "AST or ALT" share a figure, and an "and" may tie any two of the measures.
_OR = re.compile(
    r"\bor\b(?! (?:equal|more|less|greater|higher|lower|older|above|below))", re.IGNORECASE
)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d")


def join_of(text: str, children: Sequence[str]) -> Join:
    """What the line itself says or offers; else what stands between its children; else not said."""
    last = text[-200:]
    for join, words in _WORDS:
        if words.search(last):
            return join
    if _offers_another_measure(last):
        return Join.ONE_OF
    if any(_ENDS_OR.search(child) or _IS_OR.fullmatch(child) for child in children[:-1]):
        return Join.ONE_OF
    if any(_ENDS_AND.search(child) or _IS_AND.fullmatch(child) for child in children[:-1]):
        return Join.ALL_OF
    return Join.NOT_SAID


def _offers_another_measure(text: str) -> bool:
    first = next(names_in(text), None)
    if first is None or _AND.search(text, first.end):
        return False
    parts = _OR.split(text[first.start :])
    return (
        len(parts) > 1
        and all(any(names_in(part)) for part in parts)
        and all(_FIGURE.search(part) for part in parts[:-1])
    )
