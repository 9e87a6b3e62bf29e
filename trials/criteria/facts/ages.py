"""Ages of the people who may take part. Ages of partners, mothers, scans and illnesses are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Bound, Fact, FactKind
from trials.criteria.facts.numbers import Comparison
from trials.criteria.nodes import Side

_UNITS = (("y", "year"), ("m", "month"), ("w", "week"), ("d", "day"))
_OLDEST = 120  # years
_NEAR = 25  # letters

_OF_AGE = re.compile(r"of[ -]age|[ -]olds?\b|y/?o\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\bage[ds]?\b(?![^.;]*\b(?:older|younger|with|who)\b)[^.;\d]{0,30}$", re.IGNORECASE
)
_AGE_AFTER = re.compile(
    r"\s?,?\s?\(?(?:inclusive\)?,? ?)?(?:of age|old\b|in age|at (?:the )?(?:time|"
    r"screening|baseline|enrol|consent|inclusion)|age\b)",
    re.IGNORECASE,
)
# "Women ≥ 18 years", "Adults over 18": people, then the number at once.
_PEOPLE = re.compile(
    r"(?:^|[\s(,/])(?:adults?|child(?:ren)?|infants?|males?|females?|m[ea]n|wom[ea]n|"
    r"boys?|girls?|patients?|subjects?|participants?|volunteers?|adolescents?|"
    r"persons?|people|individuals?|gender|sex|outpatients?|is|are|be|being|aged)"
    r"[\s,:(]*$",
    re.IGNORECASE,
)
_OLDER = re.compile(r"\b(?:older|younger)\b|^\s?(?:over|under)\b", re.IGNORECASE)
_NOT_A_PERSONS = re.compile(
    r"\b(?:gestation\w*|spouses?|parents?|siblings?|onset|diagnos\w+|menarche|bone age|"
    r"hysterectomy|smok\w+|history|duration|survival|expectancy|prior|previous|within|last|past|"
    r"since|for|during|after|every|follow\w*|experience|ago|caregivers?|fertil\w+|childbearing|"
    r"premature\w*|scars?|implants?|where|transplants?|mental|legal|elapsed|stable|sterile|periods?|"
    r"education|school\w*|apart|lansky|corrected|postnatal|relationship|vasectom\w+|symptoms?|"
    r"began|before|postpartum|relatives?|contacts?(?:\(s\))?|occlusions?|ulcers?|grafts?|cycles?|"
    r"to live)\b",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^[^.;,]{0,25}\b(?:prior|before|ago|since|after|from|following|duration|history|survival|"
    r"free|of (?:experience|education|smoking|treatment|therapy|disease|follow)|at first|without|"
    r"with no|apart|(?:must|will|should) (?:have|use|under|be tested)|need|smok\w+)\b",
    re.IGNORECASE,
)
# Whose age it is, or what it decides, may also stand some way after, whatever else is said.
_OTHERS_AFTER = re.compile(
    r"[^.;,(]{0,40}\b(?:relatives?|post-?\s?menopaus\w+|menopause|amenorrh\w+|menses|oophorectom\w+|"
    r"ovar(?:y|ian|ies))\b",
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
    r"\b(?:partners?|(?:post-?)?menopaus\w+|fsh|amenorrh\w+|donors?|mothers?|"
    r"contracepti\w+|charlson|famil(?:y|ial) (?:history|members?))\b",
    re.IGNORECASE,
)
# What more is asked of a part of the people: "those over 80 will sign …", "under 18 with asthma".
_OF_A_PART = re.compile(
    r"\s?,?\s(?:must|will|should)\s(?:also\s|have\s)?(?:sign|provid|give|assent)", re.IGNORECASE
)
_OUT_WITH_MORE = re.compile(
    r"\s(?:with|(?:for|in) whom|whose|who (?:has|have|had|are|is|were))\b", re.IGNORECASE
)
_AND_IS = re.compile(r"\band (?:is|are)\s*$", re.IGNORECASE)
_ONSET = re.compile(r"[^.;,]{0,20}\bat (?:\w+ )?(?:onset|diagnosis)\b", re.IGNORECASE)
_THINGS = re.compile(r"\b(?:ulcers?|wounds?|lesions?|fractures?|injur\w+|burns?)\b", re.IGNORECASE)
_OF_A_THING = re.compile(
    r"\b(?:diseases?|injur(?:y|ies)|fractures?|infarctions?|strokes?|wounds?)\s?$", re.IGNORECASE
)
_TIMED = re.compile(r"y|months?|weeks?|wk|days?", re.IGNORECASE)
_SIZES = ("day", "week", "month", "year")
# "Infants 28 days to 12 months": nobody else's time is told in such a way.
_SMALL = re.compile(
    r"\b(?:infants?|newborns?|neonates?|bab(?:y|ies)|toddlers?|child(?:ren)?|girls?|boys?)[\s,:(]*"
    r"(?:aged\s)?$",
    re.IGNORECASE,
)
_PARTNER = re.compile(r"[\s,]*(?:and|or|but|to|,|&)?[\s,]*(?:are |is |aged? )?", re.IGNORECASE)


def ages(clause: Clause) -> Iterator[Fact]:
    """The ages that the clause sets for whoever takes part, as it writes them."""
    for found in _of_people(clause):
        yield Fact(
                kind=FactKind.AGE, side=clause.side, name="age",
                span=clause.span(found.start, found.end),
                lower=found.lower, upper=found.upper, unit=unit_of(found.unit),
                lower_unit=_lower_unit(found), alternative=clause.is_one_of,
            )  # fmt: skip


def _lower_unit(found: Comparison) -> str:
    lower = unit_of(found.lower_unit)
    return lower if found.is_range and lower != unit_of(found.unit) else ""


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
    same = _are_of_one_scale(first, second)
    timed = all(not found.unit or _TIMED.match(found.unit) for found in (first, second))
    largest = max(b.value for f in (first, second) for b in (f.lower, f.upper) if b)
    ends = second.unit or not second.in_words
    return bool(_PARTNER.fullmatch(between) and timed and ends and same and largest <= _OLDEST)


def _are_of_one_scale(first: Comparison, second: Comparison) -> bool:
    """Of one unit, or a lowest age in months and a highest one in years."""
    units = [unit_of(found.unit) for found in (first, second) if found.unit]
    if len(set(units)) <= 1:
        return True
    from_to = first.lower and not first.upper and second.upper and not second.lower
    return bool(from_to) and _SIZES.index(units[0]) < _SIZES.index(units[1])


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
        and not _is_of_a_part(clause, found)
        and (_says_age(clause, found) or _is_of_people(clause, found))
    )


def _could_be(found: Comparison) -> bool:
    """By unit and size alone."""
    if found.unit and not _TIMED.match(found.unit):
        return False
    values = [bound.value for bound in (found.lower, found.upper) if bound]
    if unit_of(found.unit) != "year":
        return True
    return max(values) <= _OLDEST and not any(_is_item(value) for value in values)


def _is_item(value: float) -> bool:
    """ "2.18 years and older" is the second item of a list."""
    return value < 10 and not (2 * value).is_integer()


def _is_another_age(clause: Clause, found: Comparison) -> bool:
    """The age of somebody or something else, or a time."""
    after = clause.after(found.end)
    itself = clause.text[found.start : found.end]
    near = re.split(r"[.;,]", clause.before(found.start))[-1]
    if _OTHERS.search(clause.before(found.start, 120)) or _NOT_A_PERSONS.search(near):
        return True
    if _OTHERS_AFTER.match(after) or _OF_A_THING.search(near) or _is_limit(clause, found):
        return True
    if unit_of(found.unit) != "year" and _THINGS.search(clause.before(found.start, 120)):
        return True
    says_age = _OF_AGE.search(itself) or _AGE_WORD.search(itself)
    return bool(_ONSET.match(after) or (_NOT_AFTER.match(after) and not says_age))


def _is_of_a_part(clause: Clause, found: Comparison) -> bool:
    """The age only says of which of the people something else is asked, or rules out."""
    after = clause.after(found.end)
    is_out = clause.side is Side.EXCLUSION
    return bool(
        _OF_A_PART.match(after)
        or (is_out and _OUT_WITH_MORE.match(after))
        or (is_out and _AND_IS.search(clause.before(found.start)))
    )


def _is_limit(clause: Clause, found: Comparison) -> bool:
    """A number without a unit just behind something that is measured: "IIEF-5 score under 21"."""
    named = None if found.unit else clause.last_name(found.start - _NEAR, found.start)
    return named is not None and not _AGE_WORD.search(clause.text, named.end, found.end)


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
        is_small = found.is_range and _SMALL.search(near) and _ends(clause.after(found.end))
        return bool((beside and compared) or is_small)
    return bool(beside or compared) or (not near.strip(" -(•*") and _ends(clause.after(found.end)))


def _ends(after: str) -> bool:
    """Nothing more is said, or only who: "18 to 65 years, male or female"."""
    return bool(_END.match(after))
