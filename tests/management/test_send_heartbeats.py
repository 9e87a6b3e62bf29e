from __future__ import annotations

import pytest
import time_machine
from django.core.management import call_command

from tests.conftest import NOW
from tests.coordinators import DAY, coordinator, shown_trial, site_of

pytestmark = pytest.mark.django_db


def run(day: int, capsys: pytest.CaptureFixture[str]) -> str:
    with time_machine.travel(NOW + day * DAY, tick=False):
        call_command("send_heartbeats")
    return capsys.readouterr().out.strip()


def test_it_says_how_many_it_queued(capsys):
    site = site_of(shown_trial())
    for name in ("cora", "cem"):
        coordinator(name, site)

    assert [run(day, capsys) for day in (0, 1, 7, 14)] == [
        "Mails queued: 2 to ask, 0 to remind, 0 to the desk.",
        "Mails queued: 0 to ask, 0 to remind, 0 to the desk.",
        "Mails queued: 0 to ask, 2 to remind, 0 to the desk.",
        "Mails queued: 0 to ask, 0 to remind, 1 to the desk.",
    ]
