"""What the fault suite reads from the database in the end."""

from __future__ import annotations

import pytest

from bench.faults import stored
from trials.models import Message

pytestmark = pytest.mark.django_db


def test_it_counts_the_given_up_messages_that_the_desk_is_shown(now):
    told = {"kind": Message.Kind.DESK_WEEKLY, "created_at": now, "next_try_at": now}
    for number, state in enumerate([Message.State.FAILED, Message.State.FAILED, "queued"]):
        Message.objects.create(**told, message_id=f"<{number}@x>", state=state)

    assert stored.given_up_as_staff_see_it() == 2
    assert stored.rows() == []
