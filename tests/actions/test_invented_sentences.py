"""Plain sentences that come with the portal: checked in demonstrations, drafts in the sample."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User

from trials.actions import demonstrations, plain, samples
from trials.models import PlainCheck, PlainSentence, Trial
from trials.queries.criteria import criteria_of
from trials.queries.plain import explanations

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "es"]


@pytest.fixture
def demonstration(now) -> Trial:
    return next(demonstrations.make(count=1, seed=1, now=now)).trial


@pytest.fixture
def sample(now) -> Trial:
    return samples.load(now=now)


def shown(trial: Trial, language: str) -> list[bool]:
    """Whether families read a sentence, criterion by criterion."""
    criteria = criteria_of(trial)
    own = explanations(trial, criteria, language)
    return [own[each.anchor].shown is not None for _, each in criteria.each()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_families_read_a_checked_sentence_for_each_rule_of_a_demonstration(demonstration, language):
    assert shown(demonstration, language) == [True] * 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_families_read_none_of_the_drafts_for_the_sample_of_a_real_trial(sample, language):
    assert shown(sample, language) == [False] * 20
    assert not PlainCheck.objects.exists()


def test_a_clinician_can_check_a_draft(sample, now):
    clara = User.objects.create_user("clara", first_name="Clara", last_name="Clinic")
    draft = PlainSentence.objects.filter(language="en").first()

    plain.check(sentence=draft, by=clara, now=now)

    assert shown(sample, "en").count(True) == 1


def test_the_invented_people_say_so_and_cannot_sign_in(demonstration, sample):
    people = User.objects.all()

    assert {user.get_full_name() for user in people} == {
        "Robin Sample (invented)",
        "Kim Sample (invented)",
        "Sam Sample (invented)",
        "Sample text",
    }
    for user in people:
        assert (user.is_active, user.is_staff, user.has_usable_password()) == (False, False, False)
        assert authenticate(username=user.username, password="") is None


def test_what_staff_wrote_for_the_sample_stays_when_it_is_loaded_again(sample, admin_user, now):
    block, criterion = next(criteria_of(sample).each())
    own = {"digest": criterion.digest, "side": block.side, "language": "en"}
    later = now + dt.timedelta(days=1)
    plain.write(trial=sample, text="In our words.", by=admin_user, now=later, **own)
    count = PlainSentence.objects.count()

    samples.load(now=later)

    newest = explanations(sample, criteria_of(sample))[criterion.anchor].newest
    assert newest.text == "In our words."
    assert PlainSentence.objects.count() == count == 41
