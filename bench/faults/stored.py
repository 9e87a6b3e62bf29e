"""What the database holds in the end, opened with the portal's own keys, as JSON. Run inside it.

python -m bench.faults.stored
"""

from __future__ import annotations

import json
from typing import Any

import django

django.setup()

from django.contrib.auth.models import User
from django.test import Client

from trials.models import Inquiry, Message


def rows() -> list[dict[str, Any]]:
    """Each inquiry with its question and the messages about it."""
    inquiries = Inquiry.objects.prefetch_related("entries", "messages")
    return [
        {
            "reference": inquiry.reference,
            "words": "".join(entry.text for entry in inquiry.entries.all()),
            "is_held": bool(inquiry.held_at),
            "messages": [
                [each.message_id, each.kind, each.state] for each in inquiry.messages.all()
            ],
        }
        for inquiry in inquiries
    ]


def given_up_as_staff_see_it() -> int:
    """How many messages the desk's list of given-up mail counts; they are all on it."""
    staff, _ = User.objects.get_or_create(username="faults", is_staff=True, is_superuser=True)
    desk = Client(SERVER_NAME="127.0.0.1")
    desk.force_login(staff)
    page = desk.get("/staff/trials/message/", {"state__exact": Message.State.FAILED})
    return int(page.context_data["cl"].result_count) if page.status_code == 200 else 0


if __name__ == "__main__":
    failed = Message.objects.filter(state=Message.State.FAILED).count()
    print(json.dumps({
        "inquiries": rows(),
        "failed": failed,
        "failed_shown": given_up_as_staff_see_it() if failed else 0,
    }))  # fmt: skip
