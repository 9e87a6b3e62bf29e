"""What invented hospitals tell families. For no real hospital is a word made up."""

from __future__ import annotations

import datetime as dt
import random

from django.contrib.auth.models import User
from django.db import transaction

from trials.models import FamilyNote, PlacesReport, Site, Trial

Phrase = PlacesReport.Phrase
# Of ten sites, how many say whether there are places, and how many have a note.
WITH_PLACES, WITH_NOTE = 6, 5
# How old a word on places is at most, in days: some have lapsed.
OLDEST_DAYS = 20
TEXTS = {
    "lodging": (
        "There is a house for families next door. Ask us for a room as soon as you know your date.",
        "Two hotels near the hospital give families a lower price.",
    ),
    "parking": ("The garage on the south side is free for families. Bring the ticket with you.",),
    "interpreters": ("Spanish, Arabic and Vietnamese. Other languages by phone.",),
    "travel_help": ("The trial pays for the trip of one child and one adult. Keep the receipts.",),
    "near_home": ("Blood tests can be done by your own doctor. Scans must be done here.",),
    "who_meets_you": ("A study nurse meets you at the main door on the first day.",),
}


@transaction.atomic
def tell_families(*, trial: Trial, now: dt.datetime) -> None:
    """Let sites of a demonstration trial tell of places and of how a family gets by there."""
    chance = random.Random(f"{trial.nct_id} families")  # noqa: S311 -- the same trial, the same words
    sites, by = list(Site.objects.filter(trial=trial)), _coordinator()
    PlacesReport.objects.bulk_create(
        _places(site, chance, by, now) for site in sites if chance.randrange(10) < WITH_PLACES
    )
    FamilyNote.objects.bulk_create(
        _note(site, chance, by, now) for site in sites if chance.randrange(10) < WITH_NOTE
    )


def _places(site: Site, chance: random.Random, by: User, now: dt.datetime) -> PlacesReport:
    phrase = chance.choice(Phrase.values)
    weeks = chance.choice((2, 6, 12)) if phrase == Phrase.WAITING_LIST else None
    at = now - dt.timedelta(days=chance.randrange(OLDEST_DAYS))
    return PlacesReport(site=site, phrase=phrase, weeks=weeks, by=by, at=at)


def _note(site: Site, chance: random.Random, by: User, now: dt.datetime) -> FamilyNote:
    """Some of the texts: no hospital has all there is to tell."""
    told = {name: chance.choice(texts) for name, texts in TEXTS.items() if chance.random() < 0.7}
    at = now - dt.timedelta(days=chance.randrange(100))
    return FamilyNote(site=site, by=by, at=at, **told)


def _coordinator() -> User:
    """An account that is not active and has no password."""
    name = "invented-coordinator"
    known = User.objects.filter(username=name).first()
    return known or User.objects.create_user(
        name, first_name="Sam", last_name="Sample (invented)", is_active=False
    )
