"""Demonstrations show every way a status can stand; for no real hospital is a word made up."""

from __future__ import annotations

import pytest

from trials.actions import demonstrations, samples
from trials.models import Conflict, StatusReport, Trial
from trials.models.standing import State
from trials.queries.standings import dropped_lines, lines_of, site_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(now) -> Trial:
    """The first demonstration trial."""
    (taken,) = demonstrations.make(count=1, seed=1, now=now)
    return taken.trial


def test_fresh_fading_and_faded_words_are_there(shown, now):
    standings = [line.standing for line in site_lines(shown, now)]

    open_ones = [each for each in standings if each.state is State.OPEN]
    assert {each.is_aging for each in open_ones} == {True, False}
    assert any(each.state is State.SAID and each.word.is_faded for each in standings)


def test_a_pause_says_why_and_a_safety_review_who_lets_it_be_read(shown, now):
    paused = {
        line.standing.word.reason: line.standing
        for line in site_lines(shown, now)
        if line.standing.state is State.PAUSED
    }

    assert paused["full"].word.note
    assert paused["full"].other.code == "RECRUITING"
    assert "invented" in paused["safety"].word.approved_by


def test_sites_have_vanished_counted_only_where_the_hospital_spoke_since(shown, now):
    dropped = dropped_lines(shown, now)
    confirmed = [line for line in site_lines(shown, now) if line.standing.unlisted_on]

    assert (len(dropped.spoken_for), len(dropped.silent), len(confirmed)) == (1, 1, 1)
    assert confirmed[0].standing.state is State.OPEN
    assert not Conflict.objects.exists()


def test_making_them_again_changes_nothing(shown, now):
    reports, sites = StatusReport.objects.count(), shown.sites.listed().count()

    (again,) = demonstrations.make(count=1, seed=1, now=now)

    assert again.change == "unchanged"
    assert (StatusReport.objects.count(), shown.sites.listed().count()) == (reports, sites)


def test_nothing_is_said_for_the_hospitals_of_the_real_trial(now):
    samples.load(now=now)
    list(demonstrations.make(count=2, seed=1, now=now))

    spoken_of = Trial.objects.filter(sites__status_reports__isnull=False).distinct()
    assert all(trial.is_demonstration for trial in spoken_of)
    assert all(
        line.standing.word is None or line.standing.word.speaker == "registry"
        for lines in lines_of(Trial.objects.filter(is_demonstration=False), now).values()
        for line in lines
    )
