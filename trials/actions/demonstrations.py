"""Invented trials with invented confirmations. Nowhere else is a hospital's word made up."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import msgspec

from trials.actions import publication
from trials.actions.studies import Change, Taken, take_in
from trials.models import Site, StatusReport, Trial
from trials.registry import demonstrations
from trials.registry.document import read

# Of ten sites that recruit, how many a coordinator has spoken for.
SPOKEN_FOR = 7
OLDEST_DAYS = 90


def make(*, count: int, seed: int, now: dt.datetime) -> Iterator[Taken]:
    """Take in the first `count` demonstration trials of a seed; new ones are published."""
    for study in demonstrations.documents(count, seed):
        document = read(msgspec.json.encode(study))
        taken = take_in(document=document, now=now, is_demonstration=True)
        if taken.change is Change.NEW:
            _invent_reports(taken.trial, now)
            publication.publish(trial=taken.trial, by=None, now=now)
        yield taken


def _invent_reports(trial: Trial, now: dt.datetime) -> None:
    chance = random.Random(trial.nct_id)  # noqa: S311 -- the same trial, the same invention
    for site in Site.objects.filter(trial=trial).exclude(registry_status=""):
        if chance.randrange(10) < SPOKEN_FOR:
            StatusReport.objects.create(
                site=site,
                status=_status(site, chance),
                source=StatusReport.Source.COORDINATOR,
                at=now - dt.timedelta(days=chance.randrange(OLDEST_DAYS)),
            )


def _status(site: Site, chance: random.Random) -> str:
    """Mostly what the registry says; now and then the site has paused since."""
    known = site.registry_status in StatusReport.Status.values
    return site.registry_status if known and chance.random() < 0.85 else "SUSPENDED"
