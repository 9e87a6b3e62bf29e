"""What was answered and has rested since is closed, so that it is erased in its time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction

from trials.models import Inquiry, InquiryEvent


def run(*, now: dt.datetime) -> Iterator[Inquiry]:
    """Close the questions that were answered CLOSE_DAYS ago, and say which."""
    long_ago = now - dt.timedelta(days=settings.CLOSE_DAYS)
    answered = Inquiry.objects.filter(
        answered_at__lte=long_ago, closed_at__isnull=True, withdrawn_at__isnull=True
    )
    for inquiry in answered.order_by("answered_at", "pk"):
        if _close(inquiry, now):
            yield inquiry


@transaction.atomic
def _close(inquiry: Inquiry, now: dt.datetime) -> bool:
    """False where somebody has opened it again, or closed it, meanwhile."""
    as_seen = Inquiry.objects.filter(
        pk=inquiry.pk, answered_at=inquiry.answered_at, closed_at__isnull=True
    )
    if not as_seen.update(closed_at=now):
        return False
    InquiryEvent.objects.create(inquiry=inquiry, kind=InquiryEvent.Kind.CLOSED, at=now)
    return True
