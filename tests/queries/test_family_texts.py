"""Which text families read, and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW
from tests.family_texts import APPROVED, NOT_NEEDED, TODAY, approve, write, write_and_show
from trials.actions import family_texts, samples
from trials.models import Arm, Intervention, Snapshot, Trial
from trials.queries.family_texts import ShownText, shown, source_digest

DAY = dt.timedelta(days=1)


@pytest.fixture
def erin(db) -> User:
    return User.objects.create_user("erin", first_name="Erin", last_name="Example")


@pytest.fixture
def trial(db) -> Trial:
    trial = Trial.objects.create(nct_id="NCT00000001", brief_summary="It tests a spray.")
    Arm.objects.create(trial=trial, label="Spray", description="Twice a day")
    Intervention.objects.create(trial=trial, name="Fluticasone")
    return trial


def words_of(told: ShownText | None) -> str | None:
    return told.text.summary if told else None


def test_nothing_is_shown_that_nobody_put_before_families(trial, erin):
    approve(write(trial, erin), erin)

    assert shown(trial, "en", TODAY) is None


def test_an_approved_text_is_shown_with_its_decision(trial, erin):
    write_and_show(trial, erin)

    told = shown(trial, "en", TODAY)

    assert words_of(told) == "This trial tests a spray."
    assert (told.decision.committee, told.decision.number) == ("Board of Leeds", "26-17")
    assert (told.is_outdated, told.is_over_review) == (False, False)


def test_it_is_shown_to_the_last_day_of_its_decision_and_no_longer(trial, erin):
    write_and_show(trial, erin)

    last = APPROVED.expires_on

    assert shown(trial, "en", last)
    assert shown(trial, "en", last + DAY) is None


def test_a_decision_of_tomorrow_covers_nothing_today(trial, erin):
    text = write(trial, erin)
    approve(text, erin, replace(APPROVED, decided_on=TODAY + DAY))

    with pytest.raises(family_texts.NotCovered):
        family_texts.publish(text=text, by=erin, now=NOW)

    assert shown(trial, "en", TODAY) is None


def test_where_no_decision_is_needed_it_does_not_expire(trial, erin):
    text = write(trial, erin)
    approve(text, erin, NOT_NEEDED)
    family_texts.publish(text=text, by=erin, now=NOW)

    told = shown(trial, "en", TODAY + 4000 * DAY)

    assert told.decision.said_by == "Ada Chair, Board of Leeds"
    assert told.is_over_review


def test_the_approved_version_stays_while_a_newer_one_waits(trial, erin):
    write_and_show(trial, erin)
    write(trial, erin, minutes=5, summary="Newer words.")

    assert words_of(shown(trial, "en", TODAY)) == "This trial tests a spray."


def test_without_a_text_in_ones_language_the_english_one_is_read(trial, erin):
    write_and_show(trial, erin)
    english = shown(trial, "es", TODAY)
    write_and_show(trial, erin, language="es", summary="Este estudio prueba un aerosol.")

    assert (english.text.language, words_of(english)) == ("en", "This trial tests a spray.")
    assert words_of(shown(trial, "es", TODAY)) == "Este estudio prueba un aerosol."
    assert words_of(shown(trial, "en", TODAY)) == "This trial tests a spray."


def test_a_decision_about_the_english_words_covers_no_spanish_ones(trial, erin):
    write_and_show(trial, erin)
    same_words = write(trial, erin, language="es")

    with pytest.raises(family_texts.NotCovered):
        family_texts.publish(text=same_words, by=erin, now=NOW)


@pytest.mark.parametrize(
    "change",
    [
        lambda trial: Trial.objects.update(brief_summary="It tests two sprays."),
        lambda trial: Trial.objects.update(detailed_description="For a year."),
        lambda trial: Trial.objects.update(eligibility_criteria="* Age 6 or more"),
        lambda trial: Arm.objects.update(description="Three times a day"),
        lambda trial: Arm.objects.update(unlisted_since=NOW),
        lambda trial: Intervention.objects.create(trial=trial, name="Salbutamol"),
    ],
)
def test_a_text_is_outdated_when_what_it_explains_has_changed(trial, erin, change):
    write_and_show(trial, erin)

    change(trial)

    assert shown(Trial.objects.get(), "en", TODAY).is_outdated


def test_other_facts_of_the_record_make_no_text_outdated(trial, erin):
    write_and_show(trial, erin)

    Trial.objects.update(overall_status="SUSPENDED", completion_date="2031-01")

    assert not shown(Trial.objects.get(), "en", TODAY).is_outdated


def test_the_sample_is_shown_without_a_decision_in_both_languages(db):
    sample = samples.load(now=NOW)

    told = [shown(sample, language, TODAY) for language in ("en", "es")]

    assert [each.text.language for each in told] == ["en", "es"]
    assert all(each.text.is_sample and each.decision is None for each in told)
    assert not any(each.is_outdated for each in told)


def test_the_sample_goes_when_the_registrys_true_text_arrives(db):
    sample = samples.load(now=NOW)

    Snapshot.objects.create(
        trial=sample, text="{}", sha256="ab" * 32, received_at=NOW, is_merged=True
    )

    assert shown(sample, "en", TODAY) is None


def test_a_page_costs_the_same_queries_whatever_the_number_of_versions(
    trial, erin, django_assert_num_queries
):
    with django_assert_num_queries(1):
        shown(trial, "es", TODAY)
    for minutes in range(6):
        write_and_show(trial, erin, minutes=minutes, summary=f"Version {minutes}.")

    with django_assert_num_queries(4):
        told = shown(trial, "es", TODAY)

    assert words_of(told) == "Version 5."


def test_the_name_of_the_source_is_the_same_for_the_same_words(trial):
    before = source_digest(trial)

    Arm.objects.update(description="Twice a day")

    assert source_digest(Trial.objects.get()) == before
