"""What invented hospitals said of their sites. For no real hospital is a word made up.

Where a demonstration trial has enough sites that recruit, the first of them play the parts that a
status can have; a later document drops three of them. The others speak at random.
"""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

import msgspec
from django.db import transaction

from trials.actions.studies import take_in
from trials.models import Site, StatusReport, Trial
from trials.registry.document import Document, read
from trials.registry.layout import Json

# Of ten sites that recruit, how many a coordinator has spoken for.
SPOKEN_FOR = 7
OLDEST_DAYS = 90
# How long ago the first document came, and the one that drops sites.
ARRIVED = dt.timedelta(days=100)
DROPPED = dt.timedelta(days=9)

# What the recruiting sites say in turn: status, days ago, and why. None says nothing.
PARTS: tuple[dict[str, Any] | None, ...] = (
    {"status": "RECRUITING", "days": 3},
    {"status": "RECRUITING", "days": 45},
    {"status": "RECRUITING", "days": 75},
    {
        "status": "SUSPENDED",
        "days": 5,
        "reason": "full",
        "note": "We hope to have places again in spring.",
        "is_public": True,
    },
    {
        "status": "SUSPENDED",
        "days": 2,
        "reason": "safety",
        "note": "The board of the trial looks at new results. We expect its answer in a month.",
        "is_public": True,
        "approved_by": "Dr. Robin Sample (invented)",
    },
    {"status": "RECRUITING", "days": 20},
    None,
    {"status": "RECRUITING", "days": 1},
)
VANISHING = slice(5, 8)


@transaction.atomic
def speak(*, trial: Trial, study: Json, now: dt.datetime) -> None:
    """Let the sites of a demonstration trial speak. `study` is the document that it came from."""
    sites = list(Site.objects.filter(trial=trial).exclude(registry_status=""))
    recruiting = [site for site in sites if site.registry_status == "RECRUITING"]
    cast = recruiting[: len(PARTS)] if len(recruiting) > len(PARTS) else []
    others = [site for site in sites if site not in cast]
    played = zip(cast, PARTS, strict=bool(cast))
    StatusReport.objects.bulk_create(
        [
            *(_report(site, now, **part) for site, part in played if part),
            *_at_random(trial, others, now),
        ]
    )
    if cast:
        gone = {site.base_index for site in cast[VANISHING]}
        take_in(document=_without(study, gone, now - DROPPED), now=now - DROPPED)


def _at_random(trial: Trial, sites: list[Site], now: dt.datetime) -> Iterator[StatusReport]:
    chance = random.Random(trial.nct_id)  # noqa: S311 -- the same trial, the same invention
    for site in sites:
        if chance.randrange(10) < SPOKEN_FOR:
            yield _report(site, now, _status(site, chance), chance.randrange(OLDEST_DAYS))


def _status(site: Site, chance: random.Random) -> str:
    """Mostly what the registry says; now and then the site has paused since."""
    known = site.registry_status in StatusReport.Status.values
    return site.registry_status if known and chance.random() < 0.85 else "SUSPENDED"


def _report(site: Site, now: dt.datetime, status: str, days: int, **why: Any) -> StatusReport:
    at = now - dt.timedelta(days=days)
    source = StatusReport.Source.COORDINATOR
    return StatusReport(site=site, status=status, source=source, at=at, **why)


def _without(study: Json, gone: set[int | None], when: dt.datetime) -> Document:
    """The document as the registry would send it later, without these places of its list."""
    later = copy.deepcopy(study)
    protocol = later["protocolSection"]
    module, day = protocol["contactsLocationsModule"], when.date().isoformat()
    module["locations"] = [
        location for index, location in enumerate(module["locations"]) if index not in gone
    ]
    protocol["statusModule"]["lastUpdatePostDateStruct"]["date"] = day
    later["derivedSection"]["miscInfoModule"]["versionHolder"] = day
    return read(msgspec.json.encode(later))
