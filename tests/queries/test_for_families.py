"""What families read of a site besides its status: places that lapse, and the note with its day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW
from trials.models import FamilyNote, PlacesReport, Site, StatusReport, Trial
from trials.queries.for_families import for_families
from trials.queries.standings import site_lines


@pytest.fixture
def cora(db) -> User:
    return User.objects.create_user("cora")


@pytest.fixture
def site(db) -> Site:
    trial = Trial.objects.create(nct_id="NCT00000001", overall_status="RECRUITING")
    return Site.objects.create(trial=trial, facility="Hospital", registry_status="RECRUITING")


@pytest.fixture
def say(site, cora):
    """say("this-month", days=3) is what the site said of its places three days ago."""

    def places(phrase: str, *, days: float = 0, weeks: int | None = None) -> PlacesReport:
        at = NOW - dt.timedelta(days=days)
        return PlacesReport.objects.create(site=site, phrase=phrase, weeks=weeks, by=cora, at=at)

    return places


def status(site: Site, code: str, *, days: float = 0) -> None:
    at = NOW - dt.timedelta(days=days)
    StatusReport.objects.create(site=site, status=code, source="staff", at=at)


def read(site: Site, now: dt.datetime = NOW):
    return for_families(site_lines(site.trial, now), now)[site.pk]


def test_places_are_told_with_who_said_so_and_when(site, say):
    say("this-month", days=3)

    places = read(site).places

    assert (places.words, places.said) == ("Places this month", "The hospital said so 3 days ago")


@pytest.mark.parametrize(("weeks", "told"), [(1, "about 1 week"), (6, "about 6 weeks")])
def test_a_waiting_list_says_how_long(weeks, told, site, say):
    say("waiting-list", weeks=weeks)

    assert read(site).places.words == f"Waiting list, {told}"


@pytest.mark.parametrize(("days", "is_shown"), [(0, True), (14, True), (15, False), (300, False)])
def test_places_lapse_after_two_weeks_by_themselves(days, is_shown, site, say):
    say("this-month", days=days)

    assert (read(site).places is not None) == is_shown


def test_the_days_are_counted_at_the_site(site, say):
    """In Tokyo it is the 15th day already, when in Chicago it is the 14th."""
    say("this-month", days=14)
    evening = NOW + dt.timedelta(hours=5)
    here = read(site, evening).places
    Site.objects.filter(pk=site.pk).update(latitude=35.68, longitude=139.69)

    there = read(Site.objects.get(pk=site.pk), evening).places

    assert here is not None
    assert there is None


@pytest.mark.parametrize(("days", "is_shown"), [(-0.5, True), (-1, True), (-3, False)])
def test_a_word_of_tomorrow_counts_as_one_of_today_a_later_one_does_not(days, is_shown, site, say):
    say("this-month", days=days)

    places = read(site).places

    assert (places is not None) == is_shown
    assert places is None or places.said == "The hospital said so today"


@pytest.mark.parametrize("phrase", ["this-month", "ask", "no-places"])
@pytest.mark.parametrize("code", ["SUSPENDED", "COMPLETED"])
def test_where_nobody_can_join_nobody_is_told_of_places(code, phrase, site, say):
    status(site, code, days=5)
    say(phrase, days=1)

    assert read(site).places is None


@pytest.mark.parametrize("code", ["RECRUITING", "NOT_YET_RECRUITING"])
def test_where_families_may_ask_they_are_told(code, site, say):
    status(site, code, days=5)
    say("this-month", days=1)

    assert read(site).places is not None


def test_where_the_registry_has_stopped_the_trial_nobody_is_told_of_places(site, say):
    say("this-month", days=1)
    Trial.objects.update(overall_status="TERMINATED", status_verified_date="2026-12")
    status(site, "RECRUITING", days=30)

    assert read(Site.objects.get(pk=site.pk)).places is None


def test_places_from_before_a_pause_are_gone_when_the_site_opens_again(site, say):
    say("this-month", days=6)
    status(site, "SUSPENDED", days=4)
    status(site, "RECRUITING", days=2)

    before = read(site).places
    say("ask")

    assert before is None
    assert read(site).places.words == "Please ask"


def test_the_newest_word_counts_even_where_it_has_lapsed(site, say):
    say("this-month", days=13)
    say("no-places", days=2)

    assert read(site).places.words == "No places now"


def test_a_note_tells_what_was_written_and_its_own_day(site, cora):
    FamilyNote.objects.create(site=site, by=cora, at=NOW - dt.timedelta(days=200), lodging="Old.")
    FamilyNote.objects.create(
        site=site, by=cora, at=NOW - dt.timedelta(days=100), parking="Free.", near_home="Blood."
    )

    note = read(site).note

    assert note.told == [("Parking", "Free."), ("What can be done near home", "Blood.")]
    assert note.date == "2026-08-14"


def test_an_empty_note_takes_the_one_before_away(site, cora):
    FamilyNote.objects.create(site=site, by=cora, at=NOW - dt.timedelta(days=2), lodging="Old.")
    FamilyNote.objects.create(site=site, by=cora, at=NOW)

    assert read(site).note is None


def test_the_note_of_a_paused_site_stays(site, cora):
    FamilyNote.objects.create(site=site, by=cora, at=NOW, parking="Free.")
    status(site, "SUSPENDED")

    assert read(site).note is not None


def test_two_queries_whatever_the_number_of_sites(site, say, cora, django_assert_num_queries):
    for number in range(30):
        other = Site.objects.create(trial=site.trial, facility=f"Hospital {number}")
        PlacesReport.objects.create(site=other, phrase="ask", by=cora, at=NOW)
        FamilyNote.objects.create(site=other, by=cora, at=NOW, parking="Free.")
    lines = site_lines(site.trial, NOW)

    with django_assert_num_queries(2):
        for_families(lines, NOW)
