"""The clinician's card of a trial: its hard stops, the figures that its criteria state exactly, and
what to have ready."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.gather import gather
from trials.criteria.facts.tables import tables
from trials.criteria.stops import Stop, inner_stops
from trials.models import Trial
from trials.queries.by_age import by_age
from trials.queries.criteria import Criteria, criteria_of
from trials.queries.figures import figure_of
from trials.queries.lines import Lines
from trials.queries.passages import Passage, Passages
from trials.queries.ready import PERFORMANCE, Asked, ready

_ORGANS = (
    "creatinine", "filtration rate", "bilirubin", "AST", "ALT", "transaminases",
    "alkaline phosphatase", "albumin", "INR", "clotting time", "hemoglobin", "platelets",
    "neutrophils", "white cells", "lymphocytes", "shortening fraction", "ejection fraction", "QTc",
    "oxygen",
)  # fmt: skip


@dataclass(frozen=True)
class InnerStop:
    """What rules out, though it stands in a criterion that must be true."""

    stop: Stop
    anchor: str


@dataclass(frozen=True)
class Card:
    criteria: Criteria
    inner_stops: list[InnerStop]
    waits: list[Passage]
    limits: list[Passage]
    scores: list[Passage]
    earlier: list[Passage]
    ready: list[Asked]

    @property
    def has_open_waits(self) -> bool:
        """True where the source does not say up to when a waiting time counts."""
        return any(not figure.until for passage in self.waits for figure in passage.figures)


def card_of(trial: Trial, today: dt.date) -> Card:
    """One query: the settlements of the trial. No figure is drawn from unclear criteria."""
    criteria = criteria_of(trial)
    lines = Lines(criteria)
    facts = list(gather(criteria.reading))
    parts = _parts(criteria, lines, facts, today)
    return Card(
        criteria,
        list(_inner_stops(lines)),
        **{name: part.in_order() for name, part in parts.items()},
        ready=ready(lines, facts),
    )


def _inner_stops(lines: Lines) -> Iterator[InnerStop]:
    for line in lines:
        if line.is_decided and not line.is_stop:
            for stop in inner_stops(line.node.text):
                yield InnerStop(stop, line.criterion.anchor)


def _parts(
    criteria: Criteria, lines: Lines, facts: list[Fact], today: dt.date
) -> dict[str, Passages]:
    source = criteria.reading.source
    parts = {name: Passages(source) for name in ("waits", "limits", "scores", "earlier")}
    last: Fact | None = None
    for fact in facts:
        name, line = _part(fact), lines.at(fact.span)
        if name and line and line.is_decided:
            if figure := figure_of(source, line, fact, last, today):
                parts[name].add(line, figure)
            last = fact
    for table in tables(criteria.reading):
        line, limits = lines.at(table.span), by_age(table)
        if limits and line and line.is_decided:
            parts["limits"].add_table(line, limits)
    return parts


def _part(fact: Fact) -> str:
    """The part of the card that the fact belongs to; "" for none."""
    if fact.kind is FactKind.WASHOUT:
        return "waits"
    if fact.kind is FactKind.PRIOR_THERAPY:
        return "earlier"
    if fact.kind is FactKind.SCORE:
        return "scores" if any(name in fact.name for name in PERFORMANCE) else ""
    return "limits" if any(name in fact.name for name in _ORGANS) else ""
