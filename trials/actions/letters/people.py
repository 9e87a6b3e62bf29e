"""Mail about contacts at hospitals and about addresses that do not work."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.urls import reverse

from trials.models import ContactChange, Message
from trials.queries.mine import keeps_all

_SENTENCES = {
    ContactChange.What.ADDRESS: "Your e-mail address was changed.",
    ContactChange.What.PHONE: "Your phone number was changed.",
    ContactChange.What.LEFT: "You are no longer named as a contact there.",
}


def contact_changed(message: Message) -> tuple[str, dict[str, object]]:
    """To the address that stood there before: what changed, and whom to ring if it is wrong."""
    change = cast(ContactChange, message.contact_change)
    at_once = ContactChange.objects.filter(
        person=change.person_id, told=change.told, by=change.by_id, at=change.at
    )
    return change.told, {
        "portal": settings.PORTAL_NAME,
        "operator": settings.PORTAL_OPERATOR,
        "sentences": [_SENTENCES[ContactChange.What(each.what)] for each in at_once],
        "at": change.at,
        "by": "the staff of the portal" if keeps_all(change.by) else "a coordinator of a hospital",
        "phone": settings.DESK_PHONE,
        "hours": settings.DESK_HOURS,
    }


def address_failed(message: Message) -> tuple[str, dict[str, object]]:
    """To the desk: an address does not work. Which one stands at the desk alone."""
    return settings.DESK_EMAIL, {
        "link": settings.PORTAL_URL + reverse("admin:trials_failedaddress_changelist"),
    }
