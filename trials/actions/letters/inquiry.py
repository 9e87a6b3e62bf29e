"""Mail about questions: a reference and a link, never the words, a name or the illness."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.urls import reverse

from trials.actions.letters.frame import frame
from trials.models import Inquiry, Message


def received(message: Message) -> tuple[str, dict[str, object]]:
    """To a member of the team, or to the desk: a question has arrived, was handed over, or has
    more in it now. The kind of the message chooses the words."""
    inquiry = cast(Inquiry, message.inquiry)
    page = reverse("admin:trials_inquiry_page", args=[inquiry.reference])
    to = message.user.email if message.user else settings.DESK_EMAIL
    return to, {"reference": inquiry.reference, "link": settings.PORTAL_URL + page}


def receipt(message: Message) -> tuple[str, dict[str, object]]:
    """To the writer: it has arrived. Without what they wrote, or about which trial."""
    inquiry = cast(Inquiry, message.inquiry)
    page = reverse("inquiry", args=[inquiry.token])
    return inquiry.sender.email, {**frame(inquiry, page), "answer_by": inquiry.answer_by_date}
