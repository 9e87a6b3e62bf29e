"""Waiting times and look-back windows, in days: a month is 30, a year 365."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from trials.criteria.facts.anchors import Anchors, anchors, has_end
from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.half_lives import (
    HALF_LIVES,
    HalfLives,
    half_lives_after,
    half_lives_of,
)
from trials.criteria.facts.numbers import NUMBER, number

_DAYS = {"h": 1 / 24, "d": 1.0, "w": 7.0, "mo": 30.0, "y": 365.0}
_UNIT = r"(?P<unit>hours?|hrs?|h|days?|weeks?|wks?|months?|mos?|years?|yrs?)\b"
_PAST = r"(?:last|past|previous|prior|preceding|recent)"
_NUMBER = rf"(?P<number>{NUMBER}|an?(?=\s(?:week|month|year)))"
_SPAN = (
    rf"(?:{NUMBER}\s?(?:-|–|to)\s?)?{_NUMBER}[\s-]*(?:\(\d{{1,3}}\)\s?)?(?:{_PAST}\s)?"
    rf"(?:calendar )?{_UNIT}"
)
_AT_LEAST = r"(?:[>≥]\s?=?|\b(?:at least|(?:a )?minimum of|more than|greater than))"
_TO_THE_START = (
    r"(?:prior|before|preceding|previous(?:ly)?|since|"
    r"of (?:the )?(?:study|screening|baseline|enrol\w+|randomi[sz]ation|inclusion|"
    r"visit|first|day|entry|start|initiation|dosing|registration|"
    r"recruitment|consent|admission|surgery|diagnosis|hospital))\b"
)


class _Way(Enum):
    PAST = auto()
    WITHIN = auto()
    BEFORE = auto()
    STATE = auto()
    SINCE = auto()
    HALF_LIVES = auto()


_WAYS = [
    (way, re.compile(pattern, re.IGNORECASE))
    for way, pattern in (
        # "within the last 6 months", "in the past year"
        (
            _Way.PAST,
            rf"\b(?:with ?in|during|over|in|for)\s(?:the\s)?(?:{_PAST}\s)"
            rf"(?:{_SPAN}|(?P<unit_alone>week|month|year)\b)",
        ),
        # "within 4 weeks of screening", "in the 4 weeks before", "recent infarction (< 6 weeks)"
        (
            _Way.WITHIN,
            rf"\bwith ?in\s(?:a (?:period|minimum) of\s|about\s|approximately\s|at least\s)?"
            rf"(?:the\s)?{_SPAN}",
        ),
        (
            _Way.WITHIN,
            rf"\b(?:in|during|over)\s(?:the\s)?{_SPAN}(?=\s(?:prior|before|preceding|previous)\b)",
        ),
        (_Way.WITHIN, rf"(?<=\()(?:[<≤]\s?=?|less than)\s?{_SPAN}(?=\))"),
        # "< 6 months prior to", "at least 3 months before", "completed at least 14 days ago"
        (
            _Way.BEFORE,
            rf"(?:[<>≤≥]\s?=?|\b(?:less than(?: or equal to)?|fewer than|more than|"
            rf"greater than(?: or equal to)?|at least|minimum of|up to|a period of|"
            rf"not? less than|for)\s)\s?(?:the\s)?{_SPAN}(?:'s?)?"
            rf"(?:\s(?:ago|earlier)\b|(?=\s(?:(?!of\b)\w+\s)?{_TO_THE_START}))",
        ),
        # "no immune suppression for ≥ 2 weeks"
        (
            _Way.STATE,
            rf"\b(?:off|no|without)\s(?P<state>[^.;,:]{{0,50}}?)\sfor\s{_AT_LEAST}\s?{_SPAN}",
        ),
        # "at least 14 days must have elapsed", "a wait of at least 90 days", "a washout of 4 weeks"
        (
            _Way.SINCE,
            rf"{_AT_LEAST}\s?(?:a\s)?{_SPAN}(?:(?:\s(?:must|should|have|has|had|to|need)){{0,3}}"
            rf"\s(?:elapsed|passed)\b|(?=\s(?:since|from|after|following|post|off|between)\b))",
        ),
        (_Way.SINCE, rf"\b(?:wait|interval|gap) of {_AT_LEAST}\s?{_SPAN}"),
        (_Way.SINCE, rf"\bwash-?out(?: period)?(?: of)?(?: at least)?\s(?:the\s)?{_SPAN}"),
    )
]
_HALF = re.compile(r"half[\s-]?li", re.IGNORECASE)
# "within 5 half-lives", "at least 5 half-lives or 28 days", "at least 28 days or 5 half-lives"
_HALF_WAYS = [
    (
        _Way.HALF_LIVES,
        re.compile(
            rf"(?:\b(?:with ?in|less than|fewer than)|{_AT_LEAST}|<)\s?"
            rf"(?:(?:at least|less than)\s|<\s?)?{HALF_LIVES}(?:(?:\s\([^()]{{1,20}}\))?"
            rf"(?:\sor\s|\sfor\s[^.;,()]{{2,60}}?\sor\s(?=within|at))"
            rf"(?:(?:with ?in|at least)\s)?{_SPAN})?",
            re.IGNORECASE,
        ),
    ),
    (
        _Way.SINCE,
        re.compile(
            rf"{_AT_LEAST}\s?{_SPAN}(?=[\s,(]{{1,2}}or\s[^.;]{{0,30}}{_HALF.pattern})",
            re.IGNORECASE,
        ),
    ),
]
_STOPS = re.compile(r"[,)]*")
_HAS_TIME = re.compile(r"(?:half|hour|hr|\dh|day|week|wk|month|mos|year|yr)", re.IGNORECASE)
_ELAPSED = re.compile(r"\b(?:elapsed|passed)$", re.IGNORECASE)
# What lies ahead is no window that is looked back on; nor is time that something lasts or is given.
_AHEAD = re.compile(
    r"\b(?:next|following|coming|plan\w*|anticipat\w+|expect\w*|intend\w*|intention|"
    r"life expectancy|until|upcoming|schedul\w+|to become|survival|"
    r"contracepti\w+|birth control|available|willing\w*|project|able to|inability|consent|"
    r"agree\w*)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_AHEAD_AFTER = re.compile(
    r"^\s?(?:after|following|post|from)\b|^[^.;,]{0,30}\bafter (?:the )?(?:last|final|"
    r"end|study|complet)|^\s?of (?:age|life|birth|gestation|delivery)",
    re.IGNORECASE,
)
# "… during the study and for at least 6 months after the last dose"
_GOES_ON = re.compile(r"\b(?:for|of|and|or|to|until|through(?:out)?|not)\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\buntil\s*$", re.IGNORECASE)
_AFTER_THE_START = re.compile(
    r"\s?(?:after|following|from|post)[\s-](?:the )?(?:enrol|stud(?:y|ies)\b|randomi|baseline|"
    r"screening|visit|signing|first dose|menopaus)",
    re.IGNORECASE,
)
_CONTRACEPTION = re.compile(
    r"\b(?:contracepti\w+|birth control|sterili\w+|ligations?|vasectom\w+|oophorectom\w+)\b",
    re.IGNORECASE,
)
_KEPT_UP = re.compile(r"\bfor(?: a period of)?\s*$", re.IGNORECASE)
_STABLE = re.compile(r"\b(?:stable|unchanged|constant)\b", re.IGNORECASE)
_LEFT_OFF = re.compile(
    r"\b(?:off|no|not|without|free|never|refrain\w*|abst\w+|stop\w*|discontinu\w+|withh\w+|"
    r"avoid\w*|cease\w*|suspend\w*|complet\w+)\b",
    re.IGNORECASE,
)
_THERAPY = re.compile(
    r"\b(?:\w*therap\w+|\w*surg\w+|operat\w+|treat\w+|drugs?|medic(?:at|in)\w+|agents?|"
    r"inhibitors?|antibiotics?|antibod\w+|steroids?|\w*corticosteroid\w*|\w+mab\b|"
    r"\w+nib\b|vaccin\w+|transfus\w+|transplant\w*|radiat\w+|irradiat\w+|(?:wb|\w*x)?rt|"
    r"dose[sd]?|dosing|injections?|infus\w+|investigational|clinical (?:trial|"
    r"stud)\w*|(?:another|other|research|drug|intervention\w*) (?:clinical )?(?:trial|"
    r"stud)\w*|participat\w+|immun\w+ ?suppress\w+|supplement\w*|prebiotics?|probiotics?|"
    r"insulin|\w+ectom\w+|\w+plast\w+|(?:growth|stimulating) factors?|"
    r"resection|procedures?|stent\w*|implant\w*|biops\w+|plasma\w*|immunoglobulin\w*|"
    r"ivig|ect|program\w*|contracept\w+|hormon\w+|consum\w+|administ\w+|recei\w+|"
    r"taking|taken|took|use of|used|using|intake)\b",
    re.IGNORECASE,
)
_TESTED = re.compile(
    r"\b(?:(?<!clinical )tests?(?!\s(?:drug|product|article|agent|medic))|laborator\w+|e[ck]gs?|"
    r"electrocardiogra\w+|pcr|scans?|mri|imaging)\b\)?(?:\s(?:taken|obtained|performed|done))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Found:
    way: _Way
    match: re.Match[str]


def windows(clause: Clause) -> Iterator[Fact]:
    """The windows of the clause, from left to right, each given once."""
    if not _HAS_TIME.search(clause.text):
        return
    ways = [*_WAYS, *_HALF_WAYS] if _HALF.search(clause.text) else _WAYS
    all_found = [_Found(way, match) for way, one in ways for match in one.finditer(clause.text)]
    done = after = 0
    for found in sorted(all_found, key=lambda one: (one.match.start(), -one.match.end())):
        if found.match.start() >= done and _looks_back(clause, found):
            half = _half_lives(clause.text, found)
            fact, after = _fact(clause, found, after, half)
            done = half.whichever_end if half else found.match.end()
            if fact.days is not None or _is_told_alone(fact):
                yield fact


def _looks_back(clause: Clause, found: _Found) -> bool:
    match = found.match
    before, after = clause.before(match.start(), 120), clause.after(match.end())
    if found.way is _Way.PAST or re.search(rf"\b{_PAST}\b", match.group(), re.IGNORECASE):
        return True
    if _ELAPSED.search(match.group()):
        return not _UNTIL.search(before)
    if found.way is _Way.BEFORE and _is_kept_up(before, match):
        return False
    if has_end(clause.text, match.end()):
        return found.way is _Way.WITHIN or not _CONTRACEPTION.search(before)
    if found.way is _Way.SINCE and _AHEAD_AFTER.match(after):
        return not (_GOES_ON.search(before) or _AFTER_THE_START.match(after))
    return not (_AHEAD.search(before) or _AHEAD_AFTER.match(after))


def _is_kept_up(before: str, match: re.Match[str]) -> bool:
    """ "Stable for at least 4 weeks before" is no time that lies between; "off … for" is."""
    near = before.rpartition(",")[2]
    is_for = _KEPT_UP.search(before) or match.group().lower().startswith("for")
    is_stable = _STABLE.search(near) and not match.group().lower().startswith(("<", "≤", "less"))
    return bool(is_for or is_stable) and not _LEFT_OFF.search(near)


def _is_told_alone(fact: Fact) -> bool:
    """Half-lives without days; not where the days that count besides could not be read."""
    is_exact = not fact.name.lower().startswith(("at least", "a ", "min", "more", "gr", ">", "≥"))
    return not fact.whichever and (is_exact or bool(fact.until))


def _fact(clause: Clause, found: _Found, after: int, half: HalfLives | None) -> tuple[Fact, int]:
    """The fact, and the place up to which the text is about it."""
    match = found.match
    said = _anchors(clause.text, found, after, half)
    of = match["state"] if found.way is _Way.STATE else said.of
    end = half.whichever_end if half else match.end()
    return Fact(
        kind=FactKind.WASHOUT if half or _is_of_therapy(clause, match, of) else FactKind.LOOKBACK,
        side=clause.side,
        span=clause.span(match.start(), end),
        name=clause.text[match.start() : end].strip(),
        days=_days(match),
        of=of,
        until=said.until,
        exception=said.exception,
        half_lives=half.count if half else None,
        whichever=half.whichever if half else "",
    ), max(said.end, end)


def _half_lives(text: str, found: _Found) -> HalfLives | None:
    if found.way is _Way.HALF_LIVES:
        return half_lives_of(text, found.match)
    return half_lives_after(text, found.match.end())


def _anchors(text: str, found: _Found, after: int, half: HalfLives | None) -> Anchors:
    """Beside half-lives, what the time counts to stands behind it, or behind them, or behind
    "whichever is longer"."""
    is_since = found.way in (_Way.SINCE, _Way.BEFORE)
    start, end = found.match.span()
    ends = (end, half.end, half.whichever_end) if half else (end,)
    places = [stops.end() for place in ends if (stops := _STOPS.match(text, place))]
    all_said = [anchors(text, start, place, after, is_since=is_since) for place in places]
    return next((said for said in all_said if said.until), all_said[-1])


def _is_of_therapy(clause: Clause, match: re.Match[str], of: str) -> bool:
    """What is tested is looked back on, whatever drug the sentence names before it."""
    words = of or clause.before(match.start("unit"), 80)
    return bool(_THERAPY.search(_TESTED.split(words)[-1]))


def _days(match: re.Match[str]) -> int | None:
    """None where the time is told in half-lives alone."""
    got = match.groupdict()
    unit = (got["unit"] or got.get("unit_alone") or "").lower()
    if not unit:
        return None
    value = got["number"] or "1"
    many = 1.0 if value.lower() in ("a", "an") else number(value)
    days = many * (_DAYS["mo"] if unit.startswith("mo") else _DAYS[unit[0]])
    return max(1, round(days)) if days else 0
