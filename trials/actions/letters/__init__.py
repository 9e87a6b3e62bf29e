"""What the mails say. Each is written when it is sent, so that it tells what is true then."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings

from trials.actions.letters import (
    account,
    clock,
    desk,
    heartbeat,
    inquiry,
    inquiry_writer,
    people,
    proof,
)
from trials.models import Message

# The address that a letter goes to, and what its templates need.
Letter = tuple[str, dict[str, object]]

WRITERS: dict[str, Callable[[Message], Letter]] = {
    Message.Kind.INQUIRY_RECEIVED: inquiry.received,
    Message.Kind.INQUIRY_RECEIPT: inquiry.receipt,
    Message.Kind.INQUIRY_PROOF: proof.proof,
    Message.Kind.INQUIRY_HANDED: inquiry.received,
    Message.Kind.INQUIRY_ADDED: inquiry.received,
    Message.Kind.INQUIRY_ANSWERED: inquiry_writer.answered,
    Message.Kind.INQUIRY_ANSWER: inquiry_writer.answer,
    Message.Kind.INQUIRY_NUDGE: clock.waits,
    Message.Kind.INQUIRY_BACKUP: clock.waits,
    Message.Kind.INQUIRY_OVERDUE: clock.waits,
    Message.Kind.QUEUE_ALARM: clock.queue_alarm,
    Message.Kind.CONFIRM_ADDRESS: account.confirm_address,
    Message.Kind.HEARTBEAT: heartbeat.ask,
    Message.Kind.HEARTBEAT_REMINDER: heartbeat.ask,
    Message.Kind.SITES_UNANSWERED: heartbeat.sites_unanswered,
    Message.Kind.DESK_WEEKLY: desk.weekly,
    Message.Kind.CONTACT_CHANGED: people.contact_changed,
    Message.Kind.ADDRESS_FAILED: people.address_failed,
}


def about(message: Message) -> Letter:
    """Whom a message goes to, and what its words need. Raises where that is not known any more."""
    return WRITERS[message.kind](message)


def language_of(message: Message) -> str:
    """A writer's own, while the portal speaks it; the desk's for staff."""
    if message.goes_to_writer and message.inquiry:
        language = message.inquiry.language
        return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return settings.LANGUAGE_CODE
