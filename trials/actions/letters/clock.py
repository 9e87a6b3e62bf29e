"""Mail about questions that wait, and about mail that does: a reference and a link alone."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from trials.actions.letters import inquiry
from trials.models import Message


def waits(message: Message) -> tuple[str, dict[str, object]]:
    """To the team, its backup or the desk. The kind of the message chooses the words."""
    return inquiry.received(message)


def queue_alarm(message: Message) -> tuple[str, dict[str, object]]:
    """To the desk: mail is stuck. Which mail, its page says."""
    page = reverse("admin:trials_message_changelist")
    return settings.DESK_EMAIL, {"link": settings.PORTAL_URL + page, "portal": settings.PORTAL_NAME}
