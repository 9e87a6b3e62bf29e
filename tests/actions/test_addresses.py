"""What a mail server refuses for good is given up at once, and the desk hears of the address."""

from __future__ import annotations

import smtplib
import socket

import pytest
from aiosmtpd.controller import Controller
from django.contrib.auth.models import User
from django.core import mail

from trials.actions import addresses, messages
from trials.models import ContactChange, FailedAddress, Message, Person

pytestmark = pytest.mark.django_db
State = Message.State


@pytest.fixture
def notice(now) -> Message:
    """A mail to a person at a hospital."""
    by = User.objects.create_user("erin")
    person = Person.objects.create(name="Nell Nurse")
    change = ContactChange.objects.create(
        person=person, what="left", told="Nell@Example.org", by=by, at=now
    )
    return messages.enqueue(Message.Kind.CONTACT_CHANGED, contact_change=change, now=now)


@pytest.fixture
def refuse(monkeypatch):
    """refuse(code, text, to) lets the mail server refuse whom each mail goes to."""

    def start(code: int, text: bytes) -> None:
        def send(letter: mail.EmailMessage) -> int:
            raise smtplib.SMTPRecipientsRefused({letter.to[0]: (code, text)})

        monkeypatch.setattr(mail.EmailMessage, "send", send)

    return start


def deliver(now) -> list[State]:
    return list(messages.deliver_due(lambda: now))


def test_an_address_that_is_refused_for_good_is_given_up_and_marked(notice, refuse, now):
    refuse(550, b"5.1.1 No such user Nell")

    assert deliver(now) == [State.FAILED]

    failed = FailedAddress.objects.get()
    assert (failed.email, failed.code, failed.at) == ("nell@example.org", "550 5.1.1", now)


def test_the_desk_is_told_once_of_an_address_and_not_which(notice, refuse, now, settings):
    settings.DESK_EMAIL, settings.PORTAL_URL = "desk@hospital.example", "https://t.example"
    messages.enqueue(Message.Kind.CONTACT_CHANGED, contact_change=notice.contact_change, now=now)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(mail.EmailMessage, "send", _refused)
        deliver(now)

    deliver(now)

    (letter,) = mail.outbox
    assert letter.to == ["desk@hospital.example"]
    assert "https://t.example/staff/trials/failedaddress/" in letter.body
    assert "nell" not in letter.message().as_string().lower()


def _refused(letter: mail.EmailMessage) -> int:
    raise smtplib.SMTPRecipientsRefused({letter.to[0]: (550, b"5.1.1 unknown")})


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (451, b"4.7.1 Greylisted"),
        (452, b""),
        (421, b"4.3.2 Later"),
        (550, b"5.7.1 Relaying denied"),
        (554, b"5.7.26 Not signed"),
    ],
)
def test_what_may_pass_or_is_no_fault_of_the_address_is_tried_again(
    code, text, notice, refuse, now
):
    refuse(code, text)

    assert deliver(now) == [State.QUEUED]

    assert not FailedAddress.objects.exists()


def test_the_desks_own_address_is_marked_and_tried_again_and_no_mail_about_it_is_queued(
    refuse, now, settings
):
    settings.DESK_EMAIL = "desk@hospital.example"
    messages.enqueue(Message.Kind.ADDRESS_FAILED, now=now)
    refuse(550, b"5.1.1 No such user")

    assert deliver(now) == [State.QUEUED]

    assert FailedAddress.objects.get().email == "desk@hospital.example"
    assert Message.objects.count() == 1


def test_an_address_that_fails_again_after_somebody_looked_is_told_again(notice, now):
    for _ in range(2):
        messages.mark_failed(message=Message(), email="nell@example.org", code="550", now=now)
    FailedAddress.objects.all().delete()

    messages.mark_failed(message=Message(), email="NELL@example.org", code="550", now=now)

    assert Message.objects.filter(kind="address-failed").count() == 2


def test_a_server_that_says_more_than_fits_is_cut(now):
    failed = addresses.mark(email="a@example.org", code="550 5.111.222 and more", now=now)

    assert failed is not None
    failed.full_clean()


class Postman:
    """A mail server that knows nobody."""

    async def handle_RCPT(self, server, session, envelope, address, options):
        return "550 5.1.1 Nobody of that name"


def test_a_real_mail_server_that_knows_nobody_is_understood(notice, now, settings):
    with socket.create_server(("127.0.0.1", 0)) as free:
        host, port = free.getsockname()
    server = Controller(Postman(), hostname=host, port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = host, port

    try:
        assert deliver(now) == [State.FAILED]
    finally:
        server.stop()

    assert FailedAddress.objects.get().code == "550 5.1.1"
