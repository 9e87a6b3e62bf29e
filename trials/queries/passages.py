"""The criteria of one part of the clinician's card, whole, with the figures drawn from them.

Passage      one criterion, or the line of a long one
  Shown      one line of it, with its figures
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from trials.criteria.nodes import Node, Span
from trials.criteria.plain import readable_text
from trials.queries.by_age import ByAge
from trials.queries.figures import Figure
from trials.queries.lines import Line

_MOST = 16  # nodes: a longer list is shown by the line, not whole, beside each of its figures
_MARKS = 7  # letters between the rows of a table that stand in one line: "; Age: "


@dataclass(frozen=True)
class Shown:
    """The words of one line, and whether it stands below another."""

    text: str
    is_below: bool
    figures: list[Figure]

    @property
    def figure(self) -> Figure | None:
        """Where the line has one figure, it can stand beside the words."""
        return self.figures[0] if len(self.figures) == 1 else None

    @property
    def parts(self) -> tuple[str, str, str]:
        """The words before what the one figure is about, those, and the words after."""
        return self.text.partition(self.figure.what) if self.figure else (self.text, "", "")


@dataclass
class Passage:
    """`above` are the headings and lines that `node` stands below, from the outermost on; `anchor`
    is the place of its criterion on the page of the trial's rules."""

    is_stop: bool
    anchor: str
    above: list[str]
    node: Node
    source: str
    drawn: dict[Span, list[Figure]] = field(default_factory=dict)
    tables: list[ByAge] = field(default_factory=list)

    @property
    def figures(self) -> list[Figure]:
        return [figure for figures in self.drawn.values() for figure in figures]

    @property
    def lines(self) -> Iterator[Shown]:
        """Every line, but for those that a table gives whole."""
        for depth, node in _walk(self.node) if _is_short(self.node) else [(0, self.node)]:
            if not self._is_row(node):
                yield Shown(node.text, depth > 0, self.drawn.get(node.span, []))

    def _is_row(self, node: Node) -> bool:
        spans = [span for table in self.tables for span in table.spans if span.meets(node.span)]
        between, rest = [], node.text
        for span in spans:
            before, _, rest = rest.partition(readable_text(self.source, span.start, span.end))
            between.append(before)
        return bool(spans) and max(map(len, [*between, rest])) <= _MARKS


class Passages:
    """A part of the card."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._by_place: dict[int, Passage] = {}

    def add(self, line: Line, figure: Figure) -> None:
        self._around(line).drawn.setdefault(line.node.span, []).append(figure)

    def add_table(self, line: Line, table: ByAge) -> None:
        self._around(line).tables.append(table)

    def in_order(self) -> list[Passage]:
        """In the order of the source."""
        return [self._by_place[place] for place in sorted(self._by_place)]

    def _around(self, line: Line) -> Passage:
        """The largest short list that the line is part of."""
        nodes = (*line.above, line.node)
        depth = next((at for at, node in enumerate(nodes) if _is_short(node)), len(nodes) - 1)
        above = [*line.block.headings, *(node.text for node in nodes[:depth])]
        own = Passage(line.is_stop, line.criterion.anchor, above, nodes[depth], self._source)
        return self._by_place.setdefault(nodes[depth].span.start, own)


def _walk(node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """The node and all below it, each with how deep it stands."""
    yield depth, node
    for child in node.children:
        yield from _walk(child, depth + 1)


def _is_short(node: Node) -> bool:
    nodes = [node]
    for each in nodes:
        nodes.extend(each.children)
        if len(nodes) > _MOST:
            return False
    return True
