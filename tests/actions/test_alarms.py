"""The desk hears that mail is stuck, once a day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail

from tests.asked import a_site, ask
from trials.actions import alarms, messages
from trials.models import Message

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)


def alarms_sent() -> int:
    return Message.objects.filter(kind="queue-alarm").count()


def test_mail_that_goes_out_raises_no_alarm(now):
    ask(a_site(), now)
    list(messages.deliver_due(lambda: now))

    assert not alarms.run(now=now + DAY)


def test_mail_that_is_a_quarter_of_an_hour_late_raises_one(now):
    ask(a_site(), now)

    assert not alarms.run(now=now + 14 * MINUTE)
    assert alarms.run(now=now + 15 * MINUTE)


def test_a_dead_letter_raises_one_a_day_until_it_is_sent(now):
    ask(a_site(), now)
    Message.objects.update(state="failed")

    rung = [alarms.run(now=now + hours * 60 * MINUTE) for hours in range(48)]

    assert sum(rung) == alarms_sent() == 3  # the 48 hours touch three days at the desk
    Message.objects.filter(state="failed").update(state="sent", sent_at=now)
    assert not alarms.run(now=now + 5 * DAY)


def test_an_alarm_that_is_stuck_is_no_reason_for_another(now):
    ask(a_site(), now)
    alarms.run(now=now + DAY)
    Message.objects.exclude(kind="queue-alarm").update(state="sent", sent_at=now)
    Message.objects.filter(kind="queue-alarm").update(state="failed")

    assert not alarms.run(now=now + 3 * DAY)


def test_the_alarm_goes_to_the_desk_and_names_nobody(now, settings):
    settings.DESK_EMAIL = "desk@hospital.example"
    inquiry = ask(a_site(), now)
    Message.objects.update(state="failed")
    alarms.run(now=now)

    list(messages.deliver_due(lambda: now))

    (letter,) = mail.outbox
    assert letter.to == ["desk@hospital.example"]
    assert letter.subject == f"Mail from {settings.PORTAL_NAME} is not going out"
    assert "/staff/trials/message/" in letter.body
    assert inquiry.reference not in letter.body
    assert "canary" not in letter.body.lower()
