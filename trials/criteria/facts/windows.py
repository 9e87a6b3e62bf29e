"""Waiting times and look-back windows, in days: a month is 30, a year 365."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.numbers import NUMBER, number

_DAYS = {"h": 1 / 24, "d": 1.0, "w": 7.0, "mo": 30.0, "y": 365.0}
_UNIT = r"(?P<unit>hours?|hrs?|h|days?|weeks?|wks?|months?|mos?|years?|yrs?)\b"
_PAST = r"(?:last|past|previous|prior|preceding|recent)"
_NUMBER = rf"(?P<number>{NUMBER}|an?(?=\s(?:week|month|year)))"
_SPAN = (
    rf"(?:{NUMBER}\s?(?:-|–|"
    rf"to)\s?)?{_NUMBER}[\s-]*(?:\(\d{{1,3}}\)\s?)?(?:{_PAST}\s)?(?:calendar )?{_UNIT}"
)
_TO_THE_START = (
    r"(?:prior|before|preceding|previous(?:ly)?|ago|earlier|since|"
    r"of (?:the )?(?:study|screening|baseline|enrol\w+|randomi[sz]ation|inclusion|"
    r"visit|first|day|entry|start|initiation|dosing|treatment|registration|"
    r"recruitment|consent|admission|surgery|diagnosis|hospital|entering|starting|"
    r"day 1))"
)

_WINDOWS = (
    # "within the last 6 months", "within 4 weeks of screening", "in the past year"
    re.compile(
        rf"\b(?:with|with ?in|during|over|in|for)\s(?:the\s)?(?:{_PAST}\s)(?:{_SPAN}|"
        rf"(?P<unit_alone>week|month|year)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bwith ?in\s(?:a (?:period|minimum) of\s|about\s|approximately\s|"
        rf"at least\s)?(?:the\s)?{_SPAN}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:in|during|over)\s(?:the\s)?{_SPAN}\s(?:prior|before|preceding|previous)\b",
        re.IGNORECASE,
    ),
    # "< 6 months prior to", "less than 4 weeks before", "at least 3 months prior to"
    re.compile(
        rf"(?:[<>≤≥]\s?=?|\b(?:less than(?: or equal to)?|fewer than|more than|"
        rf"greater than(?: or equal to)?|at least|minimum of|up to|a period of|"
        rf"not? less than|for)\s)\s?(?:the\s)?{_SPAN}(?:'s?)?\s(?:\w+\s)?{_TO_THE_START}",
        re.IGNORECASE,
    ),
    # "no immune suppression for ≥ 2 weeks", "a wait of at least 90 days"
    re.compile(
        rf"(?<=\b)(?:off|no|without)\s[^.;,:]{{0,50}}?\sfor\s(?:[>≥]\s?=?|at least|"
        rf"more than)\s?{_SPAN}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:wait|interval|gap) of (?:[>≥]\s?=?|at least|more than)\s?{_SPAN}", re.IGNORECASE
    ),
    # "at least 14 days must have elapsed", "a washout of 4 weeks"
    re.compile(
        rf"(?:[>≥]\s?=?|\b(?:at least|minimum of|more than|"
        rf"greater than))\s?(?:a\s)?{_SPAN}\s(?:(?:must|should|have|has|had|to|"
        rf"need)\s){{0,3}}(?:elapsed|passed|since|from|after|post|off)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\bwash-?out(?: period)?(?: of)?(?: at least)?\s(?:the\s)?{_SPAN}", re.IGNORECASE),
    re.compile(rf"{_SPAN}\swash-?out\b", re.IGNORECASE),
    # "recent infarction (< 6 weeks)"
    re.compile(rf"(?<=\()(?:[<≤]\s?=?|less than)\s?{_SPAN}(?=\))", re.IGNORECASE),
)
_HAS_TIME = re.compile(r"(?:hour|hr|\dh|day|week|wk|month|mos|year|yr)", re.IGNORECASE)
# What lies ahead is no window that is looked back on; nor is time that something lasts or is given.
_AHEAD = re.compile(
    r"\b(?:next|following|coming|plan\w*|anticipat\w+|expect\w*|intend\w*|intention|"
    r"after (?:the )?(?:last|final|end|study|stud\w+|complet\w+|discontin\w+|"
    r"cessation)|life expectancy|until|upcoming|schedul\w+|to become|survival|"
    r"contracepti\w+|birth control|available|willing\w*|project|able to|consent|"
    r"agree\w*)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_AHEAD_AFTER = re.compile(
    r"^\s?(?:after|following|post|from)\b|^[^.;,]{0,30}\bafter (?:the )?(?:last|final|"
    r"end|study|complet)|^\s?of (?:age|life|birth|gestation|delivery)",
    re.IGNORECASE,
)
_THERAPY = re.compile(
    r"\b(?:\w*therap\w+|\w*surg\w+|operat\w+|treat\w+|drugs?|medic\w+|agents?|"
    r"inhibitors?|antibiotics?|antibod\w+|steroids?|\w*corticosteroid\w*|\w+mab\b|"
    r"\w+nib\b|vaccin\w+|transfus\w+|transplant\w*|radiat\w+|irradiat\w+|\w*xrt|"
    r"dose[sd]?|dosing|injections?|infus\w+|investigational|clinical (?:trial|"
    r"stud)\w*|(?:another|other|research|drug|intervention\w*) (?:clinical )?(?:trial|"
    r"stud)\w*|participat\w+|immunosuppress\w+|supplement\w*|prebiotics?|probiotics?|"
    r"insulin|"
    r"resection|procedures?|stent\w*|implant\w*|biops\w+|plasma\w*|immunoglobulin\w*|"
    r"ivig|ect|program\w*|contracept\w+|hormon\w+|consum\w+|administ\w+|recei\w+|"
    r"taking|taken|use of|used|using|intake)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"(?:since|after|from|post)\s(?:the\s)?(?:completion of|last dose of|end of|"
    r"prior)?\s?(?P<of>[^.;,()]{3,80})",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"^\s?(?:\w+\s)?(?:prior to|before|preceding|of|"
    r"to)\s(?:the\s)?(?P<until>(?:first dose|start|initiation|enrol\w+|screening|"
    r"baseline|randomi[sz]ation|study (?:entry|drug|treatment|enrol\w+|day)|"
    r"registration|inclusion|day 1|cycle 1|informed consent|consent|dosing|treatment|"
    r"visit|transplant\w*|apheresis|leukapheresis|infusion|surgery)[^.;,()]{0,40})",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"(?:with the exceptions? of|except(?:ing)?(?: for)?|other than|excluding|"
    r"exempt\w*)\s(?P<what>[^.;]{3,160})",
    re.IGNORECASE,
)
_FAR = 200


def windows(clause: Clause) -> Iterator[Fact]:
    """The windows of the clause, from left to right, each given once."""
    if not _HAS_TIME.search(clause.text):
        return
    seen: set[int] = set()
    found = [match for pattern in _WINDOWS for match in pattern.finditer(clause.text)]
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        places = set(range(match.start(), match.end()))
        if not seen & places and _looks_back(clause, match):
            seen |= places
            yield _fact(clause, match)


def _looks_back(clause: Clause, match: re.Match[str]) -> bool:
    if re.search(rf"\b{_PAST}\b", match.group(), re.IGNORECASE):
        return True
    return not (
        _AHEAD.search(clause.before(match.start(), 80))
        or _AHEAD_AFTER.match(clause.after(match.end()))
    )


def _fact(clause: Clause, match: re.Match[str]) -> Fact:
    sentence = _sentence(clause.text, match.start(), match.end())
    until = _ANCHOR.match(clause.after(match.end(), 120))
    exception = _EXCEPTION.search(sentence)
    of = _of(clause, match)
    said = clause.before(match.start("unit"), _FAR)
    is_washout = _THERAPY.search(of) or _THERAPY.search(said)
    return Fact(
        kind=FactKind.WASHOUT if is_washout else FactKind.LOOKBACK,
        side=clause.side,
        span=clause.span(match.start(), match.end()),
        name=match.group().strip(),
        days=_days(match),
        of=of,
        until=until["until"].strip() if until else "",
        exception=exception["what"].strip() if exception else "",
    )


def _of(clause: Clause, match: re.Match[str]) -> str:
    """What the time follows: the words after "since", else those before the window."""
    rest = re.split(r"[.;]", clause.text[match.end() - 6 : match.end() + 120])[0]
    if found := _FOLLOWS.search(rest):
        return found["of"].strip()
    return re.split(r"[.;]", clause.before(match.start(), _FAR))[-1].strip(" ,:")


def _sentence(text: str, start: int, end: int) -> str:
    """The words around, as far as the next stops, at most _FAR letters either way."""
    first, last = max(0, start - _FAR), end + _FAR
    before = max(text.rfind(". ", first, start) + 1, text.rfind(";", first, start) + 1, first)
    ends = [
        place for place in (text.find(". ", end, last), text.find(";", end, last)) if place >= 0
    ]
    return text[before : min(ends, default=last)]


def _days(match: re.Match[str]) -> int:
    got = match.groupdict()
    unit = (got["unit"] or got.get("unit_alone") or "").lower()
    value = got["number"] or "1"
    many = 1.0 if value.lower() in ("a", "an") else number(value)
    days = many * (_DAYS["mo"] if unit.startswith("mo") else _DAYS[unit[0]])
    return max(1, round(days)) if days else 0
