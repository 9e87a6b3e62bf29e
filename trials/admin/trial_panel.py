"""What stands above the form of a trial: what is kept elsewhere, and what arrived."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from trials.admin.trial_lists import fitting
from trials.admin.waiting import kinds_for, tasks
from trials.models import Arm, ArmIntervention, Site, Trial
from trials.queries.desk import rows_of
from trials.queries.history import LISTS_OF_TRIALS
from trials.queries.queue import queue

SNAPSHOTS = 5


def panel(trial: Trial, user: User) -> dict[str, Any]:
    """`lists` are those with a page of their own (name, number of rows, address); `tasks` what
    waits in the criteria for somebody like the user."""
    rows = rows_of(trial)
    snapshots = trial.snapshots.defer("text").order_by("-pk")
    newest = snapshots.merged().first()
    return {
        "lists": [_list(trial, table, rows[table]) for table in _elsewhere(rows)],
        "snapshots": snapshots[:SNAPSHOTS],
        "snapshot_count": snapshots.count(),
        "unknown_codes": newest.unknown_codes if newest else [],
        "conflict_count": trial.conflicts.count(),
        "tasks": list(tasks(next(queue([trial])), kinds_for(user))),
    }


def _elsewhere(rows: dict[type, int]) -> list[Any]:
    here = {inline.model for inline in fitting(rows)}
    tables = [Site, *(table for table in LISTS_OF_TRIALS if table not in here)]
    # Which arm gets what has no list of its own: it stands on the page of each arm.
    links_elsewhere = ArmIntervention not in here and Arm not in tables
    return [*tables, Arm] if links_elsewhere else tables


def _list(trial: Trial, table: Any, count: int) -> dict[str, Any]:
    changelist = reverse(f"admin:trials_{table._meta.model_name}_changelist")
    return {
        "name": table._meta.verbose_name_plural,
        "count": count,
        "url": f"{changelist}?trial={trial.nct_id}",
    }
