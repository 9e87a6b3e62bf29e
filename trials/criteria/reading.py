"""Registry text → Reading. Never raises, and takes time in proportion to the text."""

from __future__ import annotations

from trials.criteria.doubt import groups_of
from trials.criteria.nodes import Join, Kind, Node, Reading, Reason, Side, Span
from trials.criteria.pieces import pieces
from trials.criteria.roles import Role
from trials.criteria.tree import Line, lines_of, nodes_of

# The registry takes 20,000 characters; twice as many and more is no eligibility text. What goes
# beyond is kept whole, as one undecided note, so that a hostile text costs no more than a long one.
LONGEST = 60_000


def read(source: str) -> Reading:
    """The tree of the text and its groups. The spans of all nodes are the source."""
    end = min(len(source), LONGEST)
    lines = lines_of(pieces(source, end)) or _nothing(source, end)
    nodes = nodes_of(lines)
    if len(source) > end:
        rest = Span(end, len(source))
        nodes = (*nodes, Node(Kind.NOTE, Side.UNDECIDED, source[end:], rest, Join.NOT_SAID))
    return Reading(source, nodes, groups_of(lines))


def _nothing(source: str, end: int) -> list[Line]:
    """White space alone is one empty note; no text at all is no node."""
    if not source:
        return []
    return [Line(Role.NOTE, Side.UNDECIDED, Reason.NO_HEADING, 0, "", 0, end)]
