"""The terms of a glossary, found where a text names them.

A word with two capitals (MRD, GvHD) and a capital in one or two letters (hepatitis B, Hb) are found
only as they are written, other words in any case. A hyphen, a space and one line end are the same
between two words, and so are the many hyphens and apostrophes. Only whole words are found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

# Phrases with a form in them that is no term there: a word in capitals for stress, or the half of
# another name.
_NO_TERMS = (
    *("ALL of", "ALL the", "ALL these", "ALL those", "ALL other", "ALL following", "ALL patients"),
    *("ALL subjects", "ALL participants", "ALL criteria", "ALL inclusion", "ALL exclusion"),
    *("anabolic steroid", "anabolic steroids", "sex steroid", "sex steroids"),
    *("malignant hyperthermia", "malignant hypertension", "neuroleptic malignant syndrome"),
    *("intracranial hypertension", "ocular hypertension", "portal hypertension"),
    *("retinoblastoma protein", "tumor necrosis factor", "tumour necrosis factor"),
)
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_HYPHENS = "-\u2010\u2011\u2013\u2212"
_APOSTROPHES = "'\u2018\u2019"

# A form and the concept that it names, once for each form.
Forms = tuple[tuple[str, str], ...]
Key = tuple[str, ...]


@dataclass(frozen=True)
class Mention:
    """A text names a concept in text[start:end]."""

    start: int
    end: int
    concept: str


def key(form: str) -> Key:
    """What is the same for two forms that are found in the same places."""
    return tuple(_sign(token) for token in _TOKEN.findall(form.strip()))


@lru_cache(maxsize=8)
def finder(forms: Forms) -> Finder:
    """The finder for these forms. It is made once for as long as they stay the same."""
    return Finder(forms)


class Finder:
    """Finds forms in texts, in a time that grows with the length of the text alone."""

    def __init__(self, forms: Forms) -> None:
        self._named: dict[Key, dict[Key, str]] = defaultdict(dict)
        lengths: dict[str, set[int]] = defaultdict(set)
        for form, concept in (*((phrase, "") for phrase in _NO_TERMS), *forms):
            signs = key(form)
            if signs and signs[0][0].isalnum():
                folded = tuple(map(_folded, signs))
                self._named[folded].setdefault(signs, concept)
                lengths[folded[0]].add(len(folded))
        self._longest_first = {word: sorted(many, reverse=True) for word, many in lengths.items()}

    def mentions(self, text: str) -> Iterator[Mention]:
        """Each mention, in order, none inside another; of those that begin together the longest."""
        tokens = _TOKEN.findall(text)
        folded = [_folded(token) for token in tokens]
        starts = [0, *accumulate(map(len, tokens))]
        at = 0
        while at < len(tokens):
            length, concept = self._longest_at(at, tokens, folded)
            if concept:
                yield Mention(starts[at], starts[at + length], concept)
            at += length

    def _longest_at(self, at: int, tokens: list[str], folded: list[str]) -> tuple[int, str]:
        """How many tokens the form has that stands there, and its concept; else one, of none."""
        for length in self._longest_first.get(folded[at], ()):
            there = tuple(folded[at : at + length])
            for signs, concept in self._named.get(there, {}).items():
                if _is_written(signs, tokens[at : at + length]):
                    return len(there), concept
        return 1, ""


def _is_written(signs: Key, tokens: list[str]) -> bool:
    """Whether the capitals that matter are there; the rest is the same already."""
    pairs = zip(signs, tokens, strict=True)
    return all(sign == token for sign, token in pairs if _is_abbreviation(sign))


def _sign(token: str) -> str:
    """How a token of a form is kept: as it is written where its capitals matter."""
    return token if _is_abbreviation(token) else _folded(token)


def _is_abbreviation(token: str) -> bool:
    capitals = sum(letter.isupper() for letter in token)
    return capitals > 1 or (capitals == 1 and len(token) <= 2)


def _folded(token: str) -> str:
    if token in _HYPHENS or (token.isspace() and token.count("\n") < 2):
        return " "
    return "'" if token in _APOSTROPHES else token.casefold()
