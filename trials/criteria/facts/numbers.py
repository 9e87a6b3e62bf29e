"""Numbers as registry texts write them, and what stands beside them: how much, and of what unit.

Comparison   lower and upper bound, unit, and where in the text it stands
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trials.criteria.facts.fact import Bound

_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
WORDS = {word: number for number, word in enumerate(_TO_TWENTY.split())}
WORDS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
NUMBER = (
    r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3}(?=\s?/)|\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?"
    r"|\d{1,2},\d{1,2}(?![\d,])|\d{1,9}(?:\.\d{1,6})?|\.\d{1,6}"
    rf"|\b(?:{'|'.join(WORDS)})\b(?:\s?\(\d{{1,3}}\))?)"
)
_POWER = r"(?:\s?[x×*·]\s?10(?:\s?\^\s?\d{1,2}|\(\d{1,2}\)|\*\d{1,2}|\d{1,2}|[⁰¹²³⁴-⁹])(?![\d]))?"

# From the longest wording to the shortest: "greater than or equal to" before "greater than".
_FROM = (
    r"≥|⩾|≧|>\s?(?:/|or)\s?=|>\s?=|=\s?(?:or\s?)?>|(?:is |be |of )?(?:at (?:the )?least|"
    r"(?:a )?minimum (?:of)?|no(?:t)? (?:less|lower|fewer|younger) than"
    r"|(?:greater|more|higher|larger|older) than,? or (?:equals? (?:to|than)?|=)|"
    r"equal (?:to )?or (?:greater|more|higher|older|above)(?: than| to)?|"
    r"equal to or (?:greater|more|higher) than|greater or equal (?:to|than)?|"
    r"superior or equal to|(?:more|higher|older) or equal (?:to|than)?|from)"
)
_ABOVE = (
    r">|(?:greater|more|higher|larger|older|longer|bigger) than|above|over|exceed(?:s|"
    r"ing)?|superior to|in excess of"
)
_TO = (
    r"≤|⩽|≦|<\s?(?:/|or)\s?=|<\s?=|=\s?(?:or\s?)?<|(?:is |be )?(?:at (?:the )?most|(?:a )?"
    r"max(?:imum|imal)? (?:of)?|no(?:t)? (?:more|greater|higher|older|larger) than|"
    r"up to(?: and including)?|not? exceed(?:s|ing)?|does not exceed|(?:must|should|"
    r"may) not exceed"
    r"|(?:less|lower|fewer|younger|smaller) than,? or (?:equals? (?:to|than)?|=)|"
    r"equal (?:to )?or (?:less|lower|younger|below)(?: than| to)?|less or equal (?:to|"
    r"than)?|inferior or equal to|(?:lower|younger) or equal (?:to|than)?)"
)
_BELOW = r"<|(?:less|lower|fewer|younger|smaller|shorter|under) than|below|under|inferior to"
_OR_MORE = (
    r"(?:or|and|&)\s(?:is |are |be )?(?:more|greater|older|above|over|higher|up|longer|"
    r"upwards?)\b(?!\s(?:than|of|the|\d))|\+(?!\w)"
)
_OR_LESS = (
    r"(?:or|and|&)\s(?:is |are |be )?(?:less|fewer|younger|below|under|"
    r"lower)\b(?!\s(?:than|of|the|\d))"
)
_JOIN = r"\s?(?:-|–|—|−|~|～|to|through|until)\s?"

_UNIT = (
    r"(?:%|‰|percent\b|°\s?[CF]|(?:[xX×*]\s?|times\s)?(?:the\s)?(?:institutional |upper normal |"
    r"lab(?:oratory)? )?(?:\([UI]?ULN\)|[UI]?ULN|UNL\b|"
    r"upper (?:limits?|levels?) of (?:the )?(?:institutional )?normal|LLN|upper normal limits?|"
    r"normal upper limits?)"
    r"|(?:cells|beats|mm\s?Hg|mmHg|kg\s?[.·]\s?m\^?-2|kg|grams?|g|gm|mg|mcg|ug|μg|µg|ng|pg|mol|"
    r"mmol|µmol|μmol|umol|nmol|pmol|mEq|IU|mIU|μIU|µIU|uIU|U|units?|m[lL]|cc|d[lL]|[lL]|"
    r"[cm]?m(?:\^?[23](?!\d)|[²³])?|bpm|milliseconds?|msecs?|ms|pounds?|lbs?|copies|points?|letters?|"
    r"diopters?|D|kPa|K(?=\s?/)|μm|µm|um|degrees)"
    r"(?![a-zA-Z])(?:\s?(?:/|per)\s?(?:[\d.,]{1,6}\s?)?[a-zA-Zµμ³²^]{1,10}(?:\^?\d|"
    r"\(\d\)|²|³|(?![a-zA-Z]))){0,3}"
    r"|/\s?(?:cu\.? ?mm|c?mm|mmc|mc[lL]|[µμ]\s?[lL]|[umdn]?[lL]|cc|"
    r"(?:micro|milli|deci)\s?l(?:iters?|itres?)?|lit(?:er|re)s?|[hl]pf|field|min(?:ute)?|h|hour|d|day|"
    r"night|wk|week|month|mo|yr|year|m|kg|gm?)\^?[\d³²]?(?![a-zA-Z])"
    r"|years?(?:[ -]of[ -]age|[ -]olds?)?\b|yrs?\b\.?|y/?o\b|months?(?: of age|"
    r" old)?\b|weeks?\b|wks?\b|days?\b|hours?\b|hrs?\b|h\b|minutes?\b|mins?\b)"
)
_DECIMAL_COMMA = re.compile(r"\d{1,2},\d{1,2}")
_INCLUSIVE = r"(?:\s?\((?:inclusive|included)\))?"
_COMPARISON = re.compile(
    rf"(?P<between>between(?: the)?(?: ages?(?: of)?)?:?\s\(?)?(?P<op>{_FROM}|{_ABOVE}|"
    rf"{_TO}|{_BELOW})?\s?(?:\ban? )?(?:\bthe age of |\bage of |\bage )?"
    rf"(?<![\w./])(?P<one>{NUMBER})(?P<power>{_POWER})(?:[\s-]?(?P<unit>{_UNIT}))?"
    rf"(?:{_INCLUSIVE}(?:{_JOIN}|(?P<and>-?\s?(?:and|&)\s))(?P<op2>(?:{_TO}|"
    rf"{_BELOW})\s?)?(?P<two>{NUMBER})(?![\w.]*\d)(?P<power2>{_POWER})(?:[\s-]?(?P<unit2>{_UNIT}))?)?"
    rf"(?P<after>\s?(?:\(inclusive\)\s?)?,?\s?(?:{_OR_MORE}|{_OR_LESS}))?",
    re.IGNORECASE,
)
_FROM_RE, _ABOVE_RE, _TO_RE, _BELOW_RE = (
    re.compile(rf"(?:{words})\s?", re.IGNORECASE) for words in (_FROM, _ABOVE, _TO, _BELOW)
)
_OR_MORE_RE, _OR_LESS_RE = (
    re.compile(rf"[\s,]*(?:\(inclusive\)\s?)?,?\s?(?:{words})", re.IGNORECASE)
    for words in (_OR_MORE, _OR_LESS)
)
_HAS_NUMBER = re.compile(rf"\d|\b(?=[efnostz])(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
_SIZES = {"d": 1, "w": 2, "m": 3, "y": 4}  # of units of time, by their first letter
_LONGEST_WORDS = 60  # before a number: "between the ages of", "no greater than or equal to"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`is_range` where two numbers were given; a bare number has no bounds at all. `lower_unit` is
    that of the first number of a range: "6 months to < 1 year"."""

    lower: Bound | None
    upper: Bound | None
    unit: str
    start: int
    end: int
    is_range: bool
    in_words: bool
    bare: float | None = None
    op: str = ""
    lower_unit: str = ""


