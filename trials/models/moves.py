"""From one status of a site to the next: what cannot be, and what is worth a second look.

Registries tell errors, which must be mended, from warnings, which only ask (the status transition
rules of the NCI's trial registry, CTRP). So do we. The statuses mean what the data element
definitions of ClinicalTrials.gov say: completed, terminated and withdrawn are ends; "not yet
recruiting" never recruited; a withdrawn one never enrolled anybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trials.models import codes
from trials.models.site import Site
from trials.models.standing import weigh
from trials.models.status_report import StatusReport

Status, Reason = StatusReport.Status, StatusReport.Reason

FOR_GOOD = frozenset({"COMPLETED", "TERMINATED", "WITHDRAWN"})
# "Yes" or "by mistake" would say nothing a year from now.
WORDS_OF_A_REASON = 3


class Level(StrEnum):
    """An error stops the report; a warning is shown, and kept with the report."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """`field` is the answer that it is about: a column of StatusReport."""

    level: Level
    field: str
    words: str


@dataclass(frozen=True)
class Told:
    """What is said of a site, before a move or after it. `status` is a code of the registry."""

    status: str
    reason: str = ""
    note: str = ""
    is_public: bool = False
    approved_by: str = ""

    @property
    def is_for_good(self) -> bool:
        return self.status in FOR_GOOD or self.reason == Reason.FOR_GOOD

    @property
    def may_be_joined(self) -> bool:
        """True where families may join, now or soon."""
        return self.status in codes.OPEN | codes.SOON


def shown_as(site: Site, report: StatusReport | None, now: dt.datetime) -> Told | None:
    """What families see of a site, as it was told, where `report` is its newest; None where they
    see no status."""
    word = weigh(site, report, now).word
    if word is None:
        return None
    if report is None or word.speaker not in StatusReport.Source.values:
        return Told(word.code)
    return Told(report.status, report.reason, report.note, report.is_public, report.approved_by)


def judge(before: Told | None, after: Told) -> list[Problem]:
    """What is wrong with a move, errors first; `before` is None where nothing was said yet."""
    found = [*_errors(after), *_moves(before, after)] if before else [*_errors(after)]
    return sorted(found, key=lambda problem: problem.level is Level.WARNING)


def errors_of(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level is Level.ERROR]


def warnings_of(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level is Level.WARNING]


def _errors(after: Told) -> Iterator[Problem]:
    if after.status not in Status.values:
        yield _error("status", "Choose one of the statuses.")
    if after.is_public and not (after.reason or after.note):
        yield _error("is_public", "There is nothing to show: choose a reason, or write a sentence.")
    if after.is_public and after.reason == Reason.SAFETY and not after.approved_by.strip():
        yield _error("approved_by", "Name the investigator who lets families read of the review.")
    if after.reason == Reason.FOR_GOOD and after.status not in codes.CLOSED:
        yield _error("reason", "“Closed for good” goes only with a status that is closed.")
    elif after.reason and after.status in codes.OPEN:
        yield _warning("reason", "The reason is one for a break, but the site is open.")


def _moves(before: Told, after: Told) -> Iterator[Problem]:
    if before.is_for_good and after.may_be_joined:
        yield from _reopened(after)
    elif before.status != after.status:
        yield from _unusual(before, after)


def _reopened(after: Told) -> Iterator[Problem]:
    if len(after.note.split()) < WORDS_OF_A_REASON:
        yield _error("note", "This site was closed for good. Say in a few words why it opens.")
    yield _warning("status", "This site was closed for good. Now families are told to ask.")


def _unusual(before: Told, after: Told) -> Iterator[Problem]:
    if before.is_for_good and not after.is_for_good:
        yield _warning("status", "This site was closed for good. Now it sounds like a break.")
    elif after.status in codes.SOON:
        yield _warning("status", "“Opening soon” is for a site that never opened. Is it paused?")
    elif after.status == Status.WITHDRAWN and before.status not in codes.SOON:
        yield _warning("status", "“Never opened here” is for a site that nobody joined.")
    elif before.status == Status.WITHDRAWN:
        yield _warning("status", "This site was said never to have opened.")
    elif before.status in codes.SOON and after.status in _ONCE_OPEN:
        yield _warning("status", "This site had not opened yet. Did it never open?")


_ONCE_OPEN = frozenset({"ACTIVE_NOT_RECRUITING", "COMPLETED", "TERMINATED"})


def _error(field: str, words: str) -> Problem:
    return Problem(Level.ERROR, field, words)


def _warning(field: str, words: str) -> Problem:
    return Problem(Level.WARNING, field, words)
