"""The tree: pieces with their parts and sides, put below one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trials.criteria.joins import join_of
from trials.criteria.levels import Levels, are_flattened
from trials.criteria.nodes import Join, Kind, Node, Reason, Side, Span
from trials.criteria.pieces import Piece
from trials.criteria.roles import Role, roles_of
from trials.criteria.sides import Section, is_of_the_whole

_KINDS = {
    Role.HEADING: Kind.HEADING,
    Role.LEAD_IN: Kind.LEAD_IN,
    Role.NOTE: Kind.NOTE,
    Role.CONNECTIVE: Kind.NOTE,
}


@dataclass(slots=True)
class Line:
    """A node to be: flat, with its depth. `reason` says why its side is what it is."""

    role: Role
    side: Side
    reason: Reason
    depth: int
    text: str
    start: int
    end: int


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """The pieces as lines with side and depth; pieces that go on are added to the one before."""
    section, levels = Section(), Levels(flattened=are_flattened(pieces))
    base = 0
    found: list[Line] = []
    for piece, part in zip(pieces, roles_of(pieces), strict=True):
        if part is Role.CONTINUATION and found:
            _add(found[-1], piece)
            continue
        opens = section.take(piece, part)
        if part is Role.HEADING:
            levels.restart()
            depth = 0 if opens or not base else 1
            base = depth + 1
        else:
            if opens:
                levels.restart()
            depth = base + levels.of(piece, part)
        found.append(_line(piece, part, section, depth))
    return found


def nodes_of(lines: Sequence[Line]) -> tuple[Node, ...]:
    """The lines as a tree, built from the last line back so that children are ready first."""
    ready: list[tuple[int, Node]] = []
    for line in reversed(lines):
        children = []
        while ready and ready[-1][0] > line.depth:
            children.append(ready.pop()[1])
        ready.append((line.depth, _node(line, tuple(children))))
    return tuple(node for _, node in reversed(ready))


def _add(line: Line, piece: Piece) -> None:
    line.text = f"{line.text} {piece.text}"
    line.end = piece.end


def _line(piece: Piece, part: Role, section: Section, depth: int) -> Line:
    side, reason = section.side, section.reason
    if part is Role.NOTE and is_of_the_whole(piece.text):
        side, reason = Side.UNDECIDED, Reason.NO_HEADING
    return Line(part, side, reason, depth, piece.text, piece.start, piece.end)


def _node(line: Line, children: tuple[Node, ...]) -> Node:
    kind = _KINDS.get(line.role, Kind(line.side))
    if children and kind not in (Kind.HEADING, Kind.NOTE):
        kind = Kind.LEAD_IN
    join = join_of(line.text, [child.text for child in children]) if children else Join.NOT_SAID
    return Node(kind, line.side, line.text, Span(line.start, line.end), join, children)