def comparisons(text: str) -> Iterator[Comparison]:
    """Every number of the text with what is said of it, from left to right."""
    place = 0
    while near := _HAS_NUMBER.search(text, place):
        found = _COMPARISON.search(text, max(place, near.start() - _LONGEST_WORDS))
        if found is None:
            return
        comparison = _read(found)
        yield comparison
        place = comparison.end


def number(text: str) -> float:
    """The value of what NUMBER matches."""
    words = text.lower().split("(")[0].strip()
    if words in WORDS:
        return float(WORDS[words])
    if _DECIMAL_COMMA.fullmatch(words):
        return float(words.replace(",", "."))
    return float("".join(words.replace(",", "").split()))


def _read(found: re.Match[str]) -> Comparison:
    one, two = number(found["one"]), found["two"]
    unit = _unit(found["power"], found["unit"])
    in_words = found["one"][0].isalpha()
    if two and _is_range(found) and (number(two) >= one or _is_of_larger_unit(found)):
        unit_of_two = _unit(found["power2"], found["unit2"])
        return Comparison(
            lower=Bound(one, not _ABOVE_RE.fullmatch(found["op"] or "")),
            upper=Bound(number(two), not _BELOW_RE.fullmatch(found["op2"] or "")),
            unit=unit_of_two or unit, lower_unit=unit or unit_of_two,
            start=found.start(), end=found.end(), is_range=True, in_words=in_words,
        )  # fmt: skip
    end = found.end() if not two else found.end("unit") if found["unit"] else found.end("power")
    lower, upper = _bounds(found["op"] or "", (found["after"] or "") if not two else "", one)
    return Comparison(
        lower=lower, upper=upper, unit=unit, lower_unit=unit,
        start=found.start(), end=end, is_range=False, in_words=in_words,
        bare=one if lower is None and upper is None else None,
        op=(found["op"] or "").strip().lower(),
    )  # fmt: skip


def _unit(power: str | None, unit: str | None) -> str:
    """ "x 10^9/L" in "≥ 1.5 x 10^9/L": the power belongs to the unit, or the value is not true."""
    return f"{power or ''}{unit or ''}".strip()


def _is_of_larger_unit(found: re.Match[str]) -> bool:
    """ "6 months to 1 year": the second number is smaller, and still the later."""
    sizes = [_SIZES.get((found[unit] or "").strip()[:1].lower(), 0) for unit in ("unit", "unit2")]
    return 0 < sizes[0] < sizes[1]


def _is_range(found: re.Match[str]) -> bool:
    """ "18 to 65" and "between 18 and 65"; "and" makes a range also between two signs (≥ 18 and
    < 65), where both are of one unit."""
    if not found["and"]:
        return not found["op"] or not _TO_RE.fullmatch(found["op"])
    return bool(found["between"]) and not found["op2"]


def _bounds(op: str, after: str, value: float) -> tuple[Bound | None, Bound | None]:
    if op:
        if _FROM_RE.fullmatch(op):
            return (None, None) if op.strip().lower() == "from" else (Bound(value, True), None)
        if _TO_RE.fullmatch(op):
            return None, Bound(value, True)
        if _ABOVE_RE.fullmatch(op):
            return Bound(value, bool(_OR_MORE_RE.fullmatch(after)) and "+" not in after), None
        return None, Bound(value, bool(_OR_LESS_RE.fullmatch(after)))
    if after:
        return (
            (Bound(value, True), None)
            if _OR_MORE_RE.fullmatch(after)
            else (None, Bound(value, True))
        )
    return None, None
