"""Invented trials with invented confirmations. Nowhere else is a hospital's word made up."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import msgspec

from trials.actions import invented_people, invented_reports, publication
from trials.actions.invented_for_families import tell_families
from trials.actions.invented_sentences import explain_demonstration
from trials.actions.studies import Change, Taken, take_in
from trials.models import Site, Trial
from trials.registry import demonstrations
from trials.registry.demonstrations.names import AREA_CODES
from trials.registry.document import read

# Of ten sites, how many have a line for clinicians.
WITH_CLINICIAN_LINE = 6


def make(*, count: int, seed: int, now: dt.datetime) -> Iterator[Taken]:
    """Take in the first `count` demonstration trials of a seed; new ones are published."""
    for study in demonstrations.documents(count, seed):
        document = read(msgspec.json.encode(study))
        is_known = Trial.objects.filter(nct_id=document.nct_id).exists()
        arrived = now if is_known else now - invented_reports.ARRIVED
        taken = take_in(document=document, now=arrived, is_demonstration=True)
        if taken.change is Change.NEW:
            invented_reports.speak(trial=taken.trial, study=study, now=now)
            _invent_clinician_lines(taken.trial)
            invented_people.invent(trial=taken.trial, now=now)
            tell_families(trial=taken.trial, now=now)
            explain_demonstration(trial=taken.trial, now=now)
            publication.publish(trial=taken.trial, by=None, now=now)
        yield taken


def _invent_clinician_lines(trial: Trial) -> None:
    """Where one has a line but no hours, a reader sees how that is told."""
    chance = random.Random(f"{trial.nct_id} lines")  # noqa: S311 -- the same trial, the same invention
    sites = list(Site.objects.filter(trial=trial))
    for site in sites:
        if chance.randrange(10) < WITH_CLINICIAN_LINE:
            site.clinician_line = f"{chance.choice(AREA_CODES)}-555-01{chance.randrange(100):02}"
            site.clinician_hours = chance.choice(("", "Weekdays, 8 to 5, local time"))
    Site.objects.bulk_update(sites, ["clinician_line", "clinician_hours"])
