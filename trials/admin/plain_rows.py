"""The criteria of the page for plain sentences, as they are for whoever is signed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.contrib.auth.models import User

from trials.admin.waiting import CHECK, WRITE
from trials.models import Settlement
from trials.queries.plain_desk import Line, State


@dataclass(frozen=True)
class Kept:
    """Of a form that was refused: its criterion, what was typed (None: nothing was), and why."""

    digest: str
    problem: str
    text: str | None = None


@dataclass(frozen=True)
class Row:
    """`is_due`: it waits for whoever is signed in; `next_due` is the anchor of the next that does,
    "" where there is none."""

    number: int
    line: Line
    may_check: bool
    is_due: bool
    kept: Kept | None = None
    next_due: str = ""

    @property
    def anchor(self) -> str:
        return self.line.criterion.anchor

    @property
    def side_words(self) -> str:
        return str(Settlement.Side(self.line.block.side).label)

    @property
    def is_refused(self) -> bool:
        """Whether what was typed here was refused; else it was a check, or nothing."""
        return self.kept is not None and self.kept.text is not None

    @property
    def text(self) -> str:
        """What stands in the box."""
        if self.kept and self.kept.text is not None:
            return self.kept.text
        return self.line.newest.text if self.line.newest else ""

    @property
    def written_for(self) -> str:
        """The side that the newest sentence was written for, in words."""
        return str(Settlement.Side(self.line.newest.side).label) if self.line.newest else ""


def rows_for(user: User, lines: Iterable[Line], kept: Kept | None = None) -> list[Row]:
    """A row a criterion, in the order given. `kept` goes with the criterion that it names."""
    rows = [_row(user, number, line, kept) for number, line in enumerate(lines, 1)]
    next_due = ""
    for place in reversed(range(len(rows))):
        rows[place] = replace(rows[place], next_due=next_due)
        next_due = rows[place].anchor if rows[place].is_due else next_due
    return rows


def _row(user: User, number: int, line: Line, kept: Kept | None) -> Row:
    waits, is_own = line.state is State.WAITS, bool(line.newest and line.newest.by == user)
    may_check = waits and not is_own and user.has_perm(CHECK)
    is_due = may_check or (user.has_perm(WRITE) and line.state not in (State.WAITS, State.CHECKED))
    own = kept if kept and kept.digest == line.criterion.digest else None
    return Row(number, line, may_check, is_due, own)
