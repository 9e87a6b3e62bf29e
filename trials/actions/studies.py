"""A registry document into the record: kept, merged with what staff changed, written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from trials.actions import record
from trials.exports import ctgov
from trials.models import Conflict, Snapshot, Trial
from trials.registry.codes import unknown_codes
from trials.registry.document import Document, read
from trials.registry.layout import Json
from trials.registry.merge import merge, replace


class Change(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Taken:
    """What became of a document: the change, open conflicts that it made, codes without words."""

    trial: Trial
    change: Change
    conflicts: int = 0
    unknown_codes: tuple[str, ...] = ()


@transaction.atomic
def take_in(
    *,
    document: Document,
    now: dt.datetime,
    is_reworded: bool = False,
    is_demonstration: bool = False,
) -> Taken:
    """Take one document into the record, all or nothing. A new trial is a draft.

    A document that says what the newest one said changes nothing; an older one is kept and not
    merged, and so is a reworded sample of a trial whose true document we have.
    """
    trial = Trial.objects.select_for_update().filter(nct_id=document.nct_id).first()
    if trial is None:
        trial = Trial(nct_id=document.nct_id, is_demonstration=is_demonstration)
        return _merge_in(trial, document, None, now, is_reworded)
    newest = trial.snapshots.merged().last()
    if newest and _says_the_same(document, newest):
        return Taken(trial, Change.UNCHANGED)
    if newest and _is_superseded(document, newest, is_reworded):
        if not trial.snapshots.filter(sha256=document.sha256).exists():
            _keep(trial, document, now, is_merged=False, is_reworded=is_reworded)
        return Taken(trial, Change.UNCHANGED)
    return _merge_in(trial, document, newest, now, is_reworded)


def _merge_in(
    trial: Trial, document: Document, newest: Snapshot | None, now: dt.datetime, is_reworded: bool
) -> Taken:
    is_new = trial.pk is None
    ours: Json = {} if is_new else _ours(trial)
    if newest and newest.is_reworded and not is_reworded:
        merged = replace(ours, document.protocol)
    else:
        base = read(newest.text).protocol if newest else {}
        merged = merge(base, ours, document.protocol)
    record.write(trial=trial, protocol=merged.protocol, now=now, reason=_reason(document))
    snapshot = _keep(trial, document, now, is_merged=True, is_reworded=is_reworded)
    Conflict.objects.bulk_create(
        Conflict(
            trial=trial,
            snapshot=snapshot,
            path=conflict.path,
            base=conflict.base,
            ours=conflict.ours,
            theirs=conflict.theirs,
            found_at=now,
        )
        for conflict in merged.conflicts
    )
    change = Change.NEW if is_new else Change.CHANGED
    return Taken(trial, change, len(merged.conflicts), tuple(snapshot.unknown_codes))


def _ours(trial: Trial) -> Json:
    return ctgov.protocol(Trial.objects.whole().get(pk=trial.pk), annotated=True)


def _says_the_same(document: Document, newest: Snapshot) -> bool:
    if document.sha256 == newest.sha256:
        return True
    return document.content == read(newest.text).content


def _is_superseded(document: Document, newest: Snapshot, is_reworded: bool) -> bool:
    if is_reworded is not newest.is_reworded:
        return is_reworded
    return document.is_older_than(newest.last_update_date, newest.version_date)


def _keep(
    trial: Trial, document: Document, now: dt.datetime, *, is_merged: bool, is_reworded: bool
) -> Snapshot:
    return Snapshot.objects.create(
        trial=trial,
        text=document.text,
        sha256=document.sha256,
        received_at=now,
        last_update_date=document.last_update_date[:10],
        version_date=document.version_date[:10],
        is_merged=is_merged,
        is_reworded=is_reworded,
        unknown_codes=unknown_codes(document.protocol),
    )


def _reason(document: Document) -> str:
    return f"ClinicalTrials.gov, {document.last_update_date or 'undated'}"
