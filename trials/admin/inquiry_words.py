"""A question's state and what happened to it, in words."""

from __future__ import annotations

from trials.forms.answer import name_of
from trials.language.inquiry_events import told
from trials.models import Inquiry, InquiryEvent, Message

DESK = "the portal’s desk"


def state_words(inquiry: Inquiry) -> str:
    if inquiry.withdrawn_at:
        return "Taken back by its writer"
    if inquiry.closed_at:
        erased = ", and erased" if inquiry.erased_at else ""
        return ("Answered and closed" if inquiry.answered_at else "Closed unanswered") + erased
    if inquiry.held_at:
        return f"Kept aside. {inquiry.get_held_why_display()}"
    if inquiry.answered_at:
        return "Answered"
    return "Read, not answered yet" if inquiry.opened_at else "Not read yet"


def event_words(event: InquiryEvent) -> str:
    """What happened, and who did it, without the time."""
    who = name_of(event.by) if event.by else ""
    whom = name_of(event.to) if event.to else ""
    if event.kind == InquiryEvent.Kind.HANDED:
        whom = str(event.site) if event.site else DESK
    return told(event.kind, event.get_kind_display(), who, whom)


def whom(message: Message) -> str:
    """To whom a mail about a question goes, without an address."""
    if message.goes_to_writer:
        return "the writer"
    return name_of(message.user) if message.user else DESK
