"""Texts for families are written, decided on, shown and taken back; nothing is overwritten."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError

from tests.conftest import NOW
from tests.family_texts import (
    APPROVED,
    IN_A_YEAR,
    NOT_NEEDED,
    TODAY,
    WORDS,
    approve,
    withdraw,
    write,
    write_and_show,
)
from trials.actions import family_texts, samples
from trials.actions.family_texts import Seen
from trials.models import (
    DecisionWithdrawal,
    EthicsDecision,
    FamilyText,
    TextPublication,
    Trial,
    TrialName,
)
from trials.queries.family_texts import shown, source_digest

LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def erin(db) -> User:
    return User.objects.create_user("erin")


@pytest.fixture
def trial(db) -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", brief_summary="It tests a spray.")


def told(trial: Trial, language: str = "en") -> str | None:
    found = shown(trial, language, TODAY)
    return found.text.summary if found else None


def test_a_version_names_its_writer_its_source_and_all_its_words(trial, erin):
    text = write(trial, erin)

    assert (text.author, text.written_at) == (erin, NOW)
    assert text.source_digest == source_digest(trial)
    assert {name: getattr(text, name) for name in WORDS} == WORDS


def test_words_that_say_nothing_new_are_no_new_version(trial, erin):
    first = write(trial, erin)

    again = write(trial, erin, minutes=5)

    assert again == first
    assert FamilyText.objects.count() == 1


def test_the_same_words_looked_at_again_are_a_version_that_the_decision_covers(trial, erin):
    write_and_show(trial, erin)
    Trial.objects.update(brief_summary="It tests a spray, twice a day.")

    looked_at = write(Trial.objects.get(), erin, minutes=5)
    family_texts.publish(text=looked_at, by=erin, now=LATER)

    assert FamilyText.objects.count() == 2
    assert EthicsDecision.objects.count() == 1
    assert not shown(Trial.objects.get(), "en", TODAY).is_outdated


@pytest.mark.parametrize("column", WORDS)
def test_one_other_word_anywhere_is_not_covered(trial, erin, column):
    write_and_show(trial, erin)

    other = write(trial, erin, minutes=5, **{column: "2025-01"})

    with pytest.raises(family_texts.NotCovered):
        family_texts.publish(text=other, by=erin, now=LATER)
    assert told(trial) == "This trial tests a spray."


def test_words_that_move_from_one_box_to_the_next_are_other_words(trial, erin):
    one = write(trial, erin, tests="A.\nhospital_days: B.")
    other = write(trial, erin, minutes=5, tests="A.", hospital_days="B.")

    assert one.digest != other.digest


def test_who_did_not_see_the_newest_version_is_stopped(trial, erin):
    write(trial, erin)
    unseen = Seen(None, source_digest(trial))

    with pytest.raises(family_texts.Overtaken):
        family_texts.write(
            trial=trial,
            language="en",
            words=WORDS | {"summary": "Mine."},
            review_by=IN_A_YEAR,
            seen=unseen,
            by=erin,
            now=LATER,
        )

    assert FamilyText.objects.get().summary == "This trial tests a spray."


def test_a_text_written_while_an_import_came_in_is_outdated_at_once(trial, erin):
    before = source_digest(trial)
    Trial.objects.update(brief_summary="It tests two sprays.")

    text = family_texts.write(
        trial=Trial.objects.get(),
        language="en",
        words=WORDS,
        review_by=IN_A_YEAR,
        seen=Seen(None, before),
        by=erin,
        now=NOW,
    )
    approve(text, erin)
    family_texts.publish(text=text, by=erin, now=NOW)

    assert shown(Trial.objects.get(), "en", TODAY).is_outdated


def test_taking_back_the_newest_brings_no_older_one_back(trial, erin):
    write_and_show(trial, erin)
    write_and_show(trial, erin, minutes=5, summary="Newer words.")

    family_texts.take_back(trial=trial, language="en", by=erin, now=LATER)

    assert told(trial) is None


def test_an_older_version_can_be_shown_again(trial, erin):
    first = write_and_show(trial, erin)
    write_and_show(trial, erin, minutes=5, summary="Newer words.")
    newer = told(trial)

    family_texts.publish(text=first, by=erin, now=LATER)

    assert (newer, told(trial)) == ("Newer words.", "This trial tests a spray.")


def test_what_is_shown_in_one_language_leaves_the_other_alone(trial, erin):
    write_and_show(trial, erin)
    write_and_show(trial, erin, language="es", summary="Hola.")

    family_texts.take_back(trial=trial, language="en", by=erin, now=LATER)

    assert told(trial, "es") == "Hola."


def test_who_withdraws_a_decision_is_kept_with_the_day_and_the_reason(trial, erin):
    text = write_and_show(trial, erin)

    withdraw(text, erin)

    end = DecisionWithdrawal.objects.get()
    assert end.decision == EthicsDecision.objects.get()
    assert (end.withdrawn_on, end.reason) == (TODAY, "A new risk is known.")
    assert (end.recorded_by, end.recorded_at) == (erin, NOW)
    assert told(trial) is None


def test_no_older_decision_about_the_same_words_covers_them_then(trial, erin):
    text = write_and_show(trial, erin)
    approve(text, erin, NOT_NEEDED)

    withdraw(text, erin)

    assert told(trial) is None
    with pytest.raises(family_texts.NotCovered):
        family_texts.publish(text=text, by=erin, now=LATER)


def test_withdrawn_twice_is_withdrawn_once(trial, erin):
    text = write_and_show(trial, erin)

    withdraw(text, erin)
    withdraw(text, erin)

    assert DecisionWithdrawal.objects.count() == 1


def test_other_words_and_other_languages_keep_their_decisions(trial, erin):
    older = write_and_show(trial, erin)
    write_and_show(trial, erin, language="es")
    write_and_show(trial, erin, minutes=5, summary="Newer words.")

    withdraw(older, erin)

    assert (told(trial), told(trial, "es")) == ("Newer words.", "This trial tests a spray.")


def test_a_new_decision_covers_the_words_again(trial, erin):
    text = write_and_show(trial, erin)
    withdraw(text, erin)

    approve(text, erin, replace(APPROVED, number="26-18"))

    assert shown(trial, "en", TODAY).decision.number == "26-18"


def test_a_withdrawal_says_why(trial, erin):
    text = write_and_show(trial, erin)

    with pytest.raises(IntegrityError, match="says_why"):
        family_texts.withdraw(text=text, withdrawn_on=TODAY, reason="", by=erin, now=NOW)


def test_the_sample_is_loaded_once_and_what_staff_did_stays(erin):
    trial = samples.load(now=NOW)
    family_texts.take_back(trial=trial, language="es", by=erin, now=LATER)
    TrialName.objects.update(title="Otro título")
    before = FamilyText.objects.count(), TextPublication.objects.count()

    samples.load(now=LATER)

    assert (FamilyText.objects.count(), TextPublication.objects.count()) == before == (2, 3)
    assert TrialName.objects.get().title == "Otro título"
    assert shown(trial, "es", TODAY).text.language == "en"


def test_no_sample_is_written_for_a_trial_that_is_none(trial, erin):
    family_texts.write_sample(trial=trial, by_language={"en": WORDS}, review_by=IN_A_YEAR, now=NOW)

    assert not FamilyText.objects.exists()
