"""Whether the process lives, and whether the portal can do its work."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from tests.asked import a_site, ask
from tests.conftest import NOW
from trials.models import Job, Message

ROOT = Path(__file__).parent.parent.parent
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def standstill():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def working(db) -> None:
    Job.objects.create(name="messages", ran_at=NOW - 5 * MINUTE)


def lines(response) -> dict[str, str]:
    return dict(line.split(": ") for line in response.content.decode().splitlines())


@pytest.mark.usefixtures("working")
def test_a_portal_that_works_says_so_a_line_a_check_and_nobody_keeps_it(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert set(lines(response).values()) == {"ok"}
    assert {"database", "migrations", "keys", "worker", "mail"} <= {*lines(response)}
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.django_db
def test_without_a_worker_it_is_not_ready(client):
    never = client.get("/readyz")
    Job.objects.create(name="messages", ran_at=NOW - 16 * MINUTE)
    stopped = client.get("/readyz")

    assert (never.status_code, stopped.status_code) == (503, 503)
    assert lines(never)["worker"] == lines(stopped)["worker"] == "failed"


@pytest.mark.usefixtures("working")
def test_mail_that_nobody_tries_to_send_makes_it_not_ready(client):
    ask(a_site(), NOW - 16 * MINUTE)

    response = client.get("/readyz")

    assert (response.status_code, lines(response)["mail"]) == (503, "failed")


@pytest.mark.usefixtures("working")
def test_mail_that_is_tried_again_and_mail_that_was_given_up_are_warnings(client):
    ask(a_site(), NOW - 60 * MINUTE)
    Message.objects.update(next_try_at=NOW + MINUTE, attempts=5)
    late = client.get("/readyz")
    Message.objects.update(state="failed")
    dead = client.get("/readyz")

    assert (late.status_code, lines(late)["mail on time"]) == (200, "warning")
    assert (dead.status_code, lines(dead)["no mail given up"]) == (200, "warning")


@pytest.mark.usefixtures("working")
def test_a_key_that_was_taken_away_makes_it_not_ready(client, settings):
    ask(a_site(), NOW)
    settings.SECRETS_KEYS = ["another key " * 4]

    response = client.get("/readyz")

    assert (response.status_code, lines(response)["keys"]) == (503, "failed")


@pytest.mark.usefixtures("working")
def test_a_migration_that_was_forgotten_makes_it_not_ready(client):
    newest = MigrationRecorder.Migration.objects.filter(app="trials").latest("name")
    newest.delete()

    response = client.get("/readyz")

    assert (response.status_code, lines(response)["migrations"]) == (503, "failed")


@pytest.mark.usefixtures("working")
def test_a_database_that_can_only_be_read_makes_it_not_ready(client):
    def refuse_writing(execute, sql, *rest):
        if sql.startswith(("UPDATE", "INSERT")):
            raise OperationalError("attempt to write a readonly database")
        return execute(sql, *rest)

    client.get("/readyz")
    with connection.execute_wrapper(refuse_writing):
        response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"database: failed\n"


@pytest.mark.usefixtures("working")
def test_anybody_may_ask_and_few_of_the_calls_write(client):
    with time_machine.travel(NOW, tick=False) as clock:
        client.get("/readyz")
        clock.shift(9)
        client.get("/readyz")
        before = Job.objects.get(name="readyz").ran_at
        clock.shift(1)
        client.get("/readyz")

    assert before == NOW
    assert Job.objects.get(name="readyz").ran_at == NOW + dt.timedelta(seconds=10)


def test_the_process_lives_without_a_database(client):
    """The database is refused to tests that do not ask for it, as this one."""
    response = client.get("/livez")

    assert (response.status_code, response.content) == (200, b"alive\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_nothing_can_be_sent_there(path):
    assert Client().post(path).status_code == 405


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
@pytest.mark.usefixtures("working")
def test_the_process_can_be_asked_without_tls(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(path).status_code == 200
    assert client.get("/").status_code == 301


GET = (
    "import django, time; django.setup(); from django.test import Client;"
    "ask = Client(SERVER_NAME='localhost').get; live = ask('/livez'); began = time.monotonic();"
    "print(live.status_code, ask('/readyz').status_code, time.monotonic() - began)"
)


def test_with_the_database_down_it_says_so_within_two_seconds(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        closed = free.getsockname()[1]
    nowhere = [f"postgres://root@127.0.0.1:{closed}/none", f"sqlite:///{tmp_path}/no/such.db"]
    for address in nowhere:
        done = subprocess.run(
            [sys.executable, "-c", GET],
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "DATABASE_URL": address,
            },
            capture_output=True,
            text=True,
            check=True,
        )
        live, ready, seconds = done.stdout.split()
        assert (live, ready) == ("200", "503")
        assert float(seconds) < 2
