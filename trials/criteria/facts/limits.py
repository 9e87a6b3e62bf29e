"""Limits: laboratory values, vital signs, scores and other measures, as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.names import Named
from trials.criteria.facts.numbers import Comparison

_TIME = re.compile(
    r"(?:years?|yrs?|y/?o|months?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|mins?)\b", re.IGNORECASE
)
_AGE = re.compile(r"\bage\b", re.IGNORECASE)
_TIME_NAMES = ("life expectancy", "gestation")
_HAS_TIME_NAME = re.compile(r"life|live|surviv|prognosis|gestation", re.IGNORECASE)
_SIGN = re.compile(r"[<>≤≥=⩾⩽]")
_FAR = 70  # letters between a name and its number
_NEAR = 20
# A dose, a count of pills, a stage or a scale's own range is no limit on the person.
_DOSE = re.compile(
    r"\b(?:doses?|dosage|dosed|equivalent|prednis\w+|cigarettes?|packs?|drinks?|"
    r"alcohol|tesla|episodes?|attacks?|cycles?|sensitivity|detection"
    r"|regimens?|courses?|lines?)\b[^;]{0,25}$|\b(?:range|ranges|ranging|grade|phase|"
    r"type|stage|visit|cohort|group|part|day|within|±|\+/-)\s*(?:of |from )?\(?$",
    re.IGNORECASE,
)
_DOSE_UNIT = re.compile(
    r"(?:mg|g|mcg|µg|μg|ug|units?|iu|m?l)\s?(?:/|per)\s?(?:kg|day|d\b|week|m2)"
    r"|[mµμu]?c?g\s?(?:/|per)\s?(?:min|h)",
    re.IGNORECASE,
)
_MASS = re.compile(
    r"m?g|mcg|[uµμ]g|kg|gm|units?|m?l|m|points?|letters?|copies|u|iu|d|h|ms|um|lbs?|"
    r"pounds?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\s?(?:or more )?(?:times?\b|episodes?|doses?|lines?|prior|previous|different|"
    r"consecutive|cigarettes?|packs?|drinks?"
    r"|lesions?|sites?|regimens?|attempts?|teeth|family|drugs?|agents?|st\b|nd\b|rd\b|"
    r"th\b|measurements?|occasions?|readings?|seconds?|sec\b|/\s?\d|[- ]point|out of|"
    r"of (?:the |these )?(?:following|above|criteria|\d{1,2} (?!points?\b|on\b)[a-z]))",
    re.IGNORECASE,
)
_TIES = re.compile(r"\)?\s?(?:,? ?(?:or|and|and/or)|[/,(]|performance)?\s?(?:the )?", re.IGNORECASE)
_GRAMS = re.compile(r"m?g|grams?|gm|kg|mcg", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_SCALE = re.compile(r"\b(?:a|the|(?:range|scale)(?: from)?)[\s:(]*$", re.IGNORECASE)
# By how much something has changed is no limit on what it is.
_CHANGE = re.compile(
    r"\b(?:reduction|decrease|increase|change|difference|drop|fall|rise|decline|variation|loss|"
    r"gain|improvement)s?\b[^;.]{0,25}$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\s?(?:below|above|over|higher|lower|from)\b", re.IGNORECASE)
_CHANGE_AFTER = re.compile(
    r"\s?(?:absolute |relative )?(?:reduction|decrease|increase|change|difference|drop|fall|rise|"
    r"decline|variation|loss|gain|improvement)s?\b",
    re.IGNORECASE,
)
# Up to where a name behind a number may be that of what it limits.
_TURNS = re.compile(r"[;,.:]|\b(?:and|or|using|with|if|unless|from|due)\b", re.IGNORECASE)
_OF_A_SCORE = re.compile(r"%|points?|letters?|mm|cm", re.IGNORECASE)
# Of what is surely measured in nothing else: "PR interval > 250 ms … bradycardia" is no heart rate.
_UNITS = {
    name: re.compile(units, re.IGNORECASE)
    for name, units in (
        ("body mass index", "kg"),
        ("blood pressure", "mm|kpa|cm"),
        ("heart rate", r"bpm|beats|/|per"),
        ("temperature", r"°|[cfd]"),
        ("oxygen", r"%|percent|mm|kpa"),
        ("QTc", "m"),
        ("height", "[cm]?m"),
        ("weight", r"k?gr?|lb|pound|%|percent"),
        ("ejection fraction", r"%|percent"),
        ("HbA1c", r"%|percent|mmol"),
        ("size", r"[cm]?m|[µμu]m|m?l|cc|k?gr?"),
    )
}
_BODY_MASS = re.compile(r"kg\s?(?:/|per)\s?m", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:of\s)?\s*")


def limits(clause: Clause) -> Iterator[Fact]:
    """The limits of the clause, as it writes them; ages and waiting times are not left out."""
    may_be_times = bool(_HAS_TIME_NAME.search(clause.text))
    before: Comparison | None = None
    for found in clause.comparisons:
        may_be = found.bare is None and (may_be_times or not _TIME.match(found.unit))
        named = _name(clause, found) if may_be and not _is_age(clause, found) else None
        if named and _is_limit(clause, found, named) and not _is_same(clause, found, before):
            yield Fact(
                kind=named.kind, name=_full_name(clause, named), side=clause.side,
                span=clause.span(found.start, found.end),
                lower=found.lower, upper=found.upper, unit=found.unit,
                alternative=_is_alternative(clause, found),
            )  # fmt: skip
        before = found


def _is_age(clause: Clause, found: Comparison) -> bool:
    """ "Age 60", of whomever; but not "gestational age of 24 weeks"."""
    return not found.unit and bool(_AGE.search(clause.text, found.start, found.end))


def _name(clause: Clause, found: Comparison) -> Named | None:
    """The nearest name before the number, in the same sentence; else just behind it."""
    before = clause.before(found.start, _FAR)
    sentence = len(re.split(r";|\.\s", before)[-1])
    named = clause.last_name(found.start - sentence, found.start)
    if named is None:
        behind = len(_TURNS.split(clause.after(found.end, 2 * _NEAR))[0])
        named = clause.first_name(found.end, found.end + behind)
    if named and _is_of_unit(found, named):
        return named
    if _BODY_MASS.match(found.unit):
        return Named(FactKind.VITAL, "body mass index", found.start, found.start)
    return _by_unit(found) if named is None or _SIGN.match(found.op) else None


def _full_name(clause: Clause, named: Named) -> str:
    """Names that share a limit: "AST or ALT ≤ 3 × ULN", "Karnofsky or Lansky score ≥ 50"."""
    name, place = named.name, named.start
    if named.kind is FactKind.MEASUREMENT:
        return name
    while other := clause.last_name(place - _NEAR, place):
        between = clause.text[other.end : place]
        if other.kind is not named.kind or not _TIES.fullmatch(between):
            return name
        if name == "score":
            name = other.name
        elif other.name not in name.split(" or "):
            name = f"{other.name} or {name}"
        place = other.start
    return name


def _by_unit(found: Comparison) -> Named | None:
    """Signs with a physical unit are limits whatever they are of; per cent may be of anything."""
    if found.unit in ("", "%", "percent") or _TIME.match(found.unit) or _MASS.fullmatch(found.unit):
        return None
    return Named(FactKind.MEASUREMENT, "", found.start, found.start)


def _is_limit(clause: Clause, found: Comparison, named: Named) -> bool:
    far = max(found.start - named.end, named.start - found.end, 0)
    if found.unit and _TIME.match(found.unit):
        return named.name in _TIME_NAMES and far < _NEAR and _is_beside(clause, found, named)
    if found.in_words or not _fits(found, named) or _is_change(clause, found, named):
        return False
    if _is_dose(clause, found) or _is_count(clause, found, named):
        return False
    if found.is_range and not found.unit:
        figure = _FIGURE.search(clause.text, found.start, found.end)
        before = clause.before(figure.start() if figure else found.start, 20)
        return far <= _NEAR and not _SCALE.search(before)
    return bool(found.unit or _SIGN.match(found.op) or far <= 2 * _NEAR)


def _is_dose(clause: Clause, found: Comparison) -> bool:
    return bool(_DOSE.search(clause.before(found.start, 40)))


def _is_count(clause: Clause, found: Comparison, named: Named) -> bool:
    """ "3 lesions", and "2 or more glucose values", but not "< 200 CD4 cells"."""
    is_behind = named.start >= found.end and not found.unit and not _SIGN.match(found.op)
    is_of_values = is_behind and named.kind in (FactKind.LAB, FactKind.VITAL)
    return is_of_values or bool(_COUNTED.match(clause.after(found.end, 30)))


def _is_beside(clause: Clause, found: Comparison, named: Named) -> bool:
    """A name behind a time belongs to it only if nothing stands between: "37 weeks gestation"."""
    return named.end <= found.start or bool(_BESIDE.fullmatch(clause.text, found.end, named.start))


def _fits(found: Comparison, named: Named) -> bool:
    """Whether what is named is measured in such a unit."""
    if named.kind is FactKind.SCORE:
        return not found.unit or _is_of_score(found, named)
    if named.name == "size" and not found.unit:
        return False
    return not _is_amount(found, named)


def _is_of_score(found: Comparison, named: Named) -> bool:
    """Per cent of a score stand just behind it; elsewhere they are of something else."""
    beside = 0 <= found.start - named.end < _NEAR or named.name in ("Karnofsky", "Lansky")
    return bool(_OF_A_SCORE.fullmatch(found.unit)) and (beside or found.unit != "%")


def _is_of_unit(found: Comparison, named: Named) -> bool:
    unit = _UNITS.get(named.name)
    return not found.unit or unit is None or bool(unit.match(found.unit))


def _is_change(clause: Clause, found: Comparison, named: Named) -> bool:
    if "change" in named.name or "ULN" in found.unit.upper():
        return False
    after = clause.after(found.end)
    return bool(
        _CHANGE.search(clause.before(found.start, 45))
        or _CHANGE_AFTER.match(after)
        or (found.unit == "%" and _RELATIVE.match(after))
    )


def _is_amount(found: Comparison, named: Named) -> bool:
    """Grams alone are of something taken, unless a weight is asked for; blood is by volume."""
    return (not named.name or named.kind is FactKind.LAB) and bool(
        _DOSE_UNIT.search(found.unit) or _GRAMS.fullmatch(found.unit)
    )


def _is_same(clause: Clause, found: Comparison, before: Comparison | None) -> bool:
    """The same limit again in another unit: "> 47 mmol/mol (> 6.4 %)"."""
    return before is not None and clause.text[before.end : found.start].strip() == "("


def _is_alternative(clause: Clause, found: Comparison) -> bool:
    """True where "or" ties the limit to another one of the same sentence."""
    around = clause.before(found.start, 50) + "|" + clause.after(found.end, 50)
    return bool(
        re.search(r"\bor\b(?! equal| more| less| greater| older| higher)", around, re.IGNORECASE)
    )
