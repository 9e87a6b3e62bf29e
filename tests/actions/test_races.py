"""Several at once, each with a connection of its own: one form is one inquiry, one mail goes once.

Threads share a database only where it is a file or PostgreSQL, so SQLite gets a file here.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection, connections

from tests.letters import notices
from trials.actions import messages, plain
from trials.actions.inquiries import Question, submit
from trials.models import Inquiry, Message, PlainCheck, Trial
from trials.queries.criteria import criteria_of

QUESTION = Question("parent", "", "ada@example.org", "", "", "", "Is there still room?", "2026-11")


@pytest.fixture
def shared_database(transactional_db, tmp_path) -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    memory, name = connection.connection, connection.settings_dict["NAME"]
    file = tmp_path / "shared.sqlite3"
    memory.execute("VACUUM INTO ?", [str(file)])
    connection.connection, connection.settings_dict["NAME"] = None, Path(file)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


@pytest.fixture
def asthma(shared_database, now) -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma", published_at=now)


def at_once(number: int, deed: Callable[[], object]) -> None:
    """Run a deed in so many threads that start together; what one raises is raised here."""
    start, raised = threading.Barrier(number), []

    def run() -> None:
        start.wait()
        try:
            deed()
        except Exception as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]


def test_fifty_posts_of_one_form_at_once_are_one_inquiry(asthma, now):
    kept: list[int] = []

    def send() -> None:
        inquiry = submit(trial=asthma, site=None, question=QUESTION, form_key="key", now=now)
        kept.append(inquiry.pk)

    at_once(50, send)

    assert Counter(kept) == {kept[0]: 50}
    assert Inquiry.objects.count() == notices().count() == 1


def test_four_senders_at_once_send_each_message_once(asthma, now, monkeypatch):
    """Without a claim that looks at the row as it was seen, most would go out four times."""
    for number in range(40):
        submit(trial=asthma, site=None, question=QUESTION, form_key=str(number), now=now)
    all_have_begun, begun = threading.Barrier(4), threading.local()
    send = mail.EmailMessage.send

    def send_when_all_have_begun(letter: mail.EmailMessage) -> int:
        if not hasattr(begun, "yes"):
            begun.yes = all_have_begun.wait() is not None
        return send(letter)

    monkeypatch.setattr(mail.EmailMessage, "send", send_when_all_have_begun)

    at_once(4, lambda: list(messages.deliver_due(lambda: now)))

    sent = Counter(letter.extra_headers["Message-ID"] for letter in mail.outbox)
    assert sent == Counter(Message.objects.values_list("message_id", flat=True))
    assert set(sent.values()) == {1}
    assert set(Message.objects.values_list("state", "attempts")) == {(Message.State.SENT, 1)}


def test_four_checks_of_one_sentence_at_once_are_one_check(shared_database, now):
    text = "Inclusion Criteria:\n\n* Age 18 years and above"
    trial = Trial.objects.create(nct_id="NCT00000001", eligibility_criteria=text)
    block, rule = next(criteria_of(trial).each())
    named = {"digest": rule.digest, "side": block.side, "language": "en"}
    wanda = User.objects.create_user("wanda")
    sentence = plain.write(trial=trial, text="You are an adult.", by=wanda, now=now, **named)
    checkers = [
        User.objects.create_user(f"c{number}", first_name="C", last_name=str(number))
        for number in range(4)
    ]
    waiting, refused = list(checkers), []

    def check() -> None:
        try:
            plain.check(sentence=sentence, by=waiting.pop(), now=now)
        except plain.AlreadyChecked as refusal:
            refused.append(str(refusal))

    at_once(4, check)

    assert PlainCheck.objects.count() == 1
    assert refused == ["Somebody has checked this sentence already."] * 3
