"""A mail that comes back marks an address only where it is truly one of ours that came back."""

from __future__ import annotations

import logging

import pytest
from django.contrib.auth.models import User

from trials.actions import bounces, messages
from trials.models import ContactChange, FailedAddress, Message, Person

pytestmark = pytest.mark.django_db
REPORT = """\
From: MAILER-DAEMON@mx.example.org
To: portal@hospital.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain; charset=utf-8

I am sorry to have to inform you…

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 Canary is gone

--B
Content-Type: {returned}

Message-ID: {number}
Subject: A change

Canary body
--B--
"""


@pytest.fixture
def sent(now) -> Message:
    """A mail to a person at a hospital that went out."""
    by = User.objects.create_user("erin")
    person = Person.objects.create(name="Nell Nurse")
    change = ContactChange.objects.create(
        person=person, what="left", told="nell@example.org", by=by, at=now
    )
    message = messages.enqueue(Message.Kind.CONTACT_CHANGED, contact_change=change, now=now)
    list(messages.deliver_due(lambda: now))
    message.refresh_from_db()
    return message


def report(number: str, **other: str) -> bytes:
    said = {
        "recipient": "Nell@Example.org",
        "action": "failed",
        "status": "5.1.1",
        "returned": "message/rfc822",
        "number": number,
    }
    return REPORT.format(**{**said, **other}).encode()


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_report_about_a_mail_of_ours_marks_its_address(returned, line_end, sent, now):
    raw = report(sent.message_id, returned=returned).replace(b"\n", line_end)

    failed = bounces.take_in(raw=raw, now=now)

    assert failed is not None
    assert (failed.email, failed.code, failed.at) == ("nell@example.org", "5.1.1", now)
    sent.refresh_from_db()
    assert (sent.state, sent.last_error) == ("sent", "Came back 5.1.1")
    assert Message.objects.filter(kind="address-failed").count() == 1


def test_the_same_report_twice_is_told_once(sent, now):
    for _ in range(2):
        bounces.take_in(raw=report(sent.message_id), now=now)

    assert Message.objects.filter(kind="address-failed").count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"action": "delayed"},
        {"action": "delivered", "status": "2.0.0"},
        {"status": "4.4.1"},
        {"status": "5.7.1"},
        {"status": "five"},
        {"recipient": "victim@example.org"},
        {"recipient": ""},
        {"recipient": "nëll@exämple.org"},
        {"number": "<0123456789abcdef0123456789abcdef@trials.hospital.example>"},
        {"number": ""},
        {"returned": "text/html"},
    ],
)
def test_what_is_delayed_forged_or_about_another_marks_nothing(other, sent, now):
    assert bounces.take_in(raw=report(**{"number": sent.message_id, **other}), now=now) is None

    assert not FailedAddress.objects.exists()


def test_a_mail_that_waits_still_cannot_have_come_back(sent, now):
    Message.objects.update(attempts=0)

    assert bounces.take_in(raw=report(sent.message_id), now=now) is None


def test_a_report_that_lies_inside_another_mail_is_somebodys_mail(sent, now):
    inner = report(sent.message_id)
    outer = b'Content-Type: multipart/mixed; boundary="O"\n\n--O\n%s\n--O--\n' % inner

    assert bounces.take_in(raw=outer, now=now) is None
    assert not FailedAddress.objects.exists()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe" * 400,
        b"Subject: hello\n\nI am on holiday.",
        b"Content-Type: multipart/report; boundary=B\n\nno parts at all",
        b"Content-Type: multipart/report\n\n--\n",
        b'Content-Type: multipart/mixed; boundary="x"\n\n--x\n' * 2_000,
        b"Content-Type: message/rfc822\n\n" * 30_000,
        b"Content-Type: =?utf-8?q?=ff?=; \xe9\n\n",
    ],
)
def test_what_is_broken_or_strange_marks_nothing_and_breaks_nothing(raw, sent, now):
    assert bounces.take_in(raw=raw, now=now) is None


def test_a_huge_mail_is_not_even_read(sent, now):
    raw = report(sent.message_id) + b" " * bounces.MOST_BYTES

    assert bounces.take_in(raw=raw, now=now) is None


@pytest.mark.parametrize("cut", range(0, 700, 50))
def test_a_report_that_was_cut_off_breaks_nothing(cut, sent, now):
    bounces.take_in(raw=report(sent.message_id)[:cut], now=now)


def test_the_log_names_no_address(sent, now, caplog):
    caplog.set_level(logging.DEBUG)

    bounces.take_in(raw=report(sent.message_id), now=now)
    bounces.take_in(raw=report(sent.message_id, recipient="victim@example.org"), now=now)
    bounces.take_in(raw=b"From: canary@example.org", now=now)

    assert caplog.text.count("came back") >= 3
    assert "nell" not in caplog.text.lower()
    assert "victim" not in caplog.text
    assert "canary" not in caplog.text.lower()
