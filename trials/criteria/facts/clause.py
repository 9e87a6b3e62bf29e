"""A criterion's text with the comparisons in it, each asked what stands before and after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from trials.criteria.facts.names import Named, names_in
from trials.criteria.facts.numbers import Comparison, comparisons
from trials.criteria.nodes import Side, Span
from trials.criteria.plain import Readable


@dataclass(frozen=True)
class Clause:
    """`heading` is the text of the nearest heading above, for lines like "18 to 65"; `above` the
    text of the line that this one stands below."""

    readable: Readable
    side: Side
    heading: str = ""
    above: str = ""

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
