"""The desk hears by mail that mail is stuck. Where that is stuck too, the desk's pages say so."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from trials.actions import messages
from trials.models import Message
from trials.queries.clocks import day_for
from trials.queries.outbox import given_up, late

QUEUE_ALARM = Message.Kind.QUEUE_ALARM


def run(*, now: dt.datetime) -> bool:
    """Queue a mail to the desk where a message was given up or is late, one a day at most.

    Whether it did. An alarm that is stuck itself is no reason for another.
    """
    is_stuck = any(found.exclude(kind=QUEUE_ALARM).exists() for found in (given_up(), late(now)))
    return is_stuck and _ring(f"queue-alarm {day_for(None, now)}", now)


def _ring(occasion: str, now: dt.datetime) -> bool:
    if Message.objects.filter(occasion=occasion).exists():
        return False
    try:
        with transaction.atomic():
            messages.enqueue(QUEUE_ALARM, occasion=occasion, now=now)
    except IntegrityError:  # another worker was faster
        return False
    return True
