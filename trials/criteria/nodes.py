"""What a reading of an eligibility text is made of.

    Reading           the whole text
      Node            one line of it (with the lines that continue it), and the nodes below it
      Group           neighbours that stand on one side, and how sure we are of that side

The spans of all nodes, in order, put back together are the source, character for character.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    INCLUSION = "inclusion"
    EXCLUSION = "exclusion"
    UNDECIDED = "undecided"


class Kind(StrEnum):
    """The first three are criteria; a lead-in is a criterion that is said by the nodes below it."""

    INCLUSION = "inclusion"
    EXCLUSION = "exclusion"
    UNDECIDED = "undecided"
    LEAD_IN = "lead-in"
    HEADING = "heading"
    NOTE = "note"


class Join(StrEnum):
    """How the nodes below belong together."""

    ALL_OF = "all of"
    ONE_OF = "one of"
    ONLY_IF = "only if"
    NOT_SAID = "not said"


class Standing(StrEnum):
    """Doubted: the headings put it on one side, its own words read like the other."""

    DECIDED = "decided"
    DOUBTED = "doubted"
    UNDECIDED = "undecided"


class Reason(StrEnum):
    """Why a group has its standing."""

    UNDER_HEADING = "under-heading"
    NO_HEADING = "no-heading"
    HEADING_NAMES_NO_SIDE = "heading-names-no-side"
    HEADING_NAMES_BOTH = "heading-names-both"
    TOO_LONG = "too-long"
    WAITING_TIME_EXCLUDES = "waiting-time-excludes"
    GOOD_FUNCTION_EXCLUDES = "good-function-excludes"
    DUTY_EXCLUDES = "duty-excludes"
    DISEASE_INCLUDES = "disease-includes"
    SAYS_OTHER_SIDE = "says-other-side"


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to, not including, `end`: places in the source."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """True where the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Node:
    """`text` is readable (escapes undone, bullet left out); `span` is this node's own stretch of
    the source, without its children, whose spans follow it directly."""

    kind: Kind
    side: Side
    text: str
    span: Span
    join: Join = Join.NOT_SAID
    children: tuple[Node, ...] = ()

    @property
    def is_criterion(self) -> bool:
        return self.kind not in (Kind.HEADING, Kind.NOTE)


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria in a row with one side and one standing. `digest` names the words and the side that
    the source puts them on: it stays the same for as long as both do, wherever they stand."""

    side: Side
    standing: Standing
    reason: Reason
    span: Span
    digest: str


@dataclass(frozen=True, slots=True)
class Reading:
    source: str
    nodes: tuple[Node, ...]
    groups: tuple[Group, ...]

    def walk(self) -> Iterator[tuple[int, Node]]:
        """Every node with its depth, in the order of the source."""
        waiting = [(0, node) for node in reversed(self.nodes)]
        while waiting:
            depth, node = waiting.pop()
            yield depth, node
            waiting.extend((depth + 1, child) for child in reversed(node.children))
