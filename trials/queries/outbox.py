"""How the queue of mail is: what is late, what was given up."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from trials.models import Message

# After so long a mail that has not gone out is late.
LATE = dt.timedelta(minutes=15)
UNDERWAY = (Message.State.QUEUED, Message.State.SENDING)


def given_up() -> QuerySet[Message]:
    """Dead letters: nobody tries to send them any more."""
    return Message.objects.filter(state=Message.State.FAILED)


def late(now: dt.datetime) -> QuerySet[Message]:
    """Messages that were to go out a quarter of an hour ago, and have not, for whatever reason."""
    return Message.objects.filter(state__in=UNDERWAY, created_at__lte=now - LATE)


def untried(now: dt.datetime) -> QuerySet[Message]:
    """Messages that were to be tried a quarter of an hour ago: nobody sends anything."""
    return Message.objects.filter(state__in=UNDERWAY, next_try_at__lte=now - LATE)
