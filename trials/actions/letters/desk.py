"""Mail to the desk about its own work."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from trials.models import Message
from trials.queries.desk_front import whole_front


def weekly(message: Message) -> tuple[str, dict[str, object]]:
    """To the desk: the figures of its front page as they are now. They name nobody.

    Now is when this try to send it ends, minutes from its beginning: the figures count days.
    """
    return settings.DESK_EMAIL, {
        "front": whole_front(message.next_try_at),
        "portal": settings.PORTAL_NAME,
        "link": settings.PORTAL_URL + reverse("admin:index"),
    }
