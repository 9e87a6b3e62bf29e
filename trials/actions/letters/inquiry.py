"""Mail about questions from families: a reference and a link, never the words."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.urls import reverse

from trials.models import Inquiry, Message


def received(message: Message) -> tuple[str, dict[str, object]]:
    """To the desk: a question has arrived."""
    inquiry = cast(Inquiry, message.inquiry)
    page = reverse("admin:trials_inquiry_change", args=[inquiry.pk])
    return settings.DESK_EMAIL, {
        "reference": inquiry.reference,
        "link": settings.PORTAL_URL + page,
    }
