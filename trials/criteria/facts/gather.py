"""All facts of a reading, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterator

from trials.criteria.bullets import marks_at
from trials.criteria.facts.ages import ages
from trials.criteria.facts.clause import Clause
from trials.criteria.facts.fact import Fact
from trials.criteria.facts.limits import limits
from trials.criteria.facts.people import sexes
from trials.criteria.facts.tables import rows
from trials.criteria.facts.topics import prior_therapies, topics
from trials.criteria.facts.windows import windows
from trials.criteria.nodes import Kind, Reading, Span
from trials.criteria.plain import Readable, readable
from trials.criteria.reading import LONGEST


def gather(reading: Reading) -> Iterator[Fact]:
    """The facts in the criteria; headings and lead-ins only say what a line below is about."""
    heading = ""
    above: list[str] = []
    for depth, node in reading.walk():
        del above[depth:]
        above.append(node.text)
        if node.kind is Kind.HEADING:
            heading = node.text
        elif node.span.start < LONGEST:
            words = _words(reading.source, node.span)
            yield from facts_of(Clause(words, node.side, heading, above[-2] if depth else ""))


def _words(source: str, span: Span) -> Readable:
    """The words of a line, without its bullet: "18." before a criterion is no age."""
    end = min(span.end, LONGEST)
    start = span.end - len(source[span.start : span.end].lstrip())
    return readable(source, marks_at(source, start, end)[1], end)


def facts_of(clause: Clause) -> Iterator[Fact]:
    """The facts of one line. A stretch of it is one fact only: the ages of a table choose its row,
    a waiting time is no limit."""
    taken: set[int] = set()
    for read in (rows, ages, windows, prior_therapies, limits):
        for fact in list(read(clause)):
            places = range(fact.span.start, fact.span.end)
            if read is rows or taken.isdisjoint(places):
                taken.update(places)
                yield fact
    yield from sexes(clause)
    yield from topics(clause)
