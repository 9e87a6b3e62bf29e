"""Ages of the people who may take part. Ages of partners, mothers, scans and illnesses are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Bound, Fact, FactKind
from trials.criteria.facts.numbers import Comparison

_UNITS = (("y", "year"), ("m", "month"), ("w", "week"), ("d", "day"))
_OLDEST = 120  # years

_OF_AGE = re.compile(r"of[ -]age|[ -]olds?\b|y/?o\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:age[ds]?|age (?:range|group|limits?)|years of age|ages)\b[^.;\d]{0,30}$", re.IGNORECASE
)
_AGE_AFTER = re.compile(
    r"\s?,?\s?\(?(?:inclusive\)?,? ?)?(?:of age|old\b|in age|at (?:the )?(?:time|"
    r"screening|baseline|enrol|consent|inclusion)|age\b|aged\b|or (?:older|younger)|"
    r"and (?:older|younger))",
    re.IGNORECASE,
)
# "Women ≥ 18 years", "Adults over 18": people, then the number at once.
_PEOPLE = re.compile(
    r"(?:^|[\s(,/])(?:adults?|child(?:ren)?|infants?|males?|females?|m[ea]n|wom[ea]n|"
    r"boys?|girls?|patients?|subjects?|participants?|volunteers?|adolescents?|"
    r"persons?|people|individuals?|gender|sex|outpatients?|(?:they|he|she|is|are|be|"
    r"being|must be|aged))"
    r"[\s,:(]*(?:who |that )?(?:is |are |must be |should be |have )?[\s,:(]*$",
    re.IGNORECASE,
)
_OLDER = re.compile(r"\b(?:older|younger)\b|^\s?(?:over|under)\b", re.IGNORECASE)
_NOT_A_PERSONS = re.compile(
    r"\b(?:gestation\w*|partners?|spouses?|mother'?s|parents?|siblings?|donors?|onset|"
    r"diagnos\w+|menarche|bone age|skin|menopaus\w+|hysterectomy|smok\w+|history|"
    r"duration|survival|"
    r"expectancy|prior|previous|within|last|past|since|for|during|after|every|"
    r"follow\w*|experience|ago|caregivers?|contracepti\w+|fertil\w+|childbearing|"
    r"amenorrh\w+|premature\w*|"
    r"scars?|implants?|transplants?|equivalent|mental|prison|legal|elapsed|stable|"
    r"sterile|periods?|education|school\w*|fsh|women of child\w*|apart|at least one|"
    r"karnofsky|lansky|weighing|corrected|postnatal|married|relationship|vasectom\w+|"
    r"symptoms?|began|before|postpartum)\b",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^[^.;,]{0,25}\b(?:prior|before|ago|since|after|from|following|duration|history|"
    r"survival|post-?\s?menopaus\w+|of (?:experience|education|smoking|treatment|"
    r"therapy|disease|amenorrh\w+|follow)|at (?:onset|diagnosis|the time of diagnosis|"
    r"first|migraine)|without|with no|apart|must (?:have|use|under)|need|smok\w+|"
    r"(?:will|should) (?:under|have|be tested))\b",
    re.IGNORECASE,
)
_AGE_WORD = re.compile(r"\bages?\b(?! of the (?:trial|study))", re.IGNORECASE)
_OTHER_UNIT = re.compile(r"\s?(?:%|kg|cm|mg|points?|months? (?:prior|before))", re.IGNORECASE)
_END = re.compile(
    r"\s?(?:\(?inclusive\)?)?\s?"
    r"(?:$|[.;,)]|male|female|men\b|women\b|and (?:able|willing|capable))",
    re.IGNORECASE,
)
# Whose age it is may stand some way before.
_OTHERS = re.compile(
    r"\b(?:partners?|menopaus\w+|post-?menopaus\w+|fsh|amenorrh\w+|donors?|mothers?|"
    r"contracepti\w+|charlson)\b",
    re.IGNORECASE,
)
_ONSET = re.compile(r"[^.;,]{0,20}\b(?:at|of) (?:\w+ )?(?:onset|diagnosis)\b", re.IGNORECASE)
_TIMED = re.compile(r"y|months?|weeks?|wk|days?", re.IGNORECASE)
_PARTNER = re.compile(r"[\s,]*(?:and|or|but|to|,|&)?[\s,]*(?:are |is |aged? )?", re.IGNORECASE)


def ages(clause: Clause) -> Iterator[Fact]:
    """The ages that the clause sets for whoever takes part, as it writes them."""
    for found in _of_people(clause):
        yield Fact(
                kind=FactKind.AGE, side=clause.side, name="age",
                span=clause.span(found.start, found.end),
                lower=found.lower, upper=found.upper, unit=unit_of(found.unit),
            )  # fmt: skip


def _of_people(clause: Clause) -> list[Comparison]:
    """The comparisons that are ages, and their partners: in "≥ 18 and < 65 years" either may be
    without the word that says so."""
    candidates = [found for found in clause.comparisons if found.bare is None]
    sure = [_is_age(clause, found) for found in candidates]
    for place in range(1, len(candidates)):
        first, second = candidates[place - 1], candidates[place]
        if sure[place - 1] != sure[place] and _are_partners(clause, first, second):
            sure[place - 1] = sure[place] = True
    return [found for found, is_sure in zip(candidates, sure, strict=True) if is_sure]


def _are_partners(clause: Clause, first: Comparison, second: Comparison) -> bool:
    between = clause.text[first.end : second.start]
    units = {unit_of(found.unit) for found in (first, second) if found.unit}
    timed = all(not found.unit or _TIMED.match(found.unit) for found in (first, second))
    largest = max(b.value for f in (first, second) for b in (f.lower, f.upper) if b)
    return bool(_PARTNER.fullmatch(between)) and timed and len(units) <= 1 and largest <= _OLDEST


def unit_of(words: str) -> str:
    """One of "year", "month", "week" and "day"; years where nothing is said."""
    first = words[:1].lower()
    return next((unit for letter, unit in _UNITS if first == letter), "year")


def in_years(bound: Bound, unit: str) -> float:
    """The age in years, as the registry would count it."""
    return bound.value / {"year": 1, "month": 12, "week": 52.18, "day": 365.25}[unit]


def _is_age(clause: Clause, found: Comparison) -> bool:
    return (
        _could_be(found)
        and not _is_another_age(clause, found)
        and (_says_age(clause, found) or _is_of_people(clause, found))
    )


def _could_be(found: Comparison) -> bool:
    """By unit and size alone."""
    if found.unit and not _TIMED.match(found.unit):
        return False
    highest = max(bound.value for bound in (found.lower, found.upper) if bound)
    return highest <= _OLDEST or unit_of(found.unit) != "year"


def _is_another_age(clause: Clause, found: Comparison) -> bool:
    """The age of somebody or something else, or a time."""
    after = clause.after(found.end)
    itself = clause.text[found.start : found.end]
    near = re.split(r"[.;,]", clause.before(found.start))[-1]
    if _OTHERS.search(clause.before(found.start, 120)) or _NOT_A_PERSONS.search(near):
        return True
    says_age = _OF_AGE.search(itself) or _AGE_WORD.search(itself)
    return bool(_ONSET.match(after) or (_NOT_AFTER.match(after) and not says_age))


def _says_age(clause: Clause, found: Comparison) -> bool:
    """The word "age" or "old" is there, before, within or after the number."""
    itself, after = clause.text[found.start : found.end], clause.after(found.end)
    near = re.split(r"[.;,]", clause.before(found.start))[-1]
    if _AGE_BEFORE.search(near) or _AGE_WORD.search(itself):
        return bool(found.unit) or not _OTHER_UNIT.match(after)
    if found.unit:
        return bool(_OF_AGE.search(itself) or _AGE_AFTER.match(after))
    if _OLDER.search(itself):
        return _ends(after) or bool(_AGE_AFTER.match(after))
    return clause.heading.lower().startswith("age") and not near.strip()


def _is_of_people(clause: Clause, found: Comparison) -> bool:
    """Years that stand at once beside people ("women over 50 years"), or alone in their line.
    Months and weeks need an "older" or "younger" as well."""
    if not found.unit:
        return False
    near = re.split(r"[.;,]", clause.before(found.start))[-1]
    beside, compared = _PEOPLE.search(near), _OLDER.search(clause.text[found.start : found.end])
    if unit_of(found.unit) != "year":
        return bool(beside and compared)
    return bool(beside or compared) or (not near.strip(" -(•*") and _ends(clause.after(found.end)))


def _ends(after: str) -> bool:
    """Nothing more is said, or only who: "18 to 65 years, male or female"."""
    return bool(_END.match(after))
