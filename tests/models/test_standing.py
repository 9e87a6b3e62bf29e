"""What we show of a status: each rule of DESIGN.md, on rows that no database has seen."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.models import Site, StatusReport, Trial, codes
from trials.models.standing import State, headline, weigh

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def days_ago(days: int) -> dt.datetime:
    return NOON - dt.timedelta(days=days)


def site(
    registry: str = "", trial: str = "RECRUITING", verified: str = "2025-07", seen: int = 400
) -> Site:
    at = days_ago(seen)
    whole = Trial(overall_status=trial, status_verified_date=verified, overall_status_seen_at=at)
    return Site(trial=whole, registry_status=registry, registry_status_seen_at=at)


def report(status: str, days: int = 12) -> StatusReport:
    return StatusReport(status=status, source="coordinator", at=days_ago(days))


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("RECRUITING", State.SAID),
        ("NOT_YET_RECRUITING", State.SOON),
        ("SUSPENDED", State.PAUSED),
        ("ENROLLING_BY_INVITATION", State.CLOSED),
        ("TERMINATED", State.CLOSED),
        ("A_CODE_OF_TOMORROW", State.CLOSED),
        ("", State.NONE),
    ],
)
def test_the_registry_alone_confirms_nothing(code, state):
    assert weigh(site(code), None, NOON).state is state


def test_the_registry_s_word_dates_from_its_verification_month():
    standing = weigh(site("RECRUITING", verified="2025-07"), None, NOON)

    assert (standing.word.speaker, standing.word.date) == ("registry", "2025-07")


def test_a_status_of_the_whole_trial_never_opens_a_site():
    assert weigh(site("", trial="RECRUITING"), None, NOON).state is State.NONE
    assert weigh(site("SUSPENDED", trial="RECRUITING"), None, NOON).state is State.PAUSED


@pytest.mark.parametrize("whole", ["SUSPENDED", "TERMINATED", "COMPLETED", "WITHDRAWN"])
def test_a_trial_that_has_stopped_stops_a_site_that_the_registry_calls_open(whole):
    standing = weigh(site("RECRUITING", trial=whole), None, NOON)

    assert standing.state in (State.PAUSED, State.CLOSED)
    assert standing.word.about_trial


def test_the_hospital_s_word_stands_and_the_registry_s_is_shown_beside_it():
    standing = weigh(site("RECRUITING"), report("SUSPENDED"), NOON)

    assert (standing.state, standing.word.speaker) == (State.PAUSED, "coordinator")
    assert (standing.other.speaker, standing.other.code) == ("registry", "RECRUITING")


def test_where_both_agree_nothing_stands_beside():
    assert weigh(site("RECRUITING"), report("RECRUITING"), NOON).other is None


def test_the_hospital_may_open_what_the_registry_has_not_opened_yet():
    standing = weigh(site("NOT_YET_RECRUITING"), report("RECRUITING"), NOON)

    assert standing.state is State.OPEN


@pytest.mark.parametrize(
    ("days", "state", "aging"),
    [
        (0, State.OPEN, False),
        (30, State.OPEN, False),
        (31, State.OPEN, True),
        (60, State.OPEN, True),
        (61, State.SAID, True),
        (400, State.SAID, True),
    ],
)
def test_a_confirmation_fades(days, state, aging):
    standing = weigh(site("RECRUITING"), report("RECRUITING", days), NOON)

    assert (standing.state, standing.is_aging) == (state, aging)


@pytest.mark.parametrize("days", [61, 400])
def test_a_pause_does_not_fade_into_anything_friendlier(days):
    assert weigh(site("RECRUITING"), report("SUSPENDED", days), NOON).state is State.PAUSED


@pytest.mark.parametrize("code", sorted(codes.PAUSED | codes.CLOSED))
def test_a_newer_pause_or_closure_in_the_registry_stops_the_site(code):
    standing = weigh(site(code, seen=3), report("RECRUITING", 12), NOON)

    assert standing.state in (State.PAUSED, State.CLOSED)
    assert (standing.word.speaker, standing.other.code) == ("registry", "RECRUITING")


def test_a_newer_closure_of_the_whole_trial_stops_the_site_too():
    standing = weigh(site("RECRUITING", trial="TERMINATED", seen=3), report("RECRUITING"), NOON)

    assert (standing.state, standing.word.about_trial) == (State.CLOSED, True)


def test_a_newer_pause_of_the_whole_trial_counts_though_the_site_s_own_is_old_news():
    paused = site("SUSPENDED", trial="SUSPENDED", seen=3)
    paused.registry_status_seen_at = days_ago(400)

    standing = weigh(paused, report("RECRUITING", 12), NOON)

    assert (standing.state, standing.word.about_trial) == (State.PAUSED, True)


def test_a_verification_month_after_the_report_is_newer_even_if_seen_before():
    closed = site("TERMINATED", verified="2026-12", seen=400)

    assert weigh(closed, report("RECRUITING"), NOON).state is State.CLOSED


def test_when_the_hospital_speaks_again_its_word_counts_again():
    closed = site("SUSPENDED", seen=20)

    standing = weigh(closed, report("RECRUITING", 2), NOON)

    assert (standing.state, standing.other.code) == (State.OPEN, "SUSPENDED")


def test_the_registry_never_makes_a_pause_friendlier():
    standing = weigh(site("RECRUITING", verified="2026-11", seen=0), report("SUSPENDED"), NOON)

    assert standing.state is State.PAUSED


def test_a_headline_counts_in_two_numbers():
    sites = [
        weigh(site("RECRUITING"), report("RECRUITING"), NOON),
        weigh(site("RECRUITING"), None, NOON),
        weigh(site("RECRUITING"), None, NOON),
        weigh(site("SUSPENDED"), None, NOON),
    ]

    line = headline(site().trial, sites)

    assert (line.state, line.confirmed_open, line.said_open, line.sites) == (State.OPEN, 1, 2, 4)


@pytest.mark.parametrize(
    ("whole", "state"),
    [
        ("RECRUITING", State.SAID),
        ("COMPLETED", State.CLOSED),
        ("UNKNOWN", State.NONE),
        ("WITHHELD", State.CLOSED),
    ],
)
def test_without_a_site_s_status_the_headline_is_the_registry_s_word(whole, state):
    assert headline(site(trial=whole).trial, [weigh(site(), None, NOON)]).state is state


def test_a_recruiting_trial_whose_sites_are_all_paused_is_paused():
    paused = [weigh(site("SUSPENDED"), None, NOON)] * 2

    assert headline(site().trial, paused).state is State.PAUSED
