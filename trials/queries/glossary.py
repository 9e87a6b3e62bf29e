"""The glossary: the terms that a page explains on the spot, and all of them from A to Z."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from trials.language import grade, grade_spanish
from trials.language.terms import Mention, finder, key
from trials.models import GlossaryEntry

# Above this school grade a meaning is too hard to read for a page of the portal.
HIGHEST_GRADE = 8


class Glossary:
    """The glossary of one page: it remembers what that page has explained already.

    Made anew for each page, it must not be kept between two.
    """

    def __init__(self, entries: list[GlossaryEntry]) -> None:
        self._entries = {entry.concept: entry for entry in entries}
        self._finder = finder(tuple(_forms(entries)))
        self._explained: dict[str, GlossaryEntry] = {}

    def first_mentions(self, text: str) -> list[Mention]:
        """Where the text names terms that the page has not explained before; now it has."""
        found = []
        for mention in self._finder.mentions(text):
            if mention.concept not in self._explained:
                self._explained[mention.concept] = self._entries[mention.concept]
                found.append(mention)
        return found

    @property
    def explained(self) -> list[GlossaryEntry]:
        """What the page has explained so far, by term."""
        return sorted(self._explained.values(), key=_by_term)


@dataclass(frozen=True)
class Word:
    """An entry, and the entries of the same concept in other languages."""

    entry: GlossaryEntry
    elsewhere: list[GlossaryEntry]


@dataclass(frozen=True)
class Letter:
    """The terms that begin with one letter; "0–9" stands for all numbers and signs."""

    name: str
    words: list[Word]


def glossary(language: str) -> Glossary:
    """One query: all entries of the language."""
    return Glossary([*GlossaryEntry.objects.filter(language=language).order_by("concept")])


def a_to_z(language: str) -> list[Letter]:
    """One query: every term of the language, under its first letter, numbers first."""
    by_concept: dict[str, list[GlossaryEntry]] = {}
    for entry in GlossaryEntry.objects.order_by("language"):
        by_concept.setdefault(entry.concept, []).append(entry)
    words = [
        Word(entry, [other for other in entries if other is not entry])
        for entries in by_concept.values()
        for entry in entries
        if entry.language == language
    ]
    words.sort(key=lambda word: _by_term(word.entry))
    return [Letter(name, [*some]) for name, some in groupby(words, lambda w: _letter(w.entry))]


def taken(entry: GlossaryEntry) -> list[tuple[str, GlossaryEntry]]:
    """Its forms that another concept of its language has, each with that other entry. One query."""
    others = GlossaryEntry.objects.filter(language=entry.language).exclude(concept=entry.concept)
    owners = {key(form): other for other in others for form in other.forms}
    return [(form, owners[key(form)]) for form in entry.forms if key(form) in owners]


def reading_grade(entry: GlossaryEntry) -> float:
    """The school grade of its meaning. The words of the term itself count as easy ones."""
    names = {word.lower() for word in grade.words_of(entry.term)}
    if entry.language == "es":
        return grade_spanish.grade(entry.meaning, names)
    return grade.grade(entry.meaning, names | grade.NAMES)


def _forms(entries: list[GlossaryEntry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        for form in entry.forms:
            yield form, entry.concept


def _by_term(entry: GlossaryEntry) -> str:
    """The term without accents and capitals, numbers before letters."""
    return _plain(entry.term).casefold()


def _letter(entry: GlossaryEntry) -> str:
    first = _plain(entry.term)[:1].upper()
    return first if first.isalpha() else "0–9"


def _plain(term: str) -> str:
    apart = unicodedata.normalize("NFD", term)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
