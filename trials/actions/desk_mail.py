"""The desk's week, told by mail."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction

from trials.actions import messages
from trials.models import Message


def queue_weekly(*, now: dt.datetime) -> Message | None:
    """Queue the mail of this week; None where it is there already, by whomever it was queued.

    A week begins on Monday (ISO 8601) where the desk is. The figures are computed when it is sent.
    """
    year, week, _ = now.astimezone(ZoneInfo(settings.DESK_ZONE)).isocalendar()
    occasion = f"desk-weekly:{year}-W{week:02}"
    try:
        with transaction.atomic():
            return messages.enqueue(Message.Kind.DESK_WEEKLY, now=now, occasion=occasion)
    except IntegrityError:
        return None
