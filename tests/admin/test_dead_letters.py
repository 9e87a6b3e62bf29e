"""Staff see mail that was given up, and send it again."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from tests.asked import a_site, ask
from tests.conftest import NOW
from trials.models import Message

LIST = reverse("admin:trials_message_changelist")


@pytest.fixture
def dead(db) -> list[Message]:
    """Two dead letters and one that waits."""
    ask(a_site(), NOW)
    ask(a_site(), NOW, email="")
    dead = [*Message.objects.order_by("pk")[:2]]
    Message.objects.filter(pk__in=[each.pk for each in dead]).update(
        state="failed", attempts=29, last_error="SMTPDataError 550"
    )
    return dead


def again(message: Message) -> str:
    return reverse("admin:trials_message_again", args=[message.pk])


def states() -> list[str]:
    return [*Message.objects.order_by("pk").values_list("state", flat=True)]


def test_the_list_shows_why_and_nothing_about_anybody(desk, dead):
    page = desk.get(LIST).content.decode()

    assert "SMTPDataError 550" in page
    assert "Given up" in page
    assert "canary" not in page.lower()


def test_one_is_sent_again_with_a_button(desk, dead):
    page = desk.get(reverse("admin:trials_message_change", args=[dead[0].pk])).content.decode()
    answer = desk.post(again(dead[0]), follow=True)

    assert f'action="{again(dead[0])}"' in page
    assert "Put back into the queue: 1." in answer.content.decode()
    assert states() == ["queued", "failed", "queued"]
    assert Message.objects.get(pk=dead[0].pk).attempts == 0
    assert LogEntry.objects.get().user.username == "erin"


def test_what_was_not_given_up_has_no_button_and_is_left(desk, dead):
    waiting = Message.objects.get(state="queued")
    Message.objects.filter(pk=waiting.pk).update(attempts=3)

    page = desk.get(reverse("admin:trials_message_change", args=[waiting.pk])).content.decode()
    answer = desk.post(again(waiting), follow=True)

    assert "Send it again" not in page
    assert "Only mail that was given up" in answer.content.decode()
    assert Message.objects.get(pk=waiting.pk).attempts == 3


def test_many_are_sent_again_from_the_list(desk, dead):
    chosen = [*Message.objects.values_list("pk", flat=True)]

    answer = desk.post(
        LIST, {"action": "send_chosen_again", "_selected_action": chosen}, follow=True
    )

    assert "Put back into the queue: 2." in answer.content.decode()
    assert states() == ["queued"] * 3


def test_nobody_else_sends_anything(dead, clinician):
    other = Client()
    other.force_login(clinician)

    assert other.post(again(dead[0])).status_code == 403
    assert Client().post(again(dead[0])).status_code == 302
    assert states()[0] == "failed"
