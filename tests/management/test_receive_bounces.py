from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from django.db import OperationalError

from trials.actions import bounces
from trials.models import FailedAddress


@pytest.fixture
def pipe(monkeypatch):
    """pipe(mail) is what the mail server sends to the command."""

    def standard_input(mail: bytes) -> None:
        stream = io.TextIOWrapper(io.BytesIO(mail))
        monkeypatch.setattr("sys.stdin", stream)

    return standard_input


def test_a_mail_that_is_no_report_is_left_alone_and_the_mail_server_is_content(db, pipe, capsys):
    pipe(b"Subject: hello\n\nI am on holiday. \xff")

    call_command("receive_bounces")

    assert capsys.readouterr().out == ""
    assert not FailedAddress.objects.exists()


def test_without_the_database_the_mail_server_is_asked_to_try_again(db, pipe, monkeypatch):
    def fail(**told):
        raise OperationalError("Canary")

    monkeypatch.setattr(bounces, "take_in", fail)
    pipe(b"")

    with pytest.raises(SystemExit) as stopped:
        call_command("receive_bounces")

    assert stopped.value.code == 75


def test_no_more_is_read_than_a_report_may_hold(db, pipe, monkeypatch):
    read: list[int] = []
    monkeypatch.setattr(bounces, "take_in", lambda raw, now: read.append(len(raw)))
    pipe(b"x" * (2 * bounces.MOST_BYTES))

    call_command("receive_bounces")

    assert read == [bounces.MOST_BYTES + 1]
