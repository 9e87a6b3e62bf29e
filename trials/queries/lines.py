"""Where each line of the criteria stands, so that a fact finds the line that it was read in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from trials.criteria.bullets import marks_at
from trials.criteria.facts import wording
from trials.criteria.nodes import Node, Span
from trials.queries.criteria import Block, Criteria, Criterion


@dataclass(frozen=True)
class Line:
    """`above` are the lines of its criterion that it stands below, from the outermost on."""

    block: Block
    criterion: Criterion
    node: Node
    above: tuple[Node, ...]

    @property
    def is_decided(self) -> bool:
        return self.block.side != "undecided"

    @property
    def is_stop(self) -> bool:
        return self.block.side == "exclusion"

    @cached_property
    def has_more(self) -> bool:
        """True where it has conditions or exceptions."""
        return any(wording.has_more(node.text) for node in (*self.above, self.node))

    @cached_property
    def is_turned(self) -> bool:
        """True where a line above may turn it into its opposite."""
        return any(wording.is_turned(node.text) for node in self.above)

    def start(self, source: str) -> int:
        """Where its words begin: after its bullet."""
        span = self.node.span
        start = span.end - len(source[span.start : span.end].lstrip())
        return marks_at(source, start, span.end)[1]


class Lines:
    """The lines of all criteria, in the order of the source."""

    def __init__(self, criteria: Criteria) -> None:
        self._lines = list(_lines(criteria))
        self._starts = [line.node.span.start for line in self._lines]

    def __iter__(self) -> Iterator[Line]:
        return iter(self._lines)

    def at(self, span: Span) -> Line | None:
        """The line in which the stretch begins; None for one in a heading or a note."""
        place = bisect_right(self._starts, span.start) - 1
        found = self._lines[place] if place >= 0 else None
        return found if found and span.start < found.node.span.end else None


def _lines(criteria: Criteria) -> Iterator[Line]:
    for block, criterion in criteria.each():
        waiting: list[tuple[Node, tuple[Node, ...]]] = [(criterion.node, ())]
        while waiting:
            node, above = waiting.pop()
            if node.is_criterion and block.group.span.meets(node.span):
                yield Line(block, criterion, node, above)
            waiting.extend((child, (*above, node)) for child in reversed(node.children))
