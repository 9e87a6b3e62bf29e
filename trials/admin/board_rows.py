"""The rows of the board, as they are for whoever is signed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User

from trials.actions import sites
from trials.models import Site, StatusReport
from trials.models.moves import Problem, Told
from trials.queries import mine
from trials.queries.board import Line, Move, lines

REPORT = "trials.add_statusreport"


@dataclass(frozen=True)
class Row:
    """`typed` stands in its boxes; `problems` say why it was refused. `is_asked`: somebody else has
    spoken meanwhile, and the person is asked. `moves` is its history, None where nobody asked."""

    line: Line
    may_keep: bool
    typed: Mapping[str, Any] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    is_asked: bool = False
    is_saved: bool = False
    moves: Sequence[Move] | None = None

    @property
    def site(self) -> Site:
        return self.line.site

    @property
    def report(self) -> StatusReport | None:
        return self.line.report

    @property
    def name(self) -> str:
        return name_of(self.site)

    @property
    def anchor(self) -> str:
        return f"site-{self.site.pk}"

    @property
    def seen(self) -> int:
        return self.report.pk if self.report else sites.NOTHING

    @property
    def is_open(self) -> bool:
        return self.is_asked or bool(self.problems)

    @property
    def wrong(self) -> set[str]:
        """The answers that the problems are about."""
        return {problem.field for problem in self.problems}

    @property
    def gives_reason(self) -> bool:
        return any(self.typed.get(name) for name in ("reason", "note", "is_public", "approved_by"))


def rows_for(user: User, pks: Sequence[int], now: dt.datetime) -> list[Row]:
    """A row a site, in the order given."""
    kept = kept_of(user, pks)
    return [Row(line, line.site.pk in kept) for line in lines(pks, now)]


def kept_of(user: User, pks: Iterable[int]) -> dict[int, Site]:
    """Those of these sites about which somebody may speak."""
    if not user.has_perm(REPORT):
        return {}
    return mine.sites_of(user).select_related("trial").in_bulk(list(pks))


def source_of(user: User) -> StatusReport.Source:
    source = StatusReport.Source
    return source.STAFF if mine.keeps_all(user) else source.COORDINATOR


def name_of(site: Site) -> str:
    return ", ".join(filter(None, [site.facility, site.city])) or str(site)


def is_own_word(newest: StatusReport, by: User, told: Told | None) -> bool:
    """Whether somebody was overtaken by nobody but a second press of their own button."""
    if told is None or newest.by_id != by.pk:
        return False
    said = (newest.status, newest.reason, newest.note, newest.is_public, newest.approved_by)
    return Told(*said) == told
