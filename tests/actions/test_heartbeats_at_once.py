"""Several runs at once, one of them killed: each coordinator gets one mail, and gets it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from tests.actions.test_races import at_once, shared_database  # noqa: F401 -- a fixture
from tests.conftest import NOW
from tests.coordinators import DAY, coordinator, said, shown_trial, site_of
from trials.actions import heartbeats, link_uses
from trials.models import AskedSite, Heartbeat, LinkUse, Message, Site, StatusReport

ROOT = Path(__file__).parent.parent.parent
PEOPLE = 60


@pytest.fixture
def site(shared_database) -> Site:  # noqa: F811
    return site_of(shown_trial())


@pytest.fixture
def people(site) -> None:
    for number in range(PEOPLE):
        coordinator(f"c{number}", site)


def mails() -> Counter[int]:
    return Counter(Message.objects.values_list("heartbeat__user", flat=True))


def test_four_runs_at_once_ask_each_once(people):
    at_once(4, lambda: list(heartbeats.send_due(now=NOW)))

    assert set(mails().values()) == {1}
    assert len(mails()) == PEOPLE == Heartbeat.objects.count() == AskedSite.objects.count()


@pytest.mark.parametrize(("day", "kind"), [(7, "heartbeat-reminder"), (28, "heartbeat")])
def test_four_runs_at_once_remind_and_replace_once(people, day, kind):
    list(heartbeats.send_due(now=NOW))

    at_once(4, lambda: list(heartbeats.send_due(now=NOW + day * DAY)))

    assert set(mails().values()) == {2}
    assert Message.objects.filter(created_at=NOW + day * DAY, kind=kind).count() == PEOPLE
    assert Heartbeat.objects.newest().count() == PEOPLE


def test_the_desk_gets_one_mail_of_four_runs_at_once(people):
    list(heartbeats.send_due(now=NOW))

    at_once(4, lambda: heartbeats.tell_desk(now=NOW + 14 * DAY))

    assert Message.objects.filter(kind="sites-unanswered").count() == 1


def test_a_button_pressed_by_eight_at_once_is_one_report(site):
    said(site, at=NOW - 30 * DAY)
    coordinator("cora", site)
    (message,) = heartbeats.send_due(now=NOW)
    seen = StatusReport.objects.get()
    press = link_uses.Press(site, LinkUse.Deed.PAUSED, seen.pk, "RECRUITING", "full")
    outcomes: list[str] = []

    def use() -> None:
        answer = link_uses.use(heartbeat=message.heartbeat, press=press, now=NOW)
        outcomes.append(answer.outcome)

    at_once(8, use)

    assert outcomes == ["done"] * 8
    assert StatusReport.objects.count() == 2
    assert LinkUse.objects.count() == 1


def test_two_processes_at_once_and_one_killed_ask_each_once(people):
    """The real command. When the kill comes does not matter: nobody is asked twice or left out."""
    doomed, other = start(), start()
    deadline = time.monotonic() + 60
    while not Message.objects.exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    doomed.kill()
    ends = [doomed.wait(), other.wait()]

    assert start().wait() == 0

    assert ends[1] == 0
    assert set(mails().values()) == {1}
    assert len(mails()) == PEOPLE == AskedSite.objects.count()


def start() -> subprocess.Popen[bytes]:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{settings['NAME']}"
    else:
        user = f"{settings['USER']}@{settings['HOST']}:{settings['PORT']}"
        address = f"postgres://{user}/{settings['NAME']}"
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    command = [sys.executable, "manage.py", "send_heartbeats", "--verbosity=0"]
    return subprocess.Popen(command, cwd=ROOT, env=environment)
