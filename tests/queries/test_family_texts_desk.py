"""What waits at the desk of the texts that families read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW
from tests.family_texts import APPROVED, TODAY, approve, withdraw, write, write_and_show
from trials.actions import family_texts, samples
from trials.models import Snapshot, Trial
from trials.queries.family_texts_desk import Reason, undecided, versions, waiting

DAY = dt.timedelta(days=1)


@pytest.fixture
def erin(db) -> User:
    return User.objects.create_user("erin")


@pytest.fixture
def trial(db) -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", brief_summary="It tests a spray.")


def reasons(on: dt.date) -> list[list[Reason]]:
    return [each.reasons for each in waiting(on)]


@pytest.mark.parametrize(
    ("left", "told"),
    [(31, []), (30, [["expires"]]), (0, [["expires"]]), (-1, [["expired"]])],
)
def test_the_desk_hears_of_a_decision_30_days_before_it_expires(trial, erin, left, told):
    write_and_show(trial, erin)

    assert reasons(APPROVED.expires_on - left * DAY) == told


def test_a_text_waits_whose_decision_was_withdrawn(trial, erin):
    text = write_and_show(trial, erin)
    withdraw(text, erin)
    (withdrawn,) = waiting(TODAY)

    approve(text, erin, replace(APPROVED, expires_on=TODAY + DAY))

    assert withdrawn.reasons == ["withdrawn"]
    assert withdrawn.decision.withdrawal.reason == "A new risk is known."
    assert (reasons(TODAY), reasons(TODAY + 2 * DAY)) == ([["expires"]], [["expired"]])


def test_a_decision_of_another_day_does_not_stand_in_for_one_that_has_expired(trial, erin):
    text = write_and_show(trial, erin)
    in_a_year = TODAY + 365 * DAY
    approve(text, erin, replace(APPROVED, decided_on=in_a_year, expires_on=in_a_year))

    assert reasons(APPROVED.expires_on + DAY) == [["expired"]]


def test_a_text_waits_when_its_day_has_passed_or_its_source_has_changed(trial, erin):
    write_and_show(trial, erin, review_by=TODAY)
    today, tomorrow = reasons(TODAY), reasons(TODAY + DAY)

    Trial.objects.update(brief_summary="It tests two sprays.")

    assert (today, tomorrow) == ([], [["review"]])
    assert reasons(TODAY + DAY) == [["review", "outdated"]]


def test_what_families_do_not_read_waits_for_nobody(trial, erin):
    write(trial, erin, review_by=TODAY)
    shown = write_and_show(trial, erin, language="es", review_by=TODAY)

    family_texts.take_back(trial=trial, language=shown.language, by=erin, now=NOW)

    assert reasons(TODAY + DAY) == []


def test_a_sample_waits_for_its_review_and_for_no_committee(db):
    samples.load(now=NOW)

    assert reasons(TODAY) == []
    assert reasons(TODAY + 366 * DAY) == [["review"], ["review"]]


def test_new_words_wait_for_a_decision_until_there_is_one(trial, erin):
    write_and_show(trial, erin)
    Trial.objects.create(nct_id="NCT00000002")
    before = undecided()

    newer = write(trial, erin, minutes=5, summary="Newer words.")
    write(trial, erin, language="es")
    during = undecided()
    approve(newer, erin, replace(APPROVED, expires_on=TODAY))

    assert (before, during, undecided()) == (0, 2, 1)


def test_a_sample_waits_for_a_decision_once_its_trial_is_the_true_one(db):
    trial = samples.load(now=NOW)
    before = undecided()

    Snapshot.objects.create(
        trial=trial, text="{}", sha256="ab" * 32, received_at=NOW, is_merged=True
    )

    assert (before, undecided()) == (0, 2)


@pytest.mark.parametrize("trials", [1, 3])
def test_it_costs_the_same_queries_whatever_the_number_of_texts(
    erin, trials, django_assert_num_queries
):
    for number in range(trials):
        trial = Trial.objects.create(nct_id=f"NCT0000000{number}")
        write_and_show(trial, erin, review_by=TODAY)

    with django_assert_num_queries(5):
        found = waiting(TODAY + DAY)

    assert len(found) == trials


def test_each_version_knows_whether_it_is_covered_and_read(trial, erin):
    write_and_show(trial, erin)
    write(trial, erin, minutes=5, summary="Newer words.")

    newest, older = versions(trial, "en", TODAY)

    assert (newest.text.summary, newest.covering, newest.is_shown) == ("Newer words.", None, False)
    assert (older.covering.number, older.is_shown, older.may_be_shown) == ("26-17", True, False)
