"""Mail to the one who asked, when there is an answer."""

from __future__ import annotations

from typing import cast

from django.urls import reverse

from trials.actions.letters.frame import frame
from trials.models import Entry, Inquiry, Message


class NobodyToWrite(LookupError):
    """The question was erased after its mail was queued: whose it was is not known any more."""


def answered(message: Message) -> tuple[str, dict[str, object]]:
    """An answer waits on the private page. Nothing of it stands here. Raises NobodyToWrite."""
    inquiry = cast(Inquiry, message.inquiry)
    return _address(inquiry), _frame(inquiry)


def answer(message: Message) -> tuple[str, dict[str, object]]:
    """The answer itself, where the writer chose so: the newest one when the mail was queued.
    Raises NobodyToWrite."""
    inquiry = cast(Inquiry, message.inquiry)
    written = inquiry.entries.filter(kind=Entry.Kind.ANSWER, at__lte=message.created_at)
    newest = written.order_by("at", "pk").last()
    if newest is None or not newest.text:
        raise NobodyToWrite
    return _address(inquiry), {**_frame(inquiry), "answer": newest.text}


def _address(inquiry: Inquiry) -> str:
    address = inquiry.sender.email
    if not address:
        raise NobodyToWrite
    return address


def _frame(inquiry: Inquiry) -> dict[str, object]:
    return frame(inquiry, reverse("inquiry", args=[inquiry.token]))
