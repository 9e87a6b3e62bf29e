"""Mail goes out at least once, says nothing about anybody, and is never dropped."""

from __future__ import annotations

import datetime as dt
import re
import smtplib
import socket

import pytest
from aiosmtpd.controller import Controller
from django.core import mail

from trials.actions import messages
from trials.actions.inquiries import Question, submit
from trials.actions.messages import WAITS
from trials.models import Inquiry, Message, Site, Trial

pytestmark = pytest.mark.django_db
State = Message.State
CANARY = "Canary"
QUESTION = Question(
    writer="parent",
    name=f"{CANARY} name",
    email="",
    phone=f"{CANARY} 12345",
    best_time=f"{CANARY} time",
    language=f"{CANARY} language",
    message=f"{CANARY} message",
    consent_version="2026-11",
)


@pytest.fixture
def inquiry(now) -> Inquiry:
    trial = Trial.objects.create(nct_id="NCT00000001", brief_title=f"{CANARY} asthma")
    site = Site.objects.create(trial=trial, facility=f"{CANARY} hospital", city=f"{CANARY} town")
    return submit(trial=trial, site=site, question=QUESTION, form_key="key", now=now)


@pytest.fixture
def notice(inquiry) -> Message:
    return inquiry.messages.get()


@pytest.fixture
def deliver(now):
    """deliver() sends what is due; deliver(after=…) so much later. It gives the outcomes."""

    def deliver_due(after: dt.timedelta = dt.timedelta()) -> list[State]:
        return list(messages.deliver_due(lambda: now + after, lambda: 1.0))

    return deliver_due


@pytest.fixture
def broken(monkeypatch):
    """broken(error) makes every sending raise it; broken(None) mends it."""
    working = mail.EmailMessage.send

    def break_with(error: BaseException | None) -> None:
        def send(letter: mail.EmailMessage) -> int:
            if error:
                raise error
            return working(letter)

        monkeypatch.setattr(mail.EmailMessage, "send", send)

    return break_with


def test_the_desk_is_told_that_a_question_waits(notice, deliver, settings, now):
    settings.DESK_EMAIL = "desk@hospital.example"
    settings.DEFAULT_FROM_EMAIL = "portal@hospital.example"
    settings.PORTAL_URL = "https://trials.hospital.example"
    reference = notice.inquiry.reference

    assert deliver() == [State.SENT]

    (letter,) = mail.outbox
    assert letter.to == letter.recipients() == ["desk@hospital.example"]
    assert letter.from_email == "portal@hospital.example"
    assert letter.subject == f"A new question has arrived (reference {reference})"
    address = f"/staff/inquiries/{reference}/"
    assert f"https://trials.hospital.example{address}\n" in letter.body
    assert reference in letter.body
    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.attempts) == (State.SENT, now, 1)


def test_the_mail_says_nothing_about_anybody(notice, deliver):
    deliver()

    letter = mail.outbox[0].message()
    sent = letter.as_bytes().decode()
    assert CANARY.lower() not in sent.lower()
    assert notice.inquiry.trial.nct_id not in sent
    assert notice.inquiry.token not in sent
    assert letter.get_content_type() == "text/plain"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"] == notice.message_id


def test_each_message_has_an_id_of_its_own_at_the_portals_domain(inquiry, notice, settings, now):
    settings.PORTAL_URL = "https://trials.hospital.example:8443/portal"

    other = messages.enqueue(Message.Kind.INQUIRY_RECEIVED, inquiry=inquiry, now=now)

    assert other.message_id != notice.message_id
    assert re.fullmatch(r"<[0-9a-f]{32}@trials\.hospital\.example>", other.message_id)


def test_what_was_sent_is_not_sent_again(notice, deliver):
    deliver()

    assert deliver(after=dt.timedelta(days=30)) == []
    assert len(mail.outbox) == 1


