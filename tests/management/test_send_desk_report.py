"""The weekly mail, from the command line."""

from __future__ import annotations

import pytest
import time_machine
from django.core.management import call_command

from tests.conftest import NOW
from trials.models import Message


@pytest.mark.django_db
def test_however_often_it_runs_there_is_one_mail_a_week(capsys):
    with time_machine.travel(NOW, tick=False):
        for _ in range(3):
            call_command("send_desk_report")

    assert Message.objects.get().kind == "desk-weekly"
    assert capsys.readouterr().out.splitlines() == [
        "The desk's mail is queued.",
        "This week's mail was queued before.",
        "This week's mail was queued before.",
    ]
