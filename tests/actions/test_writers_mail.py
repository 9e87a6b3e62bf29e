"""Mail to a writer that does not arrive: the question shows it, and no list holds the address."""

from __future__ import annotations

import smtplib

import pytest
from django.core import mail

from tests.actions.test_bounces import report
from trials.actions import bounces, messages
from trials.actions.inquiries import Question, submit
from trials.models import FailedAddress, Message, Trial

pytestmark = pytest.mark.django_db
ADDRESS = "canary@family.example"
QUESTION = Question("parent", "", ADDRESS, "", "", "", "Is there room?", "2026-12")


@pytest.fixture
def receipt(now) -> Message:
    trial = Trial.objects.create(nct_id="NCT00000001", published_at=now)
    inquiry = submit(trial=trial, site=None, question=QUESTION, form_key="key", now=now)
    return inquiry.messages.get(kind=Message.Kind.INQUIRY_RECEIPT)


def test_an_address_that_is_refused_ends_the_message_and_is_written_down_nowhere(
    receipt, now, monkeypatch
):
    def refuse(letter, *args, **kwargs):
        if letter.to == [ADDRESS]:
            raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"5.1.1 No such user")})

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)

    list(messages.deliver_due(lambda: now))

    receipt.refresh_from_db()
    assert receipt.state == Message.State.FAILED
    assert not FailedAddress.objects.exists()
    assert ADDRESS not in receipt.last_error


def test_a_receipt_that_comes_back_is_noted_with_the_question(receipt, now):
    list(messages.deliver_due(lambda: now))

    bounces.take_in(raw=report(receipt.message_id, recipient=ADDRESS), now=now)

    receipt.refresh_from_db()
    assert receipt.bounced_at == now
    assert not FailedAddress.objects.exists()
