"""Two people say something of one site at once: one is written down, the other hears of it."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.actions.test_races import at_once, shared_database  # noqa: F401 -- a fixture
from trials.actions import sites
from trials.models import Site, StatusReport, Trial


@pytest.fixture
def site(shared_database) -> Site:  # noqa: F811
    trial = Trial.objects.create(nct_id="NCT00000001", overall_status="RECRUITING")
    return Site.objects.create(trial=trial, city="Memphis", registry_status="RECRUITING")


def test_of_ten_who_saw_the_same_one_is_written_down_and_nine_hear_of_it(site, now):
    ends: list[str] = []

    def say() -> None:
        try:
            sites.report(site=site, status="SUSPENDED", by=None, now=now, seen=sites.NOTHING)
            ends.append("written")
        except sites.Overtaken as overtaken:
            ends.append(overtaken.newest.status)

    at_once(10, say)

    assert Counter(ends) == {"written": 1, "SUSPENDED": 9}
    assert StatusReport.objects.count() == 1
