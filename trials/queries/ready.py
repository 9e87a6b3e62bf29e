"""The results to have ready before a clinician rings: what the criteria of a trial ask about.

Only names, each with the place of its criterion: from all criteria, those that are unclear too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext, gettext_noop

from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.names import names_in
from trials.queries.lines import Line, Lines

PERFORMANCE = ("Karnofsky", "Lansky", "ECOG")
_MEASURED = frozenset({FactKind.LAB, FactKind.VITAL})
# Of what else is measured, the results of a test; not how long one may live, or how large a lesion.
_TESTS = frozenset({"shortening fraction", "ejection fraction", "lung function"})
_SCORES = frozenset({"NYHA", "ASA", "Glasgow", "Rankin", "Child-Pugh or MELD"})
_TOPICS = (
    (FactKind.PREGNANCY, gettext_noop("Pregnancy test"), r"pregnancy test|\bhcg\b"),
    (FactKind.INFECTION, gettext_noop("HIV status"), r"\bhiv\b|human immunodeficiency virus"),
    (FactKind.INFECTION, gettext_noop("Hepatitis B status"), r"\bhepatitis b\b|\bhbv\b|\bhbsag\b"),
    (
        FactKind.INFECTION,
        gettext_noop("Hepatitis C status"),
        r"\bhepatitis c\b|\bhcv\b|\bhepatitis b (?:or|and) c\b",
    ),
    (FactKind.INFECTION, gettext_noop("Tuberculosis status"), r"\btuberculosis\b"),
)
# What the illness is measured by, and markers that have to be there: "CD22-positive", "CD22 is
# found on", "HER2 expression".
_MARKER = re.compile(
    r"\b(?P<name>MRD|minimal residual disease)\b|"
    r"\b(?P<marker>CD(?!4\b|8\b)\d{1,3}|HER-?2|PD-?L1)(?:\s?\+|[- ]positiv\w+|"
    r"(?: \w+){0,2} (?:express\w*|found|present)\b)"
)


@dataclass(frozen=True)
class Asked:
    """`is_ours`: in our words; else in the source's. `anchor` is the place of its criterion."""

    what: str
    anchor: str
    is_ours: bool = False


def ready(lines: Lines, facts: Iterable[Fact]) -> list[Asked]:
    """Each of them once, in the order of the source, from the first criterion that names it."""
    placed = [(fact, line) for fact in facts if (line := lines.at(fact.span))]
    first: dict[str, Asked] = {}
    for asked in (*_performance(placed), *_results(placed), *_markers(lines)):
        first.setdefault(asked.what.casefold(), asked)
    return list(first.values())


def _performance(placed: list[tuple[Fact, Line]]) -> Iterator[Asked]:
    scores = [(fact, line) for fact, line in placed if fact.kind is FactKind.SCORE]
    own = [(fact.name, line) for fact, line in scores if _is_performance(fact)]
    if own:
        names = ", ".join(dict.fromkeys(_either(name) for name, _ in own))
        what = gettext("Performance score ({names})").format(names=names)
        yield Asked(what, own[0][1].criterion.anchor, is_ours=True)


def _either(name: str) -> str:
    """ "Karnofsky or Lansky" in the language of the page."""
    told, *others = name.split(" or ")
    for other in others:
        told = gettext("{score} or {other}").format(score=told, other=other)
    return told


def _is_performance(fact: Fact) -> bool:
    return any(name in fact.name for name in PERFORMANCE)


def _results(placed: list[tuple[Fact, Line]]) -> Iterator[Asked]:
    named_in = lru_cache(maxsize=1)(_named_in)  # facts of one line follow one another
    for fact, line in placed:
        anchor, text = line.criterion.anchor, line.node.text
        if fact.kind in _MEASURED or fact.name in _TESTS | _SCORES:
            yield from (Asked(name, anchor) for name in _names(fact, named_in(text)))
        for kind, what, pattern in _TOPICS:
            if fact.kind is kind and re.search(pattern, text, re.IGNORECASE):
                yield Asked(gettext(what), anchor, is_ours=True)


def _names(fact: Fact, words: dict[str, str]) -> list[str]:
    """What the source calls it: "ANC" for neutrophils; for "AST or ALT" both."""
    names = [fact.name] if fact.name in words else fact.name.split(" or ")
    return [words.get(name, name) for name in names]


def _named_in(text: str) -> dict[str, str]:
    """The first word of the text for each name in it."""
    words: dict[str, str] = {}
    for each in names_in(text):
        words.setdefault(each.name, text[each.start : each.end])
    return words


def _markers(lines: Lines) -> Iterator[Asked]:
    for line in lines:
        if not line.is_stop:
            for found in _MARKER.finditer(line.node.text):
                yield Asked(found["name"] or found["marker"], line.criterion.anchor)
