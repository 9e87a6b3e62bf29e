"""What we show of a site that the registry no longer lists."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.models import Site, StatusReport, Trial
from trials.models.standing import State, weigh

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
GONE = NOON - dt.timedelta(days=10)


def dropped(registry: str = "RECRUITING", trial: str = "RECRUITING") -> Site:
    whole = Trial(overall_status=trial, status_verified_date="2026-08")
    return Site(trial=whole, registry_status=registry, unlisted_since=GONE)


def report(status: str, days: int) -> StatusReport:
    return StatusReport(status=status, source="coordinator", at=NOON - dt.timedelta(days=days))


@pytest.mark.parametrize("registry", ["RECRUITING", "SUSPENDED", ""])
def test_without_a_hospital_s_word_nothing_is_known(registry):
    standing = weigh(dropped(registry), None, NOON)

    assert (standing.state, standing.word) == (State.NONE, None)
    assert standing.unlisted_on == "2026-11-12"


@pytest.mark.parametrize("status", ["RECRUITING", "NOT_YET_RECRUITING"])
@pytest.mark.parametrize("days", [10, 12, 90])
def test_what_was_open_before_it_vanished_does_not_count_but_is_told(status, days):
    standing = weigh(dropped(), report(status, days), NOON)

    assert (standing.state, standing.word) == (State.NONE, None)
    assert (standing.other.speaker, standing.other.code) == ("coordinator", status)


def test_it_is_open_again_when_the_hospital_confirms_and_keeps_its_mark():
    standing = weigh(dropped(), report("RECRUITING", 9), NOON)

    assert (standing.state, standing.unlisted_on) == (State.OPEN, "2026-11-12")
    assert standing.other is None


@pytest.mark.parametrize(
    ("status", "state"), [("SUSPENDED", State.PAUSED), ("TERMINATED", State.CLOSED)]
)
def test_a_pause_or_a_closure_of_before_holds(status, state):
    assert weigh(dropped(), report(status, 40), NOON).state is state


def test_a_closure_of_the_whole_trial_still_stops_it():
    stopped = dropped(trial="TERMINATED")
    stopped.trial.overall_status_seen_at = NOON - dt.timedelta(days=1)

    assert weigh(stopped, report("RECRUITING", 9), NOON).state is State.CLOSED


def test_a_listed_site_has_no_such_mark():
    site = Site(trial=Trial(overall_status="RECRUITING"), registry_status="RECRUITING")

    assert weigh(site, None, NOON).unlisted_on == ""
