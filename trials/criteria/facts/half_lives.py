"""Half-lives in a waiting time: "14 days or 5 half-lives, whichever is longer". They are never
turned into days: how long one lasts, only the drug says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trials.criteria.facts.numbers import NUMBER, number

HALF_LIVES = (
    rf"(?:{NUMBER}\s?(?:-|–|to)\s?)?(?P<half_lives>{NUMBER})\s?(?:(?:x|×|times|of|the|study|drug|"
    r"drug-elimination|elimination|effective|terminal|phase|agent['’]s|drug['’]s)\b['’]?[\s,]*){0,4}"
    r"half[\s-]?li(?:fe|ves)\b(?:\speriods?\b)?"
    r"(?:\sof\s(?:(?:the|any|that|its|their|study|test|trial|investigational|prior|previous|other)\s)"
    r"{0,3}(?:drugs?|agents?|products?|compounds?|medications?|treatments?|therap(?:y|ies))\b)?"
)
_OR = re.compile(
    r"(?:,?\s(?:of|prior to|before)\s[^.;]{3,60}?)?[\s,]{0,2}\(?(?:\bor\b|/),?\s?"
    r"(?:(?:with ?in|at least|less than|fewer than|no less than|about|for|up to|the study "
    rf"drug['’]s)\s|[<>≤≥]\s?=?\s?){{0,2}}{HALF_LIVES}",
    re.IGNORECASE,
)
_WHICHEVER = re.compile(
    r"[^.;]{0,90}?\b(?:which[\s-]?ever(?:\s(?:is|was|period is))?(?:\sthe)?|the)\s"
    r"(?P<which>longe(?:r|st)|great(?:er|est)|shorte(?:r|st))\b"
    r"(?:\speriod\b(?:\swill apply)?)?\)?",
    re.IGNORECASE,
)
_A_TIME = re.compile(r"\d\s?(?:hour|day|week|month|year)", re.IGNORECASE)
_ELAPSED = re.compile(r"(?:\s(?:must|should|have|has)){0,3}\s(?:elapsed|passed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HalfLives:
    """`end` is the place behind the half-lives, `whichever_end` that behind the word which of the
    two times counts ("longer" or "shorter", "" where the source does not say)."""

    count: float
    whichever: str
    end: int
    whichever_end: int


def half_lives_after(text: str, place: int) -> HalfLives | None:
    """The half-lives that the words at `place` give beside a time that ends there."""
    found = _OR.match(text, place)
    return half_lives_of(text, found) if found else None


def half_lives_of(text: str, found: re.Match[str]) -> HalfLives:
    """Those of a match that holds HALF_LIVES."""
    count, end = number(found["half_lives"]), found.end()
    said = _WHICHEVER.match(text, end)
    if said is None:
        return HalfLives(count, "", end, end)
    which = "shorter" if said["which"].lower().startswith("short") else "longer"
    return HalfLives(count, which, end, _whichever_end(text, end, said.end()))


def _whichever_end(text: str, half_end: int, said_end: int) -> int:
    """Another time between the two is told by a fact of its own."""
    if _A_TIME.search(text, half_end, said_end):
        return half_end
    elapsed = _ELAPSED.match(text, said_end)
    return elapsed.end() if elapsed else said_end
