"""The worker: it does what is due, stops when told, survives what breaks, even its own death."""

from __future__ import annotations

import datetime as dt
import os
import signal

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from tests.asked import a_site, ask
from trials.actions import jobs
from trials.management import watching
from trials.models import InquiryEvent, Job, Message

pytestmark = pytest.mark.django_db
LONG_AGO = dt.timedelta(days=30)


@pytest.fixture(autouse=True)
def signals(settings, tmp_path):
    """The signals of the tests' own process are as before afterwards."""
    settings.LAST_GOOD = tmp_path / "book.json"
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def stop_after(monkeypatch):
    """stop_after(deed, …): what happens after each round; then it is told to stop."""

    def happen(*deeds) -> None:
        left = [*deeds]

        def rest(command: watching.WatchingCommand) -> None:
            if left:
                left.pop(0)()
            else:
                os.kill(os.getpid(), signal.SIGTERM)

        monkeypatch.setattr(watching.WatchingCommand, "rest", rest)

    return happen


def test_one_call_does_all_that_is_due():
    ask(a_site(), timezone.now() - LONG_AGO)

    call_command("work")

    assert InquiryEvent.objects.filter(kind="desk-told").exists()
    assert Message.objects.filter(state="sent").count() == len(mail.outbox) > 0
    assert {*Job.objects.values_list("name", flat=True)} == {*jobs.WORK}


def test_one_job_can_be_asked_for_whether_it_is_due_or_not():
    call_command("work", job="clocks")
    ask(a_site(), timezone.now() - LONG_AGO)
    call_command("work", job="clocks")

    assert InquiryEvent.objects.filter(kind="desk-told").exists()
    assert mail.outbox == []


def test_an_unknown_job_is_refused_with_the_known_ones():
    with pytest.raises(CommandError, match="messages"):
        call_command("work", "--job", "tidying")


def test_it_watches_until_it_is_told_to_stop(stop_after, capsys):
    stop_after(lambda: ask(a_site(), timezone.now()), lambda: Job.objects.all().delete())

    call_command("work", watch=True)

    assert Message.objects.exclude(inquiry=None).filter(state=Message.State.SENT).count() == 2
    said = capsys.readouterr().out.splitlines()
    assert said == ["Watching for work.", "Stopped watching for work."]


def test_it_survives_a_database_that_goes_away(stop_after, monkeypatch, caplog):
    due = jobs.due

    def fail(clock, names):
        raise OperationalError("Canary")

    def mend() -> None:
        monkeypatch.setattr(jobs, "due", due)
        ask(a_site(), timezone.now())

    monkeypatch.setattr(jobs, "due", fail)
    monkeypatch.setattr(watching.connections, "close_all", lambda: None)
    stop_after(mend)

    call_command("work", watch=True)

    assert len(mail.outbox) == 2
    assert "OperationalError" in caplog.text
    assert "Canary" not in caplog.text


def test_told_to_stop_it_ends_behind_the_message_that_it_is_sending(stop_after, monkeypatch):
    ask(a_site(), timezone.now())
    send = mail.EmailMessage.send

    def send_and_be_stopped(letter: mail.EmailMessage) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return send(letter)

    monkeypatch.setattr(mail.EmailMessage, "send", send_and_be_stopped)
    stop_after()

    call_command("work", watch=True)

    assert len(mail.outbox) == 1
    assert [*Job.objects.values_list("name", "ended_well_at")] == [("messages", None)]


def test_killed_between_an_event_and_its_mail_it_has_done_neither_and_does_both_next(monkeypatch):
    """A stage is its mark, its event and its mail, or nothing."""
    ask(a_site(), timezone.now() - LONG_AGO)
    with monkeypatch.context() as killed:

        def die(*args, **named):
            raise SystemExit

        killed.setattr("trials.actions.inquiry_clocks.messages.enqueue", die)
        with pytest.raises(SystemExit):
            call_command("work", job="clocks")
    before = InquiryEvent.objects.filter(kind="desk-told").count()

    call_command("work", job="clocks")

    assert before == 0
    assert InquiryEvent.objects.filter(kind="desk-told").count() == 1
    assert Message.objects.filter(kind="inquiry-overdue").count() == 1
