"""The page to take along as the server makes it, where there is no JavaScript."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from tests.views.checklists import ADDRESS, group, name_of, send, shown
from trials.actions import samples
from trials.models import Site, Trial
from trials.queries.checklist import checklist_of

pytestmark = pytest.mark.django_db

HOSTILE = '</legend><script>alert(1)</script> " onload=x {{ 7 }} \u202e'


@pytest.fixture
def sample(now: dt.datetime) -> Trial:
    return samples.load(now=now)


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


def test_the_answers_are_sorted_and_counted_on_the_page_to_take_along(visitor, sample):
    sent = {
        name_of(sample, "CD22"): "dont-know",
        name_of(sample, "Participants, male or female"): "yes",
        name_of(sample, "HIV"): "yes",
        name_of(sample, "CAR-T"): "no",
        name_of(sample, "The participant's age"): "yes",
    }

    body = send(visitor, sample, **sent)

    assert group(body, "ask").startswith("2 to ask about")
    assert "CD22 is found" in group(body, "ask")
    assert group(body, "may-rule-out").startswith("2 that may rule this out")
    assert "HIV infection that is known" in group(body, "may-rule-out")
    assert "This should be true. You said: No" in group(body, "may-rule-out")
    assert group(body, "unanswered").startswith("15 without an answer")
    assert group(body, "rest").startswith("Other rules: 1")


def test_the_page_to_take_along_names_the_trial_its_record_and_whom_to_ring(visitor, sample):
    said = shown(send(visitor, sample))

    assert "Inotuzumab for children" in said
    assert f"Number of the trial {samples.NCT_ID}" in said
    assert "Made on 22 November 2026" in said
    assert "From the registry’s text of 3 July 2025" in said
    assert "866-278-5833" in said
    assert "858-966-5811" in said
    assert "Not for emergencies" in said
    assert "St. Jude Children's Research Hospital" in said
    assert "This is research." in said


def test_a_paused_site_is_not_among_the_numbers(visitor, sample):
    Site.objects.filter(city="San Diego").update(registry_status="SUSPENDED")

    said = shown(send(visitor, sample))

    assert "858-966-5811" not in said
    assert "St. Jude Children's Research Hospital" in said


def test_the_answers_are_still_ticked_in_the_form_below(visitor, sample):
    name = name_of(sample, "CD22")

    body = send(visitor, sample, years="7", months="3", **{name: "no"})

    (ticked,) = re.findall(r"<input[^>]*checked[^>]*>", body)
    assert f'name="{name}" value="no"' in ticked
    assert '<a class="button second" href="#answers"' in body
    assert re.search(r'<input[^>]*name="years"[^>]*value="7"', body)
    assert "Change your answers" in shown(body)


def test_the_age_marks_its_row_of_the_table(visitor, sample):
    said = shown(send(visitor, sample, years="7", months="3"))

    assert "Age 7 years 3 months" in said
    assert "6 to < 10 years for 7 years 3 months 1 mg/dL (male, female)" in said
    assert said.count("for 7 years 3 months") == 2
    assert "10 to < 13 years 1.2 mg/dL" in said


@pytest.mark.parametrize("age", [("300", "0"), ("7", "14"), ("abc", ""), ("-1", "x" * 10_000)])
def test_an_age_that_makes_no_sense_is_said_and_the_answers_are_kept(visitor, sample, age):
    name = name_of(sample, "CD22")

    body = send(visitor, sample, years=age[0], months=age[1], **{name: "dont-know"})

    said = shown(body)
    assert "We could not read the age, so no limit by age is marked." in said
    assert "Write the" in said
    assert "for 7 years" not in said
    assert group(body, "ask").startswith("1 to ask about")


@pytest.mark.parametrize("sent", ["maybe", "", "YES", "\x00", "yes\n", HOSTILE])
def test_an_answer_that_is_none_counts_as_open_and_is_not_shown(visitor, sample, sent):
    body = send(visitor, sample, **{name_of(sample, "CD22"): sent})

    assert "We could not read some of your answers. They count as open." in shown(body)
    assert group(body, "unanswered").startswith("20 without an answer")
    assert "<script>alert" not in body
    assert "alert(1)" not in body


def test_a_sensible_form_brings_no_complaint(visitor, sample):
    said = shown(send(visitor, sample, years="7", months="", **{name_of(sample, "CD22"): "no"}))

    assert "We could not read" not in said
    assert "have changed" not in said


def test_rules_that_changed_since_the_page_was_opened_are_said_to_have_changed(visitor, sample):
    asked = checklist_of(sample)
    answers = {question.name: "no" for question in asked.questions}
    text = sample.eligibility_criteria.replace("CD22 is found", "CD22 is seen")
    Trial.objects.update(eligibility_criteria=text)

    answer = visitor.post(ADDRESS, {"edition": asked.edition, **answers})

    body = answer.content.decode()
    assert "The rules of this trial have changed since you opened the page." in shown(body)
    assert "CD22 is seen" in group(body, "unanswered")
    assert group(body, "unanswered").startswith("1 without an answer")
