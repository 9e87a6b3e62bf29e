"""The guard: does a criterion read like one of the other side? It doubts; it never moves.

A phrase of the other side doubts its own criterion. Where most criteria of a section speak against
their heading, the whole section is doubted: the heading itself may stand in the wrong place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from trials.criteria.digests import digest
from trials.criteria.doubt_rules import Rule, broken_rule
from trials.criteria.nodes import Group, Reason, Side, Span, Standing
from trials.criteria.roles import Role
from trials.criteria.tree import Line

_MOST = 0.6  # of a section, and at least this many criteria:
_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class _Judged:
    """A criterion with the lines below it."""

    lines: tuple[Line, ...]
    standing: Standing
    reason: Reason


def groups_of(lines: Sequence[Line]) -> tuple[Group, ...]:
    """The criteria in groups: neighbours of one side and one standing, for one reason."""
    groups = []
    for section in _sections(lines):
        for _, same in groupby(_judge(section), key=_place):
            groups.append(_group(list(same)))
    return tuple(groups)


def _sections(lines: Sequence[Line]) -> Iterator[list[list[Line]]]:
    """Between two headings: the criteria, each with the lines below it."""
    for is_heading, run in groupby(lines, key=lambda line: line.role is Role.HEADING):
        if is_heading:
            continue
        criteria: list[list[Line]] = []
        for line in run:
            if criteria and line.depth > criteria[-1][0].depth:
                criteria[-1].append(line)
            else:
                criteria.append([line])
        yield criteria


def _judge(criteria: Sequence[Sequence[Line]]) -> Iterator[_Judged]:
    against = [_broken_rule(criterion[0]) for criterion in criteria]
    spoken = [rule for rule in against if rule]
    most = len(criteria) >= _AT_LEAST and len(spoken) >= _MOST * len(criteria)
    for criterion, rule in zip(criteria, against, strict=True):
        if criterion[0].side is Side.UNDECIDED:
            yield _Judged(tuple(criterion), Standing.UNDECIDED, criterion[0].reason)
        elif most:
            yield _Judged(tuple(criterion), Standing.DOUBTED, spoken[0].reason)
        elif rule and rule.strong:
            yield _Judged(tuple(criterion), Standing.DOUBTED, rule.reason)
        else:
            yield _Judged(tuple(criterion), Standing.DECIDED, Reason.UNDER_HEADING)


def _broken_rule(line: Line) -> Rule | None:
    return None if line.role is Role.NOTE else broken_rule(line.text, line.side)


def _place(judged: _Judged) -> tuple[Side, Standing, Reason]:
    return judged.lines[0].side, judged.standing, judged.reason


def _group(same: Sequence[_Judged]) -> Group:
    lines = [line for judged in same for line in judged.lines]
    return Group(
        side=lines[0].side,
        standing=same[0].standing,
        reason=same[0].reason,
        span=Span(lines[0].start, lines[-1].end),
        digest=digest([lines[0].side, *(line.text for line in lines)]),
    )
