"""The rows of a table by age and sex in a text: an age, and the value or the two values for it.

    13 to < 16 years: 1.5 mg/dL (male), 1.4 mg/dL (female)             A:V(m),V(f)
    Age ≥ 16 years; male: 1.7; female: 1.4                             A;m:V;f:V
    No greater than 1.4 mg/dL (13 years of age and over [female])      V(A[f])

The text is brought into the short form on the right, in which rows are looked for. Each word of a
row has to be known ("w" stands for one that is not), else it is no row.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trials.criteria.facts.numbers import Comparison

# What is higher is no creatinine.
_MOST_MG_DL = 5.0
_MOST_MICROMOLES = 500.0
_AGE_UNIT = re.compile(r"months?|mos?\b|years?|yrs?|y/?o\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\bage[ds]?\b:?\s?$", re.IGNORECASE)
_AGE_WORD = re.compile(r"^\s?age[ds]?\b:?\s?", re.IGNORECASE)
_UNIT = re.compile(r"mg\s?/\s?dl\b|[uµμ]mol\s?/\s?l\b", re.IGNORECASE)
_WORDS = re.compile(
    r"(?P<m>(?:males?|m[ae]n|boys?)\b)|(?P<f>(?:females?|wom[ae]n|girls?)\b)"
    r"|(?P<b>both(?: sexes| genders)?\b)|(?P<also>(?:and|or)\b|&)"
    r"|(?P<nothing>(?:maximum|max|serum|creatinine|scr|levels?|values?|limits?|is|are|for|in|if|"
    r"with|patients|participants|subjects|children|ages?|aged|of age|years|old|by|"
    r"based on|according to|as follows|gender|sex|a|an|the|upper)\b"
    rf"\.?|[(\[]\s?(?:{_UNIT.pattern}|years)\s?[)\]]|{_UNIT.pattern}|\s)"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>.)",
    re.IGNORECASE,
)
_WHO = r"(?:[mf][,/&]*[mf]|[mfb])"
_VALUE = r"V(?:\(V\))?"
_AGE = rf"(?:(?P<who1>{_WHO})[:,]?)?A(?:[(\[]?(?P<who2>{_WHO})[)\]]?(?=[:;,=-]))?[)\]]?[:;,=.(\[-]*"
_TWO = (
    rf"(?:(?P<sex1>[mf])[:=-]*{_VALUE}[;,/&.]*(?P<sex2>[mf])[:=-]*{_VALUE}"
    rf"|{_VALUE}[(\[]?(?P<sex3>[mf])[)\]]?[;,/&]*{_VALUE}[(\[]?(?P<sex4>[mf])[)\]]?"
    rf"|{_VALUE}[/,|]?(?P<column>{_VALUE}))"
)
_ONE = (
    rf"(?:(?P<who3>{_WHO})[:=-]*{_VALUE}"
    rf"|{_VALUE}(?:[(\[](?P<who4>{_WHO})[)\]]|(?P<who5>{_WHO})(?![:=]?[AV]))?)"
)
_VALUE_FIRST = rf"{_VALUE}[(\[,]*A[(\[,]*(?P<who6>{_WHO})?[)\]]*"
_ENDS = rf"(?=$|[.;,*•)&-]|{_WHO}?[:,]?A)"
_ROW = re.compile(rf"(?<![w%X])(?:{_VALUE_FIRST}|{_AGE}(?:{_TWO}|{_ONE})){_ENDS}")


@dataclass(frozen=True, slots=True)
class Cell:
    """`who` is "male, female", "male" or "female", "" where the source does not say; `unit` is as
    the source has it, "" where it gives none."""

    who: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class RowRead:
    """The age in months: the first is included, the last is not. `up_to` is the 60 of "≤ 5 years",
    `above` that of "> 5 years". `start` and `end` are places in the text that was read."""

    age: str
    from_months: float
    to_months: float
    up_to: float | None
    above: float | None
    cells: tuple[Cell, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RowsRead:
    """`unread` are the places of ages without a value that could be read. `has_values`: there are
    numbers that could be values of a row."""

    rows: tuple[RowRead, ...]
    unread: tuple[tuple[int, int], ...]
    has_values: bool


@dataclass(slots=True)
class _Short:
    """The short form; behind each letter its place in the text, and its number where it has one."""

    letters: str
    places: list[tuple[int, int]]
    numbers: list[Comparison | None]


def read_rows(text: str, numbers: Sequence[Comparison], unit: str, columns: str) -> RowsRead:
    """The rows of the text. `unit` is that of values without one; `columns` ("mf", "fm" or "") the
    sexes of two values side by side."""
    short = _short(text, numbers, unit)
    found = [row for row in _ROW.finditer(short.letters) if columns or not row["column"]]
    rows = tuple(_row(text, short, row, unit, columns) for row in found)
    read = {place for row in found for place in range(row.start(), row.end())}
    ages = (place for place, letter in enumerate(short.letters) if letter == "A")
    unread = tuple(short.places[place] for place in ages if place not in read)
    return RowsRead(rows, unread, "V" in short.letters)


def columns_in(text: str) -> str:
    """ "mf" or "fm" where the text names each sex once: the heads of two columns."""
    found = "".join(one.lastgroup or "" for one in _WORDS.finditer(text) if one["m"] or one["f"])
    return found if found in ("mf", "fm") else ""


def unit_in(text: str) -> str:
    """The first unit of creatinine in the text, without spaces; "" without one."""
    found = _UNIT.search(text)
    return found.group().replace(" ", "") if found else ""


def _short(text: str, numbers: Sequence[Comparison], unit: str) -> _Short:
    short = _Short("", [], [])
    letters: list[str] = []
    for letter, place, one in _letters(text, numbers, unit):
        letters.append(letter)
        short.places.append(place)
        short.numbers.append(one)
    short.letters = "".join(letters)
    return short


def _letters(
    text: str, numbers: Sequence[Comparison], unit: str
) -> Iterator[tuple[str, tuple[int, int], Comparison | None]]:
    at = 0
    for one in numbers:
        yield from _words(text, at, one.start)
        yield _letter(text, one, unit), (one.start, one.end), one
        at = one.end
    yield from _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> Iterator[tuple[str, tuple[int, int], None]]:
    for found in _WORDS.finditer(text, start, end):
        kind = found.lastgroup or ""
        letter = {"nothing": "", "also": "&", "word": "w", "sign": found.group()}.get(kind, kind)
        if letter:
            yield letter, found.span(), None


def _letter(text: str, one: Comparison, unit: str) -> str:
    """A for an age, V for a value, X for any other number."""
    if _AGE_UNIT.match(one.unit) or _is_age_without_unit(text, one):
        return "A"
    value, unit = _value(one), one.unit or unit
    if value is None or (unit and not _UNIT.match(unit)):
        return "X"
    return "V" if 0 < value <= (_MOST_MG_DL if unit[:1] in "mM" else _MOST_MICROMOLES) else "X"


def _is_age_without_unit(text: str, one: Comparison) -> bool:
    """ "Age 13 to < 16: 1.5"; it is years that are meant."""
    before = text[max(0, one.start - 8) : one.start]
    return (
        not one.unit
        and one.bare is None
        and bool(_AGE_BEFORE.search(before) or _AGE_WORD.match(text, one.start))
    )


def _value(one: Comparison) -> float | None:
    """The highest value that is allowed; None for a lowest one, a range, or "below 0.6"."""
    if one.bare is not None:
        return one.bare
    return one.upper.value if one.upper and not one.lower and one.upper.inclusive else None


def _row(text: str, short: _Short, row: re.Match[str], unit: str, columns: str) -> RowRead:
    places = range(row.start(), row.end())
    (age,) = [one for i in places if short.letters[i] == "A" and (one := short.numbers[i])]
    values = [one for i in places if _begins_value(short.letters, i) and (one := short.numbers[i])]
    start, end = short.places[row.start()][0], short.places[row.end() - 1][1]
    start += text[start].isspace()
    unit = unit_in(text[start:end]) or unit
    first, last = _months(age)
    return RowRead(
        age=_AGE_WORD.sub("", text[age.start : age.end]).strip(),
        from_months=first, to_months=last, up_to=_up_to(age), above=_above(age),
        cells=tuple(
            Cell(who, _value(one) or 0.0, unit_in(one.unit) or unit)
            for who, one in zip(_sexes(row, columns), values, strict=True)
        ),
        start=start, end=end,
    )  # fmt: skip


def _up_to(age: Comparison) -> float | None:
    if age.upper is None or not age.upper.inclusive:
        return None
    return age.upper.value * _in_months(age.unit)


def _above(age: Comparison) -> float | None:
    if age.lower is None or age.lower.inclusive:
        return None
    return age.lower.value * _in_months(age.lower_unit)


def _begins_value(letters: str, place: int) -> bool:
    """Not so the same value again in another unit: "0.8 mg/dL (71 µmol/L)"."""
    return letters[place] == "V" and letters[place - 2 : place] != "V("


def _sexes(row: re.Match[str], columns: str) -> list[str]:
    """Whom each value of the row is for, in our words."""
    if row["column"]:
        return [_who(one) for one in columns]
    first, second = row["sex1"] or row["sex3"], row["sex2"] or row["sex4"]
    if first and second:
        return [_who(first), _who(second)]
    return [_who("".join(row[f"who{place}"] or "" for place in range(1, 7)))]


def _who(letters: str) -> str:
    male, female = (one in letters or "b" in letters for one in "mf")
    return ", ".join(word for word, is_said in (("male", male), ("female", female)) if is_said)


def _months(age: Comparison) -> tuple[float, float]:
    """From the first month within up to the first one after: "2-5 years" ends with the sixth
    birthday, as ages are counted in whole years."""
    first, last = 0.0, math.inf
    if age.bare is not None:
        size = _in_months(age.unit)
        return age.bare * size, (age.bare + 1) * size
    if age.lower:
        first = (age.lower.value + (not age.lower.inclusive)) * _in_months(age.lower_unit)
    if age.upper:
        last = (age.upper.value + age.upper.inclusive) * _in_months(age.unit)
    return first, last


def _in_months(unit: str) -> int:
    return 1 if unit[:1].lower() == "m" else 12
