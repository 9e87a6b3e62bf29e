"""The clock of a question: working days where its team is, or at the desk where it has none."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings

from trials.geography import working_days
from trials.models import Inquiry, Site
from trials.models.local_days import zone_of


def day_for(site: Site | None, moment: dt.datetime) -> dt.date:
    """The day that a moment belongs to where the question is answered."""
    return moment.astimezone(_zone(site)).date()


def day_after(site: Site | None, moment: dt.datetime, number: int) -> dt.date:
    """The day so many working days after a moment, where the question is answered."""
    return working_days.after(day_for(site, moment), number, _country(site))


def moment_after(inquiry: Inquiry, number: int) -> dt.datetime:
    """When a question has waited so many working days: then at the time of day it began to."""
    began = inquiry.clock_from.astimezone(_zone(inquiry.site))
    day = day_after(inquiry.site, inquiry.clock_from, number)
    return dt.datetime.combine(day, began.time(), began.tzinfo)


def _country(site: Site | None) -> str:
    return site.country if site and site.country else settings.DESK_COUNTRY


def _zone(site: Site | None) -> ZoneInfo:
    return zone_of(site) if site else ZoneInfo(settings.DESK_ZONE)
