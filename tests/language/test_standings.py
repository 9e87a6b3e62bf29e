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


def test_a_reason_that_tells_nothing_is_left_out():
    assert standings.reason_words("full") == "The site is full."
    assert standings.reason_words("other") == standings.reason_words("") == ""


def test_who_let_a_safety_review_be_read_is_named():
    assert standings.agreed("Dr. Ink") == "Dr. Ink has agreed that you can read this."
    assert standings.agreed("") == ""


def test_a_dropped_site_says_since_when():
    assert (
        standings.unlisted("2026-11-12")
        == "No longer listed by ClinicalTrials.gov since 12 November 2026"
    )


def test_in_spanish_a_status_is_whole_sentences(spanish):
    assert standings.status_words("open", "RECRUITING") == "Abierto"
    assert standings.status_words("closed", "COMPLETED") == "Cerrado: terminado"
    assert standings.status_words("closed", "ACTIVE_NOT_RECRUITING") == "Cerrado a personas nuevas"
    assert standings.said("coordinator", "", 12) == "El hospital lo confirmó hace 12 días"
    assert (
        standings.said_otherwise("registry", "SUSPENDED", "2026-05")
        == "ClinicalTrials.gov dice: en pausa, mayo de 2026"
    )
    assert (
        standings.not_confirmed(45, "coordinator", "2026-10-08")
        == "Sin confirmar desde hace 45 días. El hospital lo dijo el 8 de octubre de 2026"
    )
