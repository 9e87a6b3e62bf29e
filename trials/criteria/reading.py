"""Registry text → Reading. Never raises, and takes time in proportion to the text."""

from __future__ import annotations

from trials.criteria.digests import digest
from trials.criteria.doubt import groups_of
from trials.criteria.nodes import Group, Kind, Node, Reading, Reason, Side, Span, Standing
from trials.criteria.pieces import pieces
from trials.criteria.roles import Role
from trials.criteria.tree import Line, lines_of, nodes_of

# The registry takes 20,000 characters; twice as many and more is no eligibility text. What goes
# beyond is kept whole, as one undecided criterion, so that a hostile text costs no more than a long
# one.
LONGEST = 60_000


def read(source: str) -> Reading:
    """The tree of the text and its groups. The spans of all nodes are the source."""
    end = end_of(source)
    lines = lines_of(pieces(source, end)) or _nothing(source, end)
    nodes, groups = nodes_of(lines), groups_of(lines)
    if len(source) > end:
        rest, group = _rest(source, end)
        nodes, groups = (*nodes, rest), (*groups, group)
    return Reading(source, nodes, groups)


def end_of(source: str) -> int:
    """Where the reading ends: behind the last whole line, so that no criterion is judged by half
    its words; in a text of one line, behind LONGEST characters."""
    if len(source) <= LONGEST:
        return len(source)
    return source.rfind("\n", 0, LONGEST) + 1 or LONGEST


def _rest(source: str, start: int) -> tuple[Node, Group]:
    span, words = Span(start, len(source)), source[start:]
    return (
        Node(Kind.UNDECIDED, Side.UNDECIDED, words, span),
        Group(
            Side.UNDECIDED, Standing.UNDECIDED, Reason.TOO_LONG, span,
            digest([Side.UNDECIDED, words]),
        ),
    )  # fmt: skip


def _nothing(source: str, end: int) -> list[Line]:
    """White space alone is one empty note; no text at all is no node."""
    if not source:
        return []
    return [Line(Role.NOTE, Side.UNDECIDED, Reason.NO_HEADING, 0, "", 0, end)]
