"""The mail worker: what it says, when it stops, what it survives."""

from __future__ import annotations

import os
import signal
import threading

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from trials.actions import messages
from trials.actions.inquiries import Question, submit
from trials.management import watching
from trials.models import Inquiry, Message, Trial

pytestmark = pytest.mark.django_db
QUESTION = Question("parent", "Ada Canary", "", "Canary 1", "", "", "Canary?", "2026-11")


@pytest.fixture
def ask():
    trial = Trial.objects.create(nct_id="NCT00000001", brief_title="Canary")

    def submit_now(form_key: str = "key") -> Inquiry:
        now = timezone.now()
        return submit(trial=trial, site=None, question=QUESTION, form_key=form_key, now=now)

    return submit_now


@pytest.fixture
def handlers():
    """The signals of the tests' own process are as before afterwards."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def rounds(monkeypatch, handlers):
    """rounds(stop, deed, …): what happens in each round of the watch; the last sends a signal."""

    def happen(number: signal.Signals, *deeds) -> None:
        left = [*deeds]

        def rest(command: watching.WatchingCommand) -> None:
            if left:
                left.pop(0)()
            else:
                os.kill(os.getpid(), number)

        monkeypatch.setattr(watching.WatchingCommand, "rest", rest)

    return happen


def test_it_sends_what_is_due_and_says_so_in_one_line(ask, capsys):
    ask("one")
    ask("two")

    call_command("deliver_messages")

    assert len(mail.outbox) == 2
    assert capsys.readouterr().out == "Messages: 2 sent, 0 to be tried again, 0 given up.\n"


def test_it_says_when_nothing_is_due(db, capsys):
    call_command("deliver_messages")

    assert capsys.readouterr().out == "No message is due.\n"


def test_it_says_what_will_be_tried_again(ask, capsys, settings):
    settings.EMAIL_BACKEND = "nowhere.Backend"
    ask()

    call_command("deliver_messages")

    assert capsys.readouterr().out == "Messages: 0 sent, 1 to be tried again, 0 given up.\n"
    assert Message.objects.get().last_error == "ModuleNotFoundError"


def test_the_console_shows_the_notice_and_nothing_about_anybody(ask, capsys, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    inquiry = ask()

    call_command("deliver_messages")

    shown = capsys.readouterr().out
    assert f"(reference {inquiry.reference})" in shown
    assert "canary" not in shown.lower()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_watch_sends_what_falls_due_until_it_is_told_to_stop(ask, rounds, capsys, number):
    ask("one")
    rounds(number, lambda: ask("two"), lambda: ask("three"))

    call_command("deliver_messages", watch=True)

    assert len(mail.outbox) == 3
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Watching for messages to send."
    assert said[-1] == "Stopped watching for messages to send."
    assert len(said) == 5


def test_the_watch_survives_a_database_that_fails(ask, rounds, caplog, monkeypatch):
    working = messages.deliver_due

    def mend() -> None:
        monkeypatch.setattr(messages, "deliver_due", working)
        ask()

    def fail(clock):
        raise OperationalError("Canary")

    monkeypatch.setattr(messages, "deliver_due", fail)
    monkeypatch.setattr(watching.connections, "close_all", lambda: None)
    rounds(signal.SIGTERM, lambda: None, mend)

    call_command("deliver_messages", watch=True)

    assert caplog.text.count("The database cannot be used now: OperationalError") == 2
    assert "Canary" not in caplog.text
    assert len(mail.outbox) == 1


def test_the_watch_stops_behind_the_message_that_it_is_sending(ask, rounds, monkeypatch, capsys):
    for form_key in ("one", "two", "three"):
        ask(form_key)
    send = mail.EmailMessage.send

    def send_and_be_stopped(letter: mail.EmailMessage) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return send(letter)

    monkeypatch.setattr(mail.EmailMessage, "send", send_and_be_stopped)
    rounds(signal.SIGTERM)

    call_command("deliver_messages", watch=True)

    assert len(mail.outbox) == 1
    states = sorted(Message.objects.values_list("state", flat=True))
    assert states == ["queued", "queued", "sent"]


def test_a_resting_watch_wakes_up_when_it_is_told_to_stop(handlers, monkeypatch, db):
    monkeypatch.setattr(watching, "EVERY_SECONDS", 60.0)
    monkeypatch.setattr(watching, "NAP_SECONDS", 0.01)
    stop = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGTERM))
    stop.start()

    call_command("deliver_messages", watch=True)

    stop.join()
    assert mail.outbox == []
