"""Silence escalates: the team is reminded, then its backup is told, then the desk.

Each stage is reached once, by whoever of several workers changes the row first. A question that
waits while no worker runs goes through all the stages that are due when one runs again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from trials.actions import messages
from trials.models import Inquiry, InquiryEvent, Message
from trials.queries.clocks import moment_after
from trials.queries.teams import backups_of, hearers_of

# Users, and None for the desk.
Hearers = list[User | None]
DESK = None


@dataclass(frozen=True)
class Stage:
    """What happens to a question that waits: its column, its event, its mail."""

    column: str
    event: InquiryEvent.Kind
    mail: Message.Kind


NUDGE = Stage("nudged_at", InquiryEvent.Kind.NUDGED, Message.Kind.INQUIRY_NUDGE)
BACKUP = Stage("backup_told_at", InquiryEvent.Kind.BACKUP_TOLD, Message.Kind.INQUIRY_BACKUP)
OVERDUE = Stage("desk_told_at", InquiryEvent.Kind.DESK_TOLD, Message.Kind.INQUIRY_OVERDUE)


def run(*, now: dt.datetime) -> Iterator[Stage]:
    """Take each waiting question through the stages that are due, and say which it reached."""
    waiting = Inquiry.objects.waiting().filter(desk_told_at__isnull=True)
    for inquiry in waiting.select_related("site").order_by("clock_from", "pk"):
        for stage, hearers in _mails(inquiry, due(inquiry, now)):
            if _reach(inquiry, stage, hearers, now):
                yield stage


def due(inquiry: Inquiry, now: dt.datetime) -> list[Stage]:
    """The stages that a waiting question should have reached, and has not.

    A site without a backup has the desk in its place.
    """
    over = [stage for stage, days in _days(inquiry) if moment_after(inquiry, days) <= now]
    if BACKUP in over and not backups_of(inquiry.site):
        over = [stage for stage in over if stage is not BACKUP]
        over += [] if OVERDUE in over else [OVERDUE]
    return [stage for stage in over if not getattr(inquiry, stage.column)]


def _days(inquiry: Inquiry) -> list[tuple[Stage, int]]:
    """After how many working days each stage is due. Who asks to be rung today waits one."""
    is_urgent = inquiry.urgency == Inquiry.Urgency.TODAY
    return [
        (NUDGE, min(1, settings.INQUIRY_NUDGE_DAYS) if is_urgent else settings.INQUIRY_NUDGE_DAYS),
        (BACKUP, settings.INQUIRY_BACKUP_DAYS),
        (OVERDUE, settings.INQUIRY_DESK_DAYS),
    ]


def _mails(inquiry: Inquiry, stages: list[Stage]) -> list[tuple[Stage, Hearers]]:
    """Whom each stage is told to. Of several that are due at once nobody hears but the last."""
    told: Hearers = []
    mails = []
    for stage in reversed(stages):
        hearers = [user for user in _hearers(inquiry, stage) if user not in told]
        told += hearers
        mails.append((stage, hearers))
    return mails[::-1]


def _hearers(inquiry: Inquiry, stage: Stage) -> Hearers:
    if stage is NUDGE:
        return hearers_of(inquiry.site)
    return [*backups_of(inquiry.site)] if stage is BACKUP else [DESK]


@transaction.atomic
def _reach(inquiry: Inquiry, stage: Stage, hearers: Hearers, now: dt.datetime) -> bool:
    """Mark a stage, note it, queue its mail. False where it was reached or answered meanwhile."""
    as_seen = Inquiry.objects.waiting().filter(pk=inquiry.pk, clock_from=inquiry.clock_from)
    if not as_seen.filter(**{stage.column: None}).update(**{stage.column: now}):
        return False
    InquiryEvent.objects.create(inquiry=inquiry, kind=stage.event, at=now)
    for user in hearers:
        messages.enqueue(stage.mail, inquiry=inquiry, user=user, now=now)
    return True
