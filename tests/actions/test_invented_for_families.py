"""Demonstrations tell of places and of getting by; for no real hospital is a word made up."""

from __future__ import annotations

import pytest

from trials.actions import demonstrations, samples
from trials.models import FamilyNote, PlacesReport
from trials.queries.for_families import for_families
from trials.queries.standings import site_lines

pytestmark = pytest.mark.django_db


def test_a_demonstration_shows_places_and_notes(now):
    (taken,) = demonstrations.make(count=1, seed=1, now=now)

    told = for_families(site_lines(taken.trial, now), now).values()

    assert any(each.places for each in told)
    assert any(each.note for each in told)


def test_nothing_is_told_for_the_hospitals_of_the_real_trial(now):
    samples.load(now=now)
    list(demonstrations.make(count=2, seed=1, now=now))

    for table in (PlacesReport, FamilyNote):
        assert table.objects.exists()
        assert not table.objects.filter(site__trial__is_demonstration=False).exists()


def test_who_told_is_an_account_that_nobody_can_sign_in_to(now):
    list(demonstrations.make(count=1, seed=1, now=now))

    by = PlacesReport.objects.first().by
    assert "invented" in by.get_full_name()
    assert not by.is_active
    assert not by.has_usable_password()
