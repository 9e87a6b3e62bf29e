"""The fault suite's mail server does what its behaviour says, as a process of its own."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator

import pytest

from bench.faults.mailbox import Mailbox
from bench.faults.ports import free_port

MAIL = "Message-ID: <a@x>\r\nTo: desk@x.example\r\nSubject: Hello\r\n\r\nA question waits.\r\n"


@pytest.fixture
def mailbox(tmp_path) -> Iterator[Mailbox]:
    mailbox = Mailbox(tmp_path / "mail", free_port())
    mailbox.open()
    yield mailbox
    mailbox.close()


def send(mailbox: Mailbox, timeout: float = 10) -> None:
    with smtplib.SMTP("127.0.0.1", mailbox.port, timeout=timeout) as line:
        line.sendmail("portal@x.example", ["desk@x.example"], MAIL)


def ids(mailbox: Mailbox) -> list[str]:
    return [letter.message_id for letter in mailbox.letters()]


def test_on_a_good_day_it_keeps_what_it_accepts(mailbox):
    send(mailbox)

    assert [(each.to, each.body.strip()) for each in mailbox.letters()] == [
        ("desk@x.example", "A question waits.")
    ]


def test_it_greylists_each_letter_once(mailbox):
    mailbox.behave("greylist")

    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(mailbox)
    send(mailbox)

    assert refused.value.smtp_code == 451
    assert ids(mailbox) == ["<a@x>"]


def test_it_drops_the_line_after_it_has_taken_a_letter(mailbox):
    mailbox.behave("drop")

    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(mailbox)

    assert ids(mailbox) == ["<a@x>"]


def test_it_hangs(mailbox):
    mailbox.behave("hang")

    with pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)):
        send(mailbox, timeout=0.5)

    assert ids(mailbox) == []


@pytest.mark.parametrize(("behaviour", "code"), [("try-later", 451), ("refuse", 554)])
def test_it_refuses(mailbox, behaviour, code):
    mailbox.behave(behaviour)

    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(mailbox)

    assert refused.value.smtp_code == code
    assert ids(mailbox) == []


def test_a_closed_one_refuses_the_connection(mailbox):
    mailbox.close()

    with pytest.raises(ConnectionRefusedError):
        send(mailbox)
