"""The clock of a question: working days where its team sits, and what comes when they are over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from trials.geography import working_days
from trials.language import waiting
from trials.models import Inquiry, Site
from trials.queries.clocks import day_for


@dataclass(frozen=True)
class Clock:
    """`days` waited of the `of` after which something happens; `of` is 0 when all has happened."""

    days: int
    of: int
    words: str

    @property
    def is_late(self) -> bool:
        return self.days >= self.of


def clock_of(inquiry: Inquiry, now: dt.datetime) -> Clock:
    """Of a question that waits. Its working days are those of its site, else of the desk."""
    days = working_days_between(inquiry.site, inquiry.clock_from, now)
    for done, of, then in _stages(inquiry):
        if not done:
            return Clock(days, of, waiting.waits(days, of, then))
    return Clock(days, 0, waiting.waits_for_the_desk(days))


def working_days_between(site: Site | None, start: dt.datetime, end: dt.datetime) -> int:
    """How many working days have begun at a site, or the desk, since `start`."""
    country = site.country if site and site.country else settings.DESK_COUNTRY
    return working_days.between(day_for(site, start), day_for(site, end), country)


def _stages(inquiry: Inquiry) -> list[tuple[dt.datetime | None, int, str]]:
    is_urgent = inquiry.urgency == Inquiry.Urgency.TODAY
    reminder = min(1, settings.INQUIRY_NUDGE_DAYS) if is_urgent else settings.INQUIRY_NUDGE_DAYS
    return [
        (inquiry.nudged_at, reminder, waiting.REMINDER),
        (inquiry.backup_told_at, settings.INQUIRY_BACKUP_DAYS, waiting.BACKUP),
        (inquiry.desk_told_at, settings.INQUIRY_DESK_DAYS, waiting.DESK),
    ]
