"""The results that a study team posted (`resultsSection`), read for showing.

Nothing is required: what is missing is left out. Codes stay codes here; the words for them are
given where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trials.language.tongue import gettext, gettext_noop
from trials.registry.layout import Json
from trials.registry.result_harms import Events, read_events
from trials.registry.result_measures import Measure, read_measure
from trials.registry.result_tables import Block, Cell, Row, Table, groups, inside, items, row, text

_STEPS = {
    "STARTED": gettext_noop("Started"),
    "COMPLETED": gettext_noop("Completed"),
    "NOT COMPLETED": gettext_noop("Did not complete"),
}


@dataclass(frozen=True)
class Period:
    """A stretch of the trial: who started it, who completed it, and why others left."""

    title: str
    table: Table


@dataclass(frozen=True)
class Results:
    recruitment: str
    before_start: str
    periods: tuple[Period, ...]
    baseline: tuple[Measure, ...]
    outcomes: tuple[Measure, ...]
    events: Events | None
    caveats: str


def read_results(section: Json) -> Results:
    """The `resultsSection` of a study document; an empty one gives empty results."""
    flow = inside(section, "participantFlowModule")
    baseline = inside(section, "baselineCharacteristicsModule")
    outcomes = inside(section, "outcomeMeasuresModule")
    events = inside(section, "adverseEventsModule")
    more = inside(section, "moreInfoModule")
    return Results(
        recruitment=text(flow, "recruitmentDetails"),
        before_start=text(flow, "preAssignmentDetails"),
        periods=tuple(_periods(flow)),
        baseline=tuple(read_measure({**baseline, **item}) for item in items(baseline, "measures")),
        outcomes=tuple(read_measure(item) for item in items(outcomes, "outcomeMeasures")),
        events=read_events(events) if events else None,
        caveats=text(inside(more, "limitationsAndCaveats"), "description"),
    )


def _periods(flow: Json) -> Iterator[Period]:
    columns = groups(flow)
    for period in items(flow, "periods"):
        steps = [
            _step(item, row("", columns, _people(item, "achievements")))
            for item in items(period, "milestones")
        ]
        reasons = [
            row(text(item, "type"), columns, _people(item, "reasons"))
            for item in items(period, "dropWithdraws")
        ]
        early = gettext("Why people left early")
        blocks = [Block("", tuple(steps)), Block(early, tuple(reasons), is_ours=True)]
        yield Period(text(period, "title"), Table(columns, tuple(b for b in blocks if b.rows)))


def _step(milestone: Json, counts: Row) -> Row:
    name = text(milestone, "type")
    if name in _STEPS:
        return replace(counts, name=gettext(_STEPS[name]), is_ours=True)
    return replace(counts, name=name)


def _people(item: Json, key: str) -> dict[str, Cell]:
    return {
        text(count, "groupId"): Cell(text(count, "numSubjects"), text(count, "comment"))
        for count in items(item, key)
    }
