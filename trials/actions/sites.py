"""What hospitals say about their sites."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User

from trials.models import Site, StatusReport


def report(
    *,
    site: Site,
    status: str,
    by: User,
    now: dt.datetime,
    source: str = StatusReport.Source.STAFF,
    reason: str = "",
    note: str = "",
) -> StatusReport:
    """Write down the hospital's word about its site. Earlier words stay on the record."""
    return StatusReport.objects.create(
        site=site, status=status, source=source, by=by, at=now, reason=reason, note=note
    )
