"""The criteria of a reading, each with the numbers and names in it, to be asked what stands before
and after them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from trials.criteria.bullets import marks_at
from trials.criteria.facts.names import Named, names_in
from trials.criteria.facts.numbers import Comparison, comparisons
from trials.criteria.nodes import Join, Kind, Node, Reading, Side, Span
from trials.criteria.plain import Readable, readable
from trials.criteria.reading import end_of


@dataclass(frozen=True)
class Clause:
    """`heading` is the text of the nearest heading above, for lines like "18 to 65"; `above` the
    text of the line that this one stands below, which may say that one of its lines is enough."""

    readable: Readable
    side: Side
    heading: str = ""
    above: str = ""
    is_one_of: bool = False
    depth: int = 0

    @property
    def text(self) -> str:
        return self.readable.text

    @cached_property
    def comparisons(self) -> Sequence[Comparison]:
        return tuple(comparisons(self.text))

    @cached_property
    def names(self) -> Sequence[Named]:
        return tuple(names_in(self.text))

    def last_name(self, start: int, end: int) -> Named | None:
        """The last thing named that ends within text[start:end]."""
        place = bisect_right(self.names, end, key=lambda named: named.end)
        found = self.names[place - 1] if place else None
        return found if found and found.start >= start else None

    def first_name(self, start: int, end: int) -> Named | None:
        """The first thing named that begins within text[start:end]."""
        place = bisect_left(self.names, start, key=lambda named: named.start)
        found = self.names[place] if place < len(self.names) else None
        return found if found and found.end <= end else None

    def before(self, place: int, letters: int = 60) -> str:
        return self.text[max(0, place - letters) : place]

    def after(self, place: int, letters: int = 60) -> str:
        return self.text[place : place + letters]

    def span(self, start: int, end: int) -> Span:
        """Where text[start:end] stands in the source."""
        return Span(self.readable.places[start], self.readable.places[end - 1] + 1)


def clauses(reading: Reading) -> Iterator[Clause]:
    """The criteria in the order of the source; headings and lead-ins only say what a line below is
    about."""
    heading, end = "", end_of(reading.source)
    above: list[Node] = []
    for depth, node in reading.walk():
        del above[depth:]
        above.append(node)
        if node.kind is Kind.HEADING:
            heading = node.text
        elif node.span.start < end:
            yield _clause(reading.source, above, heading)


def _clause(source: str, line: Sequence[Node], heading: str) -> Clause:
    node, parent = line[-1], line[-2] if len(line) > 1 else None
    return Clause(
        _words(source, node.span), node.side, heading,
        above=parent.text if parent else "",
        is_one_of=parent is not None and parent.join is Join.ONE_OF,
        depth=len(line) - 1,
    )  # fmt: skip


def _words(source: str, span: Span) -> Readable:
    """The words of a line, without its bullet: "18." before a criterion is no age."""
    start = span.end - len(source[span.start : span.end].lstrip())
    return readable(source, marks_at(source, start, span.end)[1], span.end)
