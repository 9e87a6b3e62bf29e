"""What people wrote is forgotten: texts, names, addresses, fingerprints. Events and counts stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from trials.models import Entry, Inquiry, InquiryEvent, Message
from trials.models.message import TO_WRITERS
from trials.queries.outbox import UNDERWAY

# For so long it is known which network a question came from, to slow who sends very many.
KEEP_NETWORKS = dt.timedelta(days=2)


def run(*, now: dt.datetime) -> Iterator[Inquiry]:
    """Erase each question that was closed KEEP_DAYS ago, and say which.

    Never one that nobody has read, nor one about which mail is still to go out.
    """
    forget_networks(now=now)
    for inquiry in _over(now):
        if erase(inquiry=inquiry, by=None, now=now, only=_may_go(now)):
            yield inquiry
    _empty_the_log()


@transaction.atomic
def erase(*, inquiry: Inquiry, by: User | None, now: dt.datetime, only: Q | None = None) -> bool:
    """Erase what was written, who wrote it, and the mail to them that has not gone out.

    False where that was done before, or where `only` is not true of the row any more.
    """
    as_seen = Inquiry.objects.filter(only or Q(), pk=inquiry.pk, erased_at__isnull=True)
    gone = {"sealed_sender": "", "email_fingerprint": "", "phone_fingerprint": ""}
    if not as_seen.update(**gone, network_fingerprint="", erased_at=now):
        return False
    Entry.objects.filter(inquiry=inquiry).update(sealed_text="")
    # Nobody could send it any more.
    to_writer = Message.objects.filter(inquiry=inquiry, kind__in=TO_WRITERS)
    to_writer.filter(state__in=UNDERWAY).delete()
    InquiryEvent.objects.create(inquiry=inquiry, kind=InquiryEvent.Kind.ERASED, by=by, at=now)
    inquiry.refresh_from_db()
    return True


def forget_networks(*, now: dt.datetime) -> int:
    """Forget where questions came from that are older than KEEP_NETWORKS; how many."""
    known = Inquiry.objects.exclude(network_fingerprint="")
    return known.filter(submitted_at__lte=now - KEEP_NETWORKS).update(network_fingerprint="")


def _over(now: dt.datetime) -> Iterator[Inquiry]:
    found = Inquiry.objects.filter(_may_go(now), erased_at__isnull=True).order_by("closed_at", "pk")
    return found.iterator(chunk_size=500)


def _may_go(now: dt.datetime) -> Q:
    was_read = Q(opened_at__isnull=False) | Q(withdrawn_at__isnull=False)
    underway = Message.objects.filter(inquiry=OuterRef("pk"), state__in=UNDERWAY)
    long_closed = Q(closed_at__lte=now - dt.timedelta(days=settings.KEEP_DAYS))
    return long_closed & was_read & Q(~Exists(underway))


def _empty_the_log() -> None:
    """SQLite's log keeps older pages of the file until it is begun anew."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
