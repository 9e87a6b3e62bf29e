from __future__ import annotations

import pytest
from django.core.management import call_command

from trials.models import Site, StatusReport, Trial

pytestmark = pytest.mark.django_db


def test_demonstrations_are_published_marked_and_made_once(capsys):
    call_command("make_demo_trials", count=3, seed=5)
    reports = StatusReport.objects.count()
    call_command("make_demo_trials", count=3, seed=5)

    assert Trial.objects.filter(is_demonstration=True).published().count() == 3
    assert (Trial.objects.count(), StatusReport.objects.count()) == (3, reports)
    assert capsys.readouterr().out.splitlines() == [
        "Demonstration trials: 3 new",
        "Demonstration trials: 3 unchanged",
    ]


def test_some_sites_are_spoken_for_and_some_are_not():
    call_command("make_demo_trials", count=3, seed=5, verbosity=0)

    spoken = Site.objects.filter(status_reports__isnull=False).distinct().count()

    assert 0 < spoken < Site.objects.count()
