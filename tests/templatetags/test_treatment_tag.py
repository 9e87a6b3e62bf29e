from __future__ import annotations

from django.template.loader import render_to_string

from trials.language.grade import grade
from trials.templatetags.treatment import phase_meanings, time_span


def test_how_long_people_are_followed_is_said_within_a_sentence():
    assert time_span("5 Years") == "5 years"
    assert time_span("Until The End") == "until the end"


def test_where_phases_stand_the_page_says_what_a_phase_is():
    shown = render_to_string("trials/_phases.html", {"meanings": phase_meanings(["PHASE2"])})

    assert "Phase 2: tests whether the treatment works" in shown
    assert "A phase is a step in the testing of a treatment." in shown
    assert grade("A phase is a step in the testing of a treatment.") <= 8


def test_a_trial_without_a_phase_says_nothing_of_phases():
    assert (
        render_to_string("trials/_phases.html", {"meanings": phase_meanings(["NA"])}).strip() == ""
    )
