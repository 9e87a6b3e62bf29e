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
REGISTRY = "en"  # the language of the registry's texts


@dataclass(frozen=True)
class Word:
    """An entry, and the entries of the same concept in other languages."""

    entry: GlossaryEntry
    elsewhere: list[GlossaryEntry]


class Glossary:
    """The glossary of one page: it remembers what that page has explained already.

    `entries` are those of the page's language and of the registry's. A term is explained in the
    language of the page; in the registry's text it is found by the forms that it has there. Made
    anew for each page, it must not be kept between two.
    """

    def __init__(self, entries: list[GlossaryEntry], language: str = REGISTRY) -> None:
        own = [entry for entry in entries if entry.language == language]
        self._entries = {entry.concept: entry for entry in own}
        known = [entry for entry in entries if entry.concept in self._entries]
        self._registrys = [entry for entry in known if entry.language == REGISTRY]
        self._finder = finder(tuple(_forms(own)))
        self._registrys_finder = finder(tuple(_forms(self._registrys)))
        self._explained: set[str] = set()

    def first_mentions(self, text: str, *, is_registrys: bool = False) -> list[Mention]:
        """Where the text names terms that the page has not explained before; now it has."""
        found = []
        for mention in (self._registrys_finder if is_registrys else self._finder).mentions(text):
            if mention.concept not in self._explained:
                self._explained.add(mention.concept)
                found.append(mention)
        return found

    @property
    def explained(self) -> list[Word]:
        """What the page has explained so far, by term, with the registry's term where that is in
        another language."""
        registrys = {entry.concept: entry for entry in self._registrys}
        entries = sorted((self._entries[each] for each in self._explained), key=_by_term)
        return [_beside(entry, registrys.get(entry.concept)) for entry in entries]


@dataclass(frozen=True)
class Letter:
    """The terms that begin with one letter; "0–9" stands for all numbers and signs."""

    name: str
    words: list[Word]


def glossary(language: str) -> Glossary:
    """One query: all entries of the language and of the registry's."""
    entries = GlossaryEntry.objects.filter(language__in={language, REGISTRY})
    return Glossary([*entries.order_by("concept")], language)


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


def _beside(entry: GlossaryEntry, registrys: GlossaryEntry | None) -> Word:
    return Word(entry, [registrys] if registrys and registrys is not entry else [])


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
