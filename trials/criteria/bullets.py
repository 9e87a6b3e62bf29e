"""Marks at the beginning of a line: bullets of every make, numbers, letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = {"i": 1, "v": 5, "x": 10}

# A dash or star may stand without a space before a word ("-INCLUSION"), not before a number (-5).
# An escaped star is a footnote's, not a bullet's. "E. coli" is a name: a capital letter and a stop
# count only before a capital.
_MARK = re.compile(
    r"""(?:
      (?P<sign> (?: \\?[-–—] | \* ) (?=WORD) | [•·‣▪◦●○■□➢✓§](?=.) )
    | (?P<round> o (?=[ \t]+\S) )
    | \(? (?P<number> \d{1,2} ) (?P<after> \\?[.):、] (?=WORD) | \\?[-–](?=\s+[A-Z]) )
    | \(? (?P<roman> [ivxIVX]{2,4} ) (?P<after_roman> \\?[.)] (?=\s) )
    | \(? (?P<small> [a-z] ) (?P<after_small> \\?[.)] (?=\s|[A-Z]) )
    | \(? (?P<capital> [A-Z] ) (?P<after_capital> \\?[.](?=\s+[^a-z\s]) | \\?\)(?=\s) )
    )[ \t]*""".replace("WORD", r"\s|[^\W\d]|\\?[<>≤≥(]"),
    re.VERBOSE,
)
_AT_MOST = 3  # "* 1. Patients …" and "-  - Patients …" are met with; more is not


@dataclass(frozen=True, slots=True)
class Mark:
    """`style` is equal for marks of one list; `number` is its place there, 0 where it has none."""

    style: str
    number: int


def marks_at(source: str, start: int, end: int) -> tuple[Mark | None, int]:
    """The mark at `start` (None without one) and where the words begin. Of several marks in a row
    the styles are put together and the last number counts."""
    styles: list[str] = []
    number = 0
    at = start
    while len(styles) < _AT_MOST and (found := _MARK.match(source, at, end)):
        style, number = _style(found)
        styles.append(style)
        at = found.end()
    return (Mark("".join(styles), number) if styles else None), at


def _style(found: re.Match[str]) -> tuple[str, int]:
    got = found.groupdict()
    if got["sign"] or got["round"]:
        return (got["sign"] or "o").lstrip("\\"), 0
    opening = "(" if found.group().startswith("(") else ""
    if got["number"]:
        return f"{opening}1{got['after'].strip(chr(92))}", int(got["number"])
    if got["roman"]:
        return f"{opening}i{got['after_roman'].strip(chr(92))}", _roman(got["roman"].lower())
    letter = got["small"] or got["capital"]
    closing = (got["after_small"] or got["after_capital"]).strip("\\")
    return f"{opening}{'a' if got['small'] else 'A'}{closing}", ord(letter.lower()) - ord("a") + 1


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
