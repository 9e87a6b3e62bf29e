"""The coordinator of `make run` keeps invented sites only, and has something to answer."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW
from trials.actions import demonstrations, heartbeats, invented_coordinator, messages, samples
from trials.models import Enrolment

pytestmark = pytest.mark.django_db


def test_she_is_asked_about_invented_sites_and_never_about_a_real_one(mailoutbox):
    samples.load(now=NOW)
    list(demonstrations.make(count=4, seed=1, now=NOW))
    staff = User.objects.create_superuser("staff")

    invented_coordinator.enrol(password="a long pass phrase", by=staff, now=NOW)
    list(heartbeats.send_due(now=NOW))
    list(messages.deliver_due(lambda: NOW))

    trials = {enrolment.site.trial for enrolment in Enrolment.objects.all()}
    assert len(trials) == invented_coordinator.SITES
    assert all(trial.is_demonstration for trial in trials)
    assert [mail.to for mail in mailoutbox] == [[invented_coordinator.ADDRESS]]
    assert mailoutbox[0].body.count("/confirm/") == 4
