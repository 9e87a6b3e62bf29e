from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User

from trials.models import PlainCheck, PlainSentence, Trial
from trials.queries.criteria import criteria_of
from trials.queries.plain import Explained, explanations

pytestmark = pytest.mark.django_db

TEXT = """Inclusion Criteria:

* At least 14 days must have passed since the last dose of chemotherapy

Exclusion Criteria:

* Known allergy to the drug"""


@pytest.fixture
def trial(now: dt.datetime) -> Trial:
    return Trial.objects.create(nct_id="NCT99900001", eligibility_criteria=TEXT, published_at=now)


@pytest.fixture
def writer() -> User:
    return User.objects.create_user("writer", first_name="Wanda", last_name="Writer")


@pytest.fixture
def clinician() -> User:
    return User.objects.create_user("clinician", first_name="Chris", last_name="Clinician")


def write(trial: Trial, by: User, now: dt.datetime, text: str, place: int = 0) -> PlainSentence:
    block, criterion = list(criteria_of(trial).each())[place]
    return PlainSentence.objects.create(
        trial=trial,
        digest=criterion.digest,
        criterion=criterion.words,
        side=block.side,
        text=text,
        by=by,
        at=now,
    )


def explained(trial: Trial, place: int = 0) -> Explained | None:
    criteria = criteria_of(trial)
    anchor = list(criteria.each())[place][1].anchor
    return explanations(trial, criteria).get(anchor)


def change(trial: Trial, text: str) -> None:
    trial.eligibility_criteria = text
    trial.save()


def test_a_sentence_that_nobody_checked_is_not_shown(trial, writer, now):
    write(trial, writer, now, "Two weeks since the last chemotherapy.")

    found = explained(trial)

    assert found.newest.text == "Two weeks since the last chemotherapy."
    assert found.shown is None


def test_a_checked_sentence_is_shown_until_a_newer_one_is_checked_too(
    trial, writer, clinician, now
):
    first = write(trial, writer, now, "Two weeks since chemotherapy.")
    PlainCheck.objects.create(sentence=first, by=clinician, at=now)
    second = write(trial, writer, now, "14 days since the last dose.")

    before = explained(trial)
    PlainCheck.objects.create(sentence=second, by=clinician, at=now)
    after = explained(trial)

    assert (before.newest, before.shown) == (second, first)
    assert (after.newest, after.shown) == (second, second)


def test_a_sentence_that_was_taken_back_is_not_shown(trial, writer, clinician, now):
    first = write(trial, writer, now, "Two weeks since chemotherapy.")
    PlainCheck.objects.create(sentence=first, by=clinician, at=now)
    write(trial, writer, now, "")

    assert explained(trial) is None

    again = write(trial, writer, now, "At least 14 days since chemotherapy.")
    assert (explained(trial).newest, explained(trial).shown) == (again, None)


def test_a_criterion_whose_words_changed_keeps_its_sentence_as_outdated(
    trial, writer, clinician, now
):
    sentence = write(trial, writer, now, "Two weeks since chemotherapy.")
    PlainCheck.objects.create(sentence=sentence, by=clinician, at=now)

    change(trial, TEXT.replace("14 days", "21 days"))

    found = explained(trial)
    assert (found.shown, found.is_outdated) == (sentence, True)
    assert explained(trial, 1) is None


def test_a_criterion_that_says_something_else_gets_no_old_sentence(trial, writer, clinician, now):
    sentence = write(trial, writer, now, "Two weeks since chemotherapy.")
    PlainCheck.objects.create(sentence=sentence, by=clinician, at=now)

    change(trial, TEXT.replace(TEXT.splitlines()[2], "* Written consent of a parent"))

    assert [explained(trial, place) for place in (0, 1)] == [None, None]


def test_a_criterion_that_changed_its_side_shows_no_sentence_and_asks_for_a_new_one(
    trial, writer, clinician, now
):
    sentence = write(trial, writer, now, "An allergy to the drug may rule this out.", place=1)
    PlainCheck.objects.create(sentence=sentence, by=clinician, at=now)

    change(trial, TEXT.replace("Exclusion Criteria:\n\n", ""))

    found = explained(trial, 1)
    assert found.newest == sentence
    assert found.shown is None
    assert found.is_outdated


def test_each_language_has_its_own_sentence(trial, writer, now):
    write(trial, writer, now, "Two weeks since chemotherapy.")

    assert explanations(trial, criteria_of(trial), "es") == {}


def test_a_sentence_that_was_written_anew_does_not_stray_to_a_rule_like_its_old_one(
    trial, writer, clinician, now
):
    twins = "Inclusion Criteria:\n\n* ALT at most 3 times normal\n* AST at most 3 times normal"
    change(trial, twins)
    sentence = write(trial, writer, now, "ALT is 3 times normal or less.")
    PlainCheck.objects.create(sentence=sentence, by=clinician, at=now)
    change(trial, twins.replace("ALT at most 3", "ALT at most 5"))

    write(trial, writer, now, "ALT is 5 times normal or less.")

    assert explained(trial, 0).newest.text == "ALT is 5 times normal or less."
    assert explained(trial, 1) is None


def test_the_same_words_on_two_sides_have_a_sentence_each(trial, writer, clinician, now):
    change(
        trial,
        TEXT.replace("Known allergy", "Allergy").replace(
            "* At least 14 days must have passed since the last dose of chemotherapy",
            "* Allergy to the drug",
        ),
    )
    wanted = write(trial, writer, now, "The allergy is there.", place=0)
    unwanted = write(trial, writer, now, "The allergy may rule out.", place=1)
    for sentence in (wanted, unwanted):
        PlainCheck.objects.create(sentence=sentence, by=clinician, at=now)

    assert (explained(trial, 0).shown, explained(trial, 1).shown) == (wanted, unwanted)
