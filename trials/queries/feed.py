"""The sites of the open feed: those of published trials, and no invented ones."""

from __future__ import annotations

import datetime as dt

from trials.models import Trial
from trials.queries.standings import (
    WEIGHED_BY,
    WEIGHED_BY_TRIAL,
    SiteLine,
    counted,
    lines_among,
)

# All that a line of the feed shows or is weighed by: a trial has a hundred columns.
_COLUMNS = (
    *WEIGHED_BY,
    *WEIGHED_BY_TRIAL,
    "facility",
    "city",
    "state",
    "country",
    "position",
    "trial__nct_id",
    "trial__published_at",
)


def feed_lines(now: dt.datetime, trial: Trial | None = None) -> list[SiteLine]:
    """The sites of all trials of the feed, or of one; weighed, in two queries."""
    sites = counted().filter(trial__published_at__isnull=False, trial__is_demonstration=False)
    if trial:
        sites = sites.filter(trial=trial)
    return lines_among(sites.order_by("trial__nct_id", "position", "pk").only(*_COLUMNS), now)


def trial_of_feed(nct_id: str) -> Trial | None:
    """The published trial of that number, unless it is a demonstration."""
    return Trial.objects.published().filter(nct_id=nct_id, is_demonstration=False).first()
