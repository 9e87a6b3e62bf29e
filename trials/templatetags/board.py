"""What the board of the desk tells of a report. Load it as `board`."""

from __future__ import annotations

import datetime as dt

from django.template import Library
from django.utils.timesince import timesince

from trials.language.standings import SPEAKERS
from trials.models import StatusReport

register = Library()


@register.filter
def speaker(report: StatusReport) -> str:
    """Who said it: a person where one is known, and for whom they spoke."""
    source = SPEAKERS[report.source]
    person = (report.by.get_full_name() or report.by.get_username()) if report.by else ""
    return f"{person} ({source[:1].lower()}{source[1:]})" if person else source


@register.filter
def moments_ago(at: dt.datetime, now: dt.datetime) -> str:
    """How long ago something was said, to the minute: "2 minutes ago"."""
    is_new = now - at < dt.timedelta(minutes=1)
    return "a moment ago" if is_new else f"{timesince(at, now, depth=1)} ago"


@register.filter
def age(days: int | None) -> str:
    """The age of a report in days, in words; None where its day is still to come."""
    if days is None:
        return "Of a day still to come"
    return {0: "Said today", 1: "1 day old"}.get(days, f"{days} days old")


@register.filter
def status_label(code: str) -> str:
    return str(StatusReport.Status(code).label) if code in StatusReport.Status.values else code
