"""Coordinators are asked by mail whether what families see of their sites is still right.

Several runs may go at the same time, and any of them may die: what is queued for one person is one
transaction, and it changes only what still is as it was seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from trials.actions import messages
from trials.models import AskedSite, Heartbeat, Message
from trials.queries.due import addressees, due_of, unanswered
from trials.queries.standings import SiteLine

# Nobody gets more than one of these mails in this time, whatever the settings say.
PAUSE = dt.timedelta(days=7)
PEOPLE_AT_ONCE = 200
ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class Seen:
    """The newest mail to somebody, as it was when a run looked; `asked` by the site's key."""

    heartbeat: Heartbeat
    asked: dict[int, AskedSite]

    def waiting(self, line: SiteLine) -> AskedSite | None:
        """How a site stands in that mail, if the hospital has said nothing of it since."""
        asked = self.asked.get(line.site.pk)
        is_answered = asked and line.report and line.report.at >= asked.since
        return None if is_answered else asked


def send_due(*, now: dt.datetime) -> Iterator[Message]:
    """Queue a mail to each coordinator who is to be asked now, and hand each over as it is queued.

    Six queries for 200 people, and some for each who gets a mail. Nothing is queued unless somebody
    asks for the next; what another run has queued meanwhile is left to it.
    """
    last = 0
    while people := list(addressees().filter(pk__gt=last)[:PEOPLE_AT_ONCE]):
        last = people[-1].pk
        due, seen = due_of(people, now), _newest_of(people)
        for user in people:
            message = _ask(user, due.get(user.pk, []), seen.get(user.pk), now)
            if message:
                yield message


@transaction.atomic
def tell_desk(*, now: dt.datetime) -> Message | None:
    """Queue one mail to the desk about the sites that have not answered for HEARTBEAT_DESK_DAYS.

    None where there are none that it has not heard of. Which they were, the mail knows by its time.
    """
    silent = unanswered(now - dt.timedelta(days=settings.HEARTBEAT_DESK_DAYS), now)
    keys, told = [asked.pk for asked in silent], 0
    for first in range(0, len(keys), ROWS_AT_ONCE):
        some = AskedSite.objects.filter(pk__in=keys[first : first + ROWS_AT_ONCE])
        told += some.filter(desk_told_at__isnull=True).update(desk_told_at=now)
    return messages.enqueue(Message.Kind.SITES_UNANSWERED, now=now) if told else None


def _newest_of(people: list[User]) -> dict[int, Seen]:
    newest = Heartbeat.objects.newest().filter(user__in=people).prefetch_related("asked")
    return {
        each.user_id: Seen(each, {asked.site_id: asked for asked in each.asked.all()})
        for each in newest
    }


def _ask(user: User, due: list[SiteLine], seen: Seen | None, now: dt.datetime) -> Message | None:
    """A first mail, a reminder, a new mail that replaces the last one, or none."""
    if not due:
        return None
    if seen is None:
        return _send_new(user, due, None, now)
    if now - seen.heartbeat.last_mail_at < PAUSE:
        return None
    if seen.heartbeat.expires_at <= now or not all(seen.waiting(line) for line in due):
        return _send_new(user, due, seen, now)
    is_time = now - seen.heartbeat.at >= dt.timedelta(days=settings.HEARTBEAT_REMIND_DAYS)
    if seen.heartbeat.reminded_at is None and is_time:
        return _remind(seen.heartbeat, now)
    return None


@transaction.atomic
def _send_new(
    user: User, due: list[SiteLine], seen: Seen | None, now: dt.datetime
) -> Message | None:
    if seen and not _as_seen(seen.heartbeat, replaced_at=now):
        return None
    heartbeat = _first_to_make(user, now)
    if heartbeat is None:
        return None
    AskedSite.objects.bulk_create(
        _asked_again(heartbeat, line, seen.waiting(line) if seen else None) for line in due
    )
    return messages.enqueue(Message.Kind.HEARTBEAT, heartbeat=heartbeat, now=now)


def _asked_again(heartbeat: Heartbeat, line: SiteLine, before: AskedSite | None) -> AskedSite:
    """Who has not answered is not asked for the first time, and the desk hears of it once."""
    return AskedSite(
        heartbeat=heartbeat,
        site=line.site,
        since=before.since if before else heartbeat.at,
        desk_told_at=before.desk_told_at if before else None,
    )


@transaction.atomic
def _remind(heartbeat: Heartbeat, now: dt.datetime) -> Message | None:
    if not _as_seen(heartbeat, reminded_at=now):
        return None
    return messages.enqueue(Message.Kind.HEARTBEAT_REMINDER, heartbeat=heartbeat, now=now)


def _as_seen(heartbeat: Heartbeat, **change: dt.datetime) -> bool:
    """Change the newest mail to somebody as it was seen. False: another run was faster."""
    same = Heartbeat.objects.newest().filter(pk=heartbeat.pk, reminded_at=heartbeat.reminded_at)
    return bool(same.update(**change))


def _first_to_make(user: User, now: dt.datetime) -> Heartbeat | None:
    """The mail to somebody that works from now on. None: another run was faster."""
    expires_at = now + dt.timedelta(days=settings.HEARTBEAT_LINK_DAYS)
    try:
        with transaction.atomic():
            return Heartbeat.objects.create(user=user, at=now, expires_at=expires_at)
    except IntegrityError:
        return None
