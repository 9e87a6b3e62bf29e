from __future__ import annotations

import pytest

from trials.language import standings
from trials.language.vocabulary import SHORT_STATUS
from trials.models.standing import State
from trials.models.status_report import StatusReport


def test_every_state_has_a_word_and_a_meaning():
    assert list(standings.STATE_WORDS) == list(State)
    assert list(standings.STATE_MEANING) == list(State)


def test_everybody_who_may_speak_has_a_name():
    assert set(standings.SPEAKERS) == {"registry", *StatusReport.Source.values}


@pytest.mark.parametrize("code", [*SHORT_STATUS, "SOME_NEW_CODE"])
def test_a_closed_place_says_so_first_and_then_why(code):
    words = standings.status_words("closed", code)

    assert words.startswith("Closed")
    assert "_" not in words


@pytest.mark.parametrize(
    ("state", "code", "faded", "words"),
    [
        ("open", "RECRUITING", False, "Open"),
        ("said", "RECRUITING", False, "Said to be open"),
        ("said", "RECRUITING", True, "Said to be open; ring before you travel"),
        ("soon", "NOT_YET_RECRUITING", True, "Opening soon"),
        ("closed", "ACTIVE_NOT_RECRUITING", False, "Closed to new people"),
        ("closed", "TERMINATED", False, "Closed: stopped early"),
        ("none", "", False, "No status given"),
        ("none", "UNKNOWN", False, "Status not known"),
    ],
)
def test_the_words_beside_the_shape(state, code, faded, words):
    assert standings.status_words(state, code, is_faded=faded) == words


@pytest.mark.parametrize(
    ("state", "counts", "words"),
    [
        ("open", (3, 5, 9), "3 sites confirmed open, 5 said to be open"),
        ("open", (1, 0, 2), "1 site confirmed open, no other said to be open"),
        ("said", (0, 1, 1), "No site confirmed open, 1 said to be open"),
        ("said", (0, 0, 12), "Said to be open; none of its 12 sites gives a status"),
        ("said", (0, 0, 1), "Said to be open; its one site gives no status"),
        ("said", (0, 0, 0), "Said to be open; the registry names no site"),
        ("paused", (0, 0, 2), "Paused"),
    ],
)
def test_a_trial_is_never_called_open_without_how_many_sites_say_so(state, counts, words):
    assert standings.headline_words(state, "RECRUITING", *counts) == words


def test_who_said_so_and_when():
    assert standings.said("registry", "2025-03", None) == "ClinicalTrials.gov, March 2025"
    assert standings.said("registry", "", None) == "ClinicalTrials.gov, with no date"
    assert (
        standings.said("registry", "2025-03", None, about_trial=True)
        == "ClinicalTrials.gov says so of the whole trial, March 2025"
    )
    assert standings.said("staff", "2026-11-10", 12) == "The portal’s staff set this 12 days ago"
    assert standings.said("coordinator", "2026-11-21", 1) == "The hospital confirmed this yesterday"


def test_the_newest_word_of_a_trial():
    assert standings.last_confirmed("staff", 0) == "Last confirmed today by the portal’s staff"


def test_a_fading_word_tells_its_age():
    assert (
        standings.not_confirmed(45, "coordinator", "2026-10-08")
        == "Not confirmed for 45 days. The hospital said so on 8 October 2026"
    )


def test_the_other_side_is_quoted_with_its_date():
    assert (
        standings.said_otherwise("registry", "RECRUITING", "2025-03")
        == "ClinicalTrials.gov says: open, March 2025"
    )
    assert (
        standings.said_otherwise("staff", "SUSPENDED", "2026-05-14")
        == "The portal’s staff said: paused, 14 May 2026"
    )


def test_a_day_that_is_still_to_come_has_no_age():
    assert (
        standings.said("staff", "2030-01-03", None)
        == "The portal’s staff set this on a day that is still to come, 3 January 2030"
    )


def test_everything_that_a_hospital_may_give_as_its_reason_has_words_for_families():
    assert set(standings.REASONS) == set(StatusReport.Reason.values)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (("", "", ""), ""),
        (("other", "", ""), ""),
        (("full", "", ""), "The site is full."),
        (("", "Back in May.", ""), "“Back in May.”"),
        (
            ("safety", "We look at it.", "Dr. Ink"),
            "There is a safety review. “We look at it.” Dr. Ink has agreed that you can read this.",
        ),
    ],
)
def test_why_is_told_in_one_line(told, words):
    assert standings.why(*told) == words


def test_a_dropped_site_says_since_when():
    assert (
        standings.unlisted("2026-11-12")
        == "No longer listed by ClinicalTrials.gov since 12 November 2026"
    )
