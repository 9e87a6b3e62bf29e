"""Days as they are counted at a site: each ends at midnight there, in summer and in winter."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings

from trials.geography import zones
from trials.models.site import Site


def zone_of(site: Site) -> ZoneInfo:
    """The time zone of a site; the desk's (DESK_ZONE) where its coordinates are not known."""
    return zones.zone_of(site, settings.DESK_ZONE)


def day_at(site: Site, moment: dt.datetime) -> dt.date:
    """The day that a moment belongs to at a site."""
    return moment.astimezone(zone_of(site)).date()


def days_since(site: Site, moment: dt.datetime, now: dt.datetime) -> int:
    """How many midnights have passed at a site; negative where `moment` is on a later day."""
    return (day_at(site, now) - day_at(site, moment)).days
