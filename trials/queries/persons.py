"""The questions of one person, found by address or number, whichever key fingerprinted them."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from trials.models import Inquiry
from trials.models.sealed import fingerprints


def inquiries_of(*, email: str, phone: str) -> QuerySet[Inquiry]:
    """The questions that came with this address, or with this number. Erased ones are no more
    anybody's."""
    found = Q(pk__in=[])
    if email:
        found |= Q(email_fingerprint__in=fingerprints(as_compared(email)))
    if phone:
        found |= Q(phone_fingerprint__in=fingerprints(digits_of(phone)))
    return Inquiry.objects.filter(found, erased_at__isnull=True).order_by("submitted_at", "pk")


def as_compared(email: str) -> str:
    """An address, the same however it is capitalised."""
    return email.strip().lower()


def digits_of(phone: str) -> str:
    """A number, the same however it is spaced; the text itself where it holds no digit."""
    return "".join(filter(str.isdecimal, phone)) or phone


def unread(inquiries: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    """Those that nobody has read, and that are not withdrawn."""
    return inquiries.filter(opened_at__isnull=True, withdrawn_at__isnull=True)
