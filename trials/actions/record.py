"""A protocolSection into the tables: the inverse of exports/ctgov.protocol."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from trials.actions.rows import Writing, defaults, take_inner, write_rows
from trials.models import Arm, ArmIntervention, Intervention, Trial
from trials.registry.crossrefs import Crossref, resolve
from trials.registry.layout import Items, Json
from trials.registry.lists import (
    ARM_CROSSREFS,
    ARMS,
    INTERVENTION_CROSSREFS,
    INTERVENTIONS,
    LISTS,
)
from trials.registry.rows import decode, take
from trials.registry.trial_fields import TRIAL


def write(*, trial: Trial, protocol: Json, now: dt.datetime, reason: str) -> None:
    """Make the tables say what the document says; rows that it names (@row) keep their keys.

    Rows that it does not hold are kept, unlisted. Each change goes into the row's history under
    `reason`, with no user: nobody here made it.
    """
    rest = copy.deepcopy(protocol)
    lists = [(items, take(rest, items.path) or []) for items in LISTS]
    crossrefs = _take_crossrefs(dict(lists)[ARMS], dict(lists)[INTERVENTIONS])
    writing = Writing(now, reason)
    _write_trial(trial, rest, writing)
    _write_lists(trial, lists, writing)
    _write_crossrefs(trial, crossrefs)


def _write_lists(trial: Trial, lists: list[tuple[Items, list[Any]]], writing: Writing) -> None:
    inner_lists = []
    for items, listed in lists:
        inner = take_inner(items, listed)
        rows = write_rows(items, [(trial, listed)], writing)
        inner_lists += [(each, list(zip(rows, own, strict=True))) for each, own in inner]
    writing.finish()
    for items, wanted in inner_lists:
        write_rows(items, wanted, writing)
    writing.finish()


def _take_crossrefs(arms: list[Json], interventions: list[Json]) -> list[Crossref]:
    crossrefs = resolve(arms, interventions)
    for arm in arms:
        take(arm, (ARM_CROSSREFS,))
    for intervention in interventions:
        take(intervention, (INTERVENTION_CROSSREFS,))
    return crossrefs


def _write_trial(trial: Trial, rest: Json, writing: Writing) -> None:
    columns, extra = decode(rest, TRIAL)
    wanted = {**defaults(Trial, TRIAL), **columns, "extra": extra}
    if trial.overall_status != wanted["overall_status"]:
        wanted["overall_status_seen_at"] = writing.now
    writing.put(trial, wanted)
    writing.finish()


def _write_crossrefs(trial: Trial, crossrefs: list[Crossref]) -> None:
    arms = list(Arm.objects.listed().filter(trial=trial))
    interventions = list(Intervention.objects.listed().filter(trial=trial))
    wanted = [
        ArmIntervention(
            trial=trial,
            arm=None if ref.arm is None else arms[ref.arm],
            intervention=None if ref.intervention is None else interventions[ref.intervention],
            in_arm=ref.in_arm,
            in_intervention=ref.in_intervention,
            text=ref.text,
        )
        for ref in crossrefs
    ]
    known = ArmIntervention.objects.filter(trial=trial)
    if sorted(map(_content, known)) != sorted(map(_content, wanted)):
        known.delete()
        ArmIntervention.objects.bulk_create(wanted)


def _content(link: ArmIntervention) -> tuple[object, ...]:
    names = ("arm_id", "intervention_id", "in_arm", "in_intervention")
    return (
        *(-1 if getattr(link, name) is None else getattr(link, name) for name in names),
        link.text,
    )
