"""What the one who asked does afterwards: adds to the question, or takes it back. And the mail that
tells them of an answer."""

from __future__ import annotations

import datetime as dt
import uuid

from django.contrib.auth.models import User
from django.db import transaction

from trials.actions import erasure, inquiries, messages
from trials.models import Entry, Inquiry, InquiryEvent, Message
from trials.queries.teams import hearers_of

_Kind = InquiryEvent.Kind


# Whoever knows a private address could else send a team any number of mails.
ADDITIONS_A_DAY = 20


class Erased(ValueError):
    """What was written was deleted, so that nobody can answer what is added."""


class TooMany(ValueError):
    """So much was added within a day that no more is taken now."""


@transaction.atomic(durable=True)
def add(*, inquiry: Inquiry, text: str, form_key: str, now: dt.datetime) -> Entry:
    """Keep what the writer adds, and tell those who answer. Raises Erased, TooMany.

    The same form with the same words is one entry however often it is sent. Something added to what
    was answered or closed opens the question again: else nobody would have to answer it.
    """
    kept = _locked(inquiry)
    if kept.withdrawn_at or kept.erased_at:
        raise Erased
    key = _key(kept, text, form_key)
    if known := Entry.objects.filter(key=key).first():
        return known
    if _added_since(kept, now - dt.timedelta(days=1)) >= ADDITIONS_A_DAY:
        raise TooMany
    entry = Entry(inquiry=kept, kind=Entry.Kind.ADDITION, key=key, at=now)
    entry.text = text
    entry.save(force_insert=True)
    _note(kept, _Kind.ADDED, now)
    if kept.answered_at or kept.closed_at:
        _open_again(kept, now)
    _tell_of_addition(kept, now)
    return entry


@transaction.atomic(durable=True)
def withdraw(*, inquiry: Inquiry, now: dt.datetime) -> None:
    """Take a question back: all that was written is erased at once. Twice is the same as once."""
    kept = _locked(inquiry)
    if kept.withdrawn_at:
        return
    kept.withdrawn_at = now
    kept.save(update_fields=["withdrawn_at"])
    _note(kept, _Kind.WITHDRAWN, now)
    erasure.erase(inquiry=kept, by=None, now=now)


def tell_answered(*, inquiry: Inquiry, now: dt.datetime) -> None:
    """Queue the notice of an answer; the answer itself where the writer chose so. Nothing where
    they gave no address."""
    if not inquiry.email_fingerprint:
        return
    kind = Message.Kind.INQUIRY_ANSWER if inquiry.answer_by_mail else Message.Kind.INQUIRY_ANSWERED
    messages.enqueue(kind, inquiry=inquiry, now=now)


def _locked(inquiry: Inquiry) -> Inquiry:
    """The row as it is now, and as it stays until the deed is done."""
    return Inquiry.objects.select_for_update().get(pk=inquiry.pk)


def _key(inquiry: Inquiry, text: str, form_key: str) -> uuid.UUID:
    """The form's key, which is not kept, keeps the words secret."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{inquiry.token}\n{form_key}\n{text}")


def _added_since(inquiry: Inquiry, moment: dt.datetime) -> int:
    return inquiry.entries.filter(kind=Entry.Kind.ADDITION, at__gt=moment).count()


def _open_again(inquiry: Inquiry, now: dt.datetime) -> None:
    """As if it had arrived now: all its clocks start anew."""
    inquiry.answered_at = inquiry.closed_at = None
    inquiry.nudged_at = inquiry.backup_told_at = inquiry.desk_told_at = None
    inquiry.clock_from = now
    inquiry.answer_by_date = inquiries.answer_by(now, inquiry.site)
    inquiry.save()
    _note(inquiry, _Kind.REOPENED, now)


def _tell_of_addition(inquiry: Inquiry, now: dt.datetime) -> None:
    """Those who were told of the question. Of one that is kept aside nobody was."""
    if inquiry.held_at:
        return
    hearers: list[User | None] = hearers_of(inquiry.site)
    if inquiry.desk_told_at and None not in hearers:
        hearers.append(None)
    for user in hearers:
        messages.enqueue(Message.Kind.INQUIRY_ADDED, inquiry=inquiry, user=user, now=now)


def _note(inquiry: Inquiry, kind: InquiryEvent.Kind, now: dt.datetime) -> None:
    InquiryEvent.objects.create(inquiry=inquiry, kind=kind, at=now)
