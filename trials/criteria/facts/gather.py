"""All facts of a reading, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterator

from trials.criteria.facts.ages import ages
from trials.criteria.facts.clause import Clause, clauses
from trials.criteria.facts.fact import Fact
from trials.criteria.facts.infections import infections
from trials.criteria.facts.limits import limits
from trials.criteria.facts.people import sexes
from trials.criteria.facts.tables import Rows, rows
from trials.criteria.facts.topics import prior_therapies, topics
from trials.criteria.facts.windows import windows
from trials.criteria.nodes import Reading

_NO_ROWS = Rows()


def gather(reading: Reading) -> Iterator[Fact]:
    """The facts in the criteria."""
    lines = list(clauses(reading))
    by_line = rows(lines)
    for place, clause in enumerate(lines):
        yield from _facts_of(clause, by_line.get(place, _NO_ROWS))


def _facts_of(clause: Clause, table: Rows) -> Iterator[Fact]:
    """The facts of one line. A stretch of it is one fact only: the ages of a table choose its row,
    a waiting time is no limit."""
    yield from table.facts
    taken = {place for span in table.spans for place in range(span.start, span.end)}
    for read in (ages, windows, prior_therapies, limits):
        for fact in list(read(clause)):
            places = range(fact.span.start, fact.span.end)
            if taken.isdisjoint(places):
                taken.update(places)
                yield fact
    yield from sexes(clause)
    yield from topics(clause)
    yield from infections(clause)
