"""Senders that die, sleep too long or meet: every message goes out, and its copies are known."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.db import DatabaseError

from trials.actions import messages
from trials.actions.inquiries import Question, submit
from trials.actions.messages import LEASE
from trials.models import Inquiry, Message, Trial

pytestmark = pytest.mark.django_db
State = Message.State
QUESTION = Question("parent", "", "", "901-555-0199", "", "", "Is there room?", "2026-11")


@pytest.fixture
def inquiry(now) -> Inquiry:
    trial = Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma")
    return submit(trial=trial, site=None, question=QUESTION, form_key="key", now=now)


@pytest.fixture
def notice(inquiry) -> Message:
    return inquiry.messages.get()


@pytest.fixture
def deliver(now):
    """deliver() sends what is due; deliver(after=…) so much later. It gives the outcomes."""

    def deliver_due(after: dt.timedelta = dt.timedelta()) -> list[State]:
        return list(messages.deliver_due(lambda: now + after))

    return deliver_due


def test_one_message_that_fails_does_not_hold_up_the_others(
    inquiry, notice, deliver, now, monkeypatch
):
    other = messages.enqueue(Message.Kind.INQUIRY_RECEIVED, inquiry=inquiry, now=now)
    send = mail.EmailMessage.send

    def refuse_the_first(letter: mail.EmailMessage) -> int:
        if letter.extra_headers["Message-ID"] == notice.message_id:
            raise TimeoutError
        return send(letter)

    monkeypatch.setattr(mail.EmailMessage, "send", refuse_the_first)

    assert deliver() == [State.QUEUED, State.SENT]
    assert [letter.extra_headers["Message-ID"] for letter in mail.outbox] == [other.message_id]


def test_a_message_whose_sender_died_is_sent_again_with_the_same_id(notice, deliver, monkeypatch):
    send = mail.EmailMessage.send

    def die(letter: mail.EmailMessage) -> int:
        monkeypatch.setattr(mail.EmailMessage, "send", send)
        raise SystemExit

    monkeypatch.setattr(mail.EmailMessage, "send", die)
    with pytest.raises(SystemExit):
        deliver()

    assert deliver(after=LEASE - dt.timedelta(seconds=1)) == []
    assert deliver(after=LEASE) == [State.SENT]

    assert [letter.extra_headers["Message-ID"] for letter in mail.outbox] == [notice.message_id]
    notice.refresh_from_db()
    assert notice.attempts == 2


def test_a_mail_that_went_out_unmarked_goes_out_again_with_the_same_id(
    notice, deliver, monkeypatch
):
    send = mail.EmailMessage.send

    def send_and_lose_the_database(letter: mail.EmailMessage) -> int:
        send(letter)
        monkeypatch.setattr(mail.EmailMessage, "send", send)
        raise SystemExit

    monkeypatch.setattr(mail.EmailMessage, "send", send_and_lose_the_database)
    with pytest.raises(SystemExit):
        deliver()

    assert deliver(after=LEASE) == [State.SENT]
    sent = [letter.extra_headers["Message-ID"] for letter in mail.outbox]
    assert sent == [notice.message_id] * 2


def test_what_another_sender_took_in_the_meantime_is_left_to_it(inquiry, notice, deliver, now):
    """Sabotage: a claim that does not look at the row as it was seen sends the second twice."""
    messages.enqueue(Message.Kind.INQUIRY_RECEIVED, inquiry=inquiry, now=now)
    slow = messages.deliver_due(lambda: now)
    next(slow)

    assert deliver() == [State.SENT]
    assert list(slow) == []

    assert len(mail.outbox) == 2


def test_a_sender_that_wakes_late_does_not_undo_what_another_did(notice, deliver, monkeypatch):
    """It fails after its lease, when another one has sent the message: sent it stays."""
    send = mail.EmailMessage.send

    def fail_when_another_has_sent(letter: mail.EmailMessage) -> int:
        monkeypatch.setattr(mail.EmailMessage, "send", send)
        deliver(after=LEASE)
        raise TimeoutError

    monkeypatch.setattr(mail.EmailMessage, "send", fail_when_another_has_sent)

    deliver()

    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == (State.SENT, 2)


def test_a_mail_that_went_out_late_counts_as_sent(notice, deliver, monkeypatch):
    """It goes out after its lease, when another one has failed at it."""
    send = mail.EmailMessage.send

    def send_when_another_has_failed(letter: mail.EmailMessage) -> int:
        def fail(letter: mail.EmailMessage) -> int:
            raise TimeoutError

        monkeypatch.setattr(mail.EmailMessage, "send", fail)
        deliver(after=LEASE)
        return send(letter)

    monkeypatch.setattr(mail.EmailMessage, "send", send_when_another_has_failed)

    assert deliver() == [State.SENT]

    notice.refresh_from_db()
    assert (notice.state, notice.last_error) == (State.SENT, "")


def test_without_the_database_nothing_is_sent(notice, deliver, monkeypatch):
    def gone(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(messages, "_claim", gone)

    with pytest.raises(DatabaseError):
        deliver()

    assert mail.outbox == []
