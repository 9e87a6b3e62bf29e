"""What a site tells families is added to the record, and overwrites nothing unseen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from tests.conftest import NOW
from trials.actions.for_families import Overtaken, Places, Seen, tell
from trials.models import FamilyNote, PlacesReport, Site, StatusReport, Trial
from trials.queries.for_families import TOLD

EMPTY = dict.fromkeys(TOLD, "")


@pytest.fixture
def cora(db) -> User:
    return User.objects.create_user("cora")


@pytest.fixture
def site(db) -> Site:
    trial = Trial.objects.create(nct_id="NCT00000001")
    return Site.objects.create(trial=trial, facility="Hospital")


def test_both_parts_are_written_with_who_and_when(site, cora):
    tell(
        site=site,
        by=cora,
        now=NOW,
        seen=Seen(),
        places=Places("waiting-list", 6),
        note={**EMPTY, "parking": "Free."},
    )

    places, note = PlacesReport.objects.get(), FamilyNote.objects.get()
    assert (places.phrase, places.weeks, places.by, places.at) == ("waiting-list", 6, cora, NOW)
    assert (note.parking, note.lodging, note.by, note.at) == ("Free.", "", cora, NOW)


def test_what_is_not_told_stays_as_it_is(site, cora):
    tell(site=site, by=cora, now=NOW, seen=Seen(), places=Places("ask"))
    tell(site=site, by=cora, now=NOW, seen=Seen(), note={**EMPTY, "parking": "Free."})

    assert (PlacesReport.objects.count(), FamilyNote.objects.count()) == (1, 1)


def test_who_has_not_seen_the_newest_writes_nothing(site, cora):
    tell(site=site, by=cora, now=NOW, seen=Seen(), places=Places("this-month"))

    with pytest.raises(Overtaken) as overtaken:
        tell(
            site=site,
            by=cora,
            now=NOW,
            seen=Seen(),
            places=Places("no-places"),
            note={**EMPTY, "parking": "Free."},
        )

    assert overtaken.value.places == PlacesReport.objects.get()
    assert overtaken.value.note is None
    assert not FamilyNote.objects.exists()


def test_what_others_wrote_of_the_other_part_stops_nobody(site, cora):
    tell(site=site, by=cora, now=NOW, seen=Seen(), note={**EMPTY, "parking": "Free."})

    tell(site=site, by=cora, now=NOW, seen=Seen(), places=Places("ask"))

    assert PlacesReport.objects.exists()


def test_who_has_seen_the_newest_adds_theirs(site, cora):
    tell(site=site, by=cora, now=NOW, seen=Seen(), note={**EMPTY, "parking": "Free."})
    seen = Seen(note=FamilyNote.objects.get().pk)

    tell(site=site, by=cora, now=NOW, seen=seen, note={**EMPTY, "parking": "5 dollars."})

    assert [note.parking for note in FamilyNote.objects.all()] == ["5 dollars.", "Free."]


def test_a_slow_clock_does_not_put_the_newer_word_below_the_older_one(site, cora):
    StatusReport.objects.create(site=site, status="SUSPENDED", source="staff", at=NOW)
    early = NOW - dt.timedelta(seconds=3)

    tell(site=site, by=cora, now=early, seen=Seen(), places=Places("ask"))

    assert PlacesReport.objects.get().at == NOW


def test_weeks_without_a_waiting_list_do_not_get_into_the_table(site, cora):
    with pytest.raises(IntegrityError), transaction.atomic():
        tell(site=site, by=cora, now=NOW, seen=Seen(), places=Places("ask", 6))

    assert not PlacesReport.objects.exists()
