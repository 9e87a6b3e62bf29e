"""People at invented hospitals, so that a visitor sees what a contact is when somebody keeps it.

Of the sites of a demonstration trial that have a contact, the first has a person with a backup, the
second one who has left and whom the backup stands in for, the next two share a person. The
others keep the letters of their registry document. No person of a real hospital is made up.
"""

from __future__ import annotations

import datetime as dt
import random

from django.db import transaction

from trials.geography.zones import zone_of
from trials.models import Person, Site, SiteContact, Trial
from trials.registry.demonstrations.names import AREA_CODES, FIRST_NAMES, LAST_NAMES

SINCE = dt.timedelta(days=20)
FALLBACK_ZONE = "America/Chicago"
_HOURS = ("weekdays, 8 to 5", "weekdays, 9 to noon", "Monday to Thursday, 8 to 4")
_LANGUAGES = ("English, Spanish", "English, Arabic", "English, Polish, German", "")


@transaction.atomic
def invent(*, trial: Trial, now: dt.datetime) -> None:
    """People for the first four of its sites that have a contact; for fewer, as far as they go."""
    chance = random.Random(f"{trial.nct_id} people")  # noqa: S311 -- the same trial, the same people
    rows = _first_rows(trial)
    if not rows:
        return
    first, second = rows[0].site, rows[min(1, len(rows) - 1)].site
    backup = _person(chance, first, "study coordinator")
    nurse = _person(chance, first, "study nurse", backup=backup, clinician_line=_phone(chance))
    stand_in = _person(chance, second, "study coordinator")
    gone = _person(chance, second, "study nurse", backup=stand_in, left_at=now - SINCE)
    shared = _person(chance, rows[-1].site, "research coordinator")
    for row, person in zip(rows, (nurse, gone, shared, shared), strict=False):
        row.person = person
        row.save()


def _first_rows(trial: Trial) -> list[SiteContact]:
    """The first contact of each of the first sites that have one."""
    listed = SiteContact.objects.listed().filter(site__trial=trial, site__unlisted_since=None)
    of_site: dict[int, SiteContact] = {}
    for row in listed.select_related("site").order_by("site__position", "position", "pk"):
        of_site.setdefault(row.site_id, row)
    return list(of_site.values())[:4]


def _person(chance: random.Random, site: Site, role: str, **more: object) -> Person:
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    return Person.objects.create(
        name=name,
        role=role,
        phone=_phone(chance),
        email=f"{name.lower().replace(' ', '.')}.{site.trial_id}@people.example",
        hours=chance.choice(_HOURS),
        zone=zone_of(site, FALLBACK_ZONE).key,
        languages=chance.choice(_LANGUAGES),
        **more,
    )


def _phone(chance: random.Random) -> str:
    return f"{chance.choice(AREA_CODES)}-555-01{chance.randrange(100):02}"