def test_a_message_waits_until_its_time(inquiry, deliver, now):
    Message.objects.update(next_try_at=now + dt.timedelta(minutes=1))

    assert deliver() == []
    assert deliver(after=dt.timedelta(minutes=1)) == [State.SENT]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (smtplib.SMTPServerDisconnected(CANARY), "SMTPServerDisconnected"),
        (smtplib.SMTPDataError(452, CANARY.encode()), "SMTPDataError 452"),
        (smtplib.SMTPSenderRefused(550, b"", CANARY), "SMTPSenderRefused 550"),
        (smtplib.SMTPRecipientsRefused({CANARY: (451, b"")}), "SMTPRecipientsRefused 451"),
        (smtplib.SMTPAuthenticationError(535, CANARY.encode()), "SMTPAuthenticationError 535"),
        (ConnectionRefusedError(111, CANARY), "ConnectionRefusedError"),
        (TimeoutError(CANARY), "TimeoutError"),
        (OSError(CANARY), "OSError"),
        (UnicodeEncodeError("ascii", CANARY, 0, 1, CANARY), "UnicodeEncodeError"),
    ],
)
def test_a_failure_of_any_kind_is_tried_again_and_names_nobody(
    notice, deliver, broken, caplog, error, kind
):
    broken(error)

    assert deliver() == [State.QUEUED]

    notice.refresh_from_db()
    assert (notice.state, notice.attempts, notice.last_error) == (State.QUEUED, 1, kind)
    assert kind in caplog.text
    assert CANARY not in caplog.text
    broken(None)
    assert deliver(after=dt.timedelta(minutes=1)) == [State.SENT]
    notice.refresh_from_db()
    assert notice.last_error == ""


def test_tries_are_spread_over_five_days_and_then_given_up_and_kept(notice, deliver, broken):
    broken(TimeoutError())
    after, outcomes, waits = dt.timedelta(), [], []

    for _ in range(100):
        tried_at = notice.next_try_at
        outcomes += deliver(after=after)
        notice.refresh_from_db()
        waits.append(int((notice.next_try_at - tried_at).total_seconds() // 60))
        after += notice.next_try_at - tried_at

    assert waits[:11] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]
    assert dt.timedelta(days=5) <= after <= dt.timedelta(days=5.2)
    assert outcomes == [State.QUEUED] * len(WAITS) + [State.FAILED]
    assert deliver(after=dt.timedelta(days=400)) == []
    assert Message.objects.get().last_error == "TimeoutError"


def test_waits_differ_by_a_fifth_so_that_what_failed_at_once_is_not_tried_at_once(
    inquiry, broken, now
):
    for _ in range(30):
        messages.enqueue(Message.Kind.INQUIRY_RECEIVED, inquiry=inquiry, now=now)
    broken(TimeoutError())

    list(messages.deliver_due(lambda: now))

    waits = {
        (each.next_try_at - now).total_seconds() for each in Message.objects.filter(attempts=1)
    }
    assert len(waits) > 20
    assert all(48 <= wait <= 72 for wait in waits)


def test_what_was_given_up_can_be_sent_again_and_is_then_tried_for_as_long(notice, deliver, now):
    Message.objects.update(state=State.FAILED, attempts=29)
    later = now + dt.timedelta(days=9)

    assert messages.send_again(message=notice, now=later)
    assert not messages.send_again(message=notice, now=later)

    assert deliver(after=dt.timedelta(days=9)) == [State.SENT]
    notice.refresh_from_db()
    assert notice.attempts == 1


class Postman:
    """A mail server that answers the first letters with the refusals that it is given."""

    def __init__(self, *refusals: str) -> None:
        self.refusals = list(refusals)
        self.letters: list[bytes] = []

    async def handle_DATA(self, server, session, envelope):
        if self.refusals:
            return self.refusals.pop(0)
        self.letters.append(envelope.content)
        return "250 OK"


@pytest.fixture
def postman(settings):
    postman = Postman("452 4.3.1 Full", "550 5.7.1 Not today")
    with socket.create_server(("127.0.0.1", 0)) as free:
        host, port = free.getsockname()
    server = Controller(postman, hostname=host, port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = host, port
    yield postman
    server.stop()


def test_a_mail_server_that_refuses_at_first_gets_it_in_the_end(notice, deliver, postman, caplog):
    outcomes = [*deliver(), *deliver(dt.timedelta(minutes=1)), *deliver(dt.timedelta(hours=1))]

    assert outcomes == [State.QUEUED, State.QUEUED, State.SENT]
    assert "SMTPDataError 452" in caplog.text
    assert "SMTPDataError 550" in caplog.text
    (letter,) = postman.letters
    assert notice.message_id.encode() in letter
    assert CANARY.encode() not in letter
