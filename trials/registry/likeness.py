"""Whether two items are plausibly one thing whose spelling was mended.

Two different hospitals must never become one row, for people's reports hang on the row. So
nothing that both items say about who or where they are may differ by more than a spelling: each
word of the shorter text is in the longer one, but for a few letters or an ending. Numbers are
never misspelt: "Cohort 1" is not "Cohort 2", nor is one postcode another.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

Words = frozenset[str]

# Chosen on names in real records: "Smyth" and "Smith" come to 0.80, "North" and "South" to 0.60.
_ONE_WORD = 0.75
_SHORTEST_ABBREVIATION = 3


def words(value: object) -> Words:
    """The words of a text in lower case, without accents, apostrophes and marks."""
    letters = unicodedata.normalize("NFKD", str(value or "")).casefold()
    kept = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’")
    return frozenset(re.findall(r"[^\W_]+", kept))


def alike(one: list[Words], other: list[Words]) -> bool:
    """Whether two items agree, but for spelling, in each field that both have.

    That must be most of the fields that either has: two people are not one for being CONTACT.
    """
    said = [(a, b) for a, b in zip(one, other, strict=True) if a or b]
    said_by_both = [(a, b) for a, b in said if a and b]
    return 2 * len(said_by_both) > len(said) and all(_alike_texts(a, b) for a, b in said_by_both)


def _alike_texts(one: Words, other: Words) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return all(any(_alike_words(a, b) for b in longer) for a in shorter - longer)


def _alike_words(one: str, other: str) -> bool:
    if not (one.isalpha() and other.isalpha()) or one[0] != other[0]:
        return False
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter):
        return len(shorter) >= _SHORTEST_ABBREVIATION
    return SequenceMatcher(None, shorter, longer, autojunk=False).ratio() >= _ONE_WORD
