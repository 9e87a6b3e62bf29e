"""What else a criterion is about: earlier treatments counted, pregnancy, contraception, consent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.numbers import Comparison

_TOPICS = (
    (FactKind.CONTRACEPTION, re.compile(
        r"\b(?:contracepti\w+|birth[- ]control|abstinen\w+|childbearing potential|"
            r"reproductive potential)\b", re.IGNORECASE)),
    (FactKind.PREGNANCY, re.compile(
        r"\b(?:pregnan\w+|breast-?\s?feeding|breast-?fed|lactat\w+|nursing(?! home|"
            r" staff| facility)|β?-?hcg)\b", re.IGNORECASE)),
    (FactKind.CONSENT, re.compile(
        r"\b(?:(?:informed )?consent(?:ed|ing)?|assent|"
            r"legal(?:ly authorized)? representative|guardian)\b", re.IGNORECASE)),
)  # fmt: skip
_EARLIER = re.compile(
    r"^\s?(?:or more |or fewer )?(?:prior|previous|earlier|lines? of|different)\b", re.IGNORECASE
)
_TREATMENT = re.compile(
    r"\b(?:therap\w+|treatments?|regimens?|lines?|transplant\w*|hsct|courses?|cycles?|"
    r"chemotherap\w+|surger\w+|attempts?|inductions?|relapses?)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:prior|previous|earlier|so far|in the past)\b", re.IGNORECASE)


def topics(clause: Clause) -> Iterator[Fact]:
    """One fact for each topic that the clause touches, at the first word that says so."""
    for kind, words in _TOPICS:
        if found := words.search(clause.text):
            span = clause.span(found.start(), found.end())
            yield Fact(kind=kind, side=clause.side, span=span, name=found.group().lower())


def prior_therapies(clause: Clause) -> Iterator[Fact]:
    """How many earlier treatments are asked for or let in: "≤ 1 prior transplant"."""
    for found in clause.comparisons:
        if found.bare is None and not found.unit and _is_count(clause, found):
            yield Fact(
                kind=FactKind.PRIOR_THERAPY, side=clause.side,
                span=clause.span(found.start, found.end),
                name=clause.after(found.end, 80).strip(), lower=found.lower, upper=found.upper,
            )  # fmt: skip


def _is_count(clause: Clause, found: Comparison) -> bool:
    after = clause.after(found.end, 60)
    if _EARLIER.match(after):
        return bool(_TREATMENT.search(after))
    before = clause.before(found.start, 40)
    return bool(_TREATMENT.search(before) and _SO_FAR.match(after.lstrip()))
