"""Whether the portal can do its work. Among the deeds, for it is tried whether it can write."""

from __future__ import annotations

import datetime as dt

from django.db import Error

from trials.models import Job
from trials.queries.health import PROBE, Check, checks

# Anybody may ask, so that a row is written no oftener than this. It is asked for at each call.
PROBE_EVERY = dt.timedelta(seconds=10)


def look(*, now: dt.datetime) -> list[Check]:
    """What is well and what is not. Without the database there is but that one check."""
    try:
        _write(now)
        return [Check("database", True), *checks(now)]
    except Error:
        return [Check("database", False)]


def _write(now: dt.datetime) -> None:
    Job.objects.get_or_create(name=PROBE, defaults={"ran_at": now})
    Job.objects.filter(name=PROBE, ran_at__lte=now - PROBE_EVERY).update(ran_at=now)
