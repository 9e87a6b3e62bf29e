"""What a person may ask for: to have all that is held of them, and to have it erased."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from trials.actions import erasure
from trials.exports import person
from trials.models import Inquiry, InquiryEvent
from trials.queries.persons import inquiries_of, unread

Kind = InquiryEvent.Kind


class Unread(ValueError):
    """Somebody waits for an answer to a question that nobody has read."""


@transaction.atomic
def export(*, email: str, phone: str, by: User | None, now: dt.datetime) -> list[dict[str, object]]:
    """All that is held of a person, noted at each of their questions as given out.

    Raises Unreadable where the key of a text is not among those that are set.
    """
    found = inquiries_of(email=email, phone=phone).select_related("trial", "site")
    data = person.as_data(found.prefetch_related("entries", "events", "messages"))
    for inquiry in found:
        InquiryEvent.objects.create(inquiry=inquiry, kind=Kind.EXPORTED, by=by, at=now)
    return data


@transaction.atomic
def erase(*, email: str, phone: str, also_unread: bool, by: User | None, now: dt.datetime) -> int:
    """Erase and close each question of a person; how many.

    Raises Unread, and erases nothing, where nobody has read one, unless `also_unread`.
    """
    found = inquiries_of(email=email, phone=phone)
    if unread(found).exists() and not also_unread:
        raise Unread("A question of this person has not been read yet.")
    return sum(_erase(inquiry, by, now) for inquiry in list(found))


def _erase(inquiry: Inquiry, by: User | None, now: dt.datetime) -> bool:
    """Nobody can answer what is erased, so it is closed too, and kept aside no longer."""
    if not erasure.erase(inquiry=inquiry, by=by, now=now):
        return False
    if not inquiry.closed_at:
        InquiryEvent.objects.create(inquiry=inquiry, kind=Kind.CLOSED, by=by, at=now)
    Inquiry.objects.filter(pk=inquiry.pk).update(
        closed_at=Coalesce(F("closed_at"), now), held_at=None
    )
    return True
