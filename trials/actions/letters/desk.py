"""Mail to the desk about its own work."""

from __future__ import annotations

from collections import Counter

from django.conf import settings
from django.urls import reverse

from trials.models import Message
from trials.queries.desk_front import whole_front
from trials.queries.family_texts_desk import undecided


def weekly(message: Message) -> tuple[str, dict[str, object]]:
    """To the desk: the figures of its front page as they are now. They name nobody.

    Now is when this try to send it ends, minutes from its beginning: the figures count days.
    """
    front = whole_front(message.next_try_at)
    return settings.DESK_EMAIL, {
        "front": front,
        "texts": Counter(reason for text in front.texts for reason in text.reasons),
        "undecided": undecided(),
        "portal": settings.PORTAL_NAME,
        "link": settings.PORTAL_URL + reverse("admin:index"),
    }
