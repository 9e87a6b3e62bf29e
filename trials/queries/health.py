"""Whether the portal can do its work, by a check each. None tells more than yes or no."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from trials.models import Entry, Job
from trials.models.sealed import Unreadable
from trials.queries.outbox import LATE, given_up, late, untried

# The row of its own by which it is tried whether the database can be written to.
PROBE = "readyz"


@dataclass(frozen=True)
class Check:
    """What was looked at, and whether it is well. One that only warns makes nobody unready."""

    name: str
    is_well: bool
    only_warns: bool = False


def checks(now: dt.datetime) -> Iterator[Check]:
    """Each check that reads. Raises the database's Error where it cannot be used."""
    yield Check("migrations", _is_migrated())
    yield Check("keys", _opens_the_newest())
    yield Check("worker", Job.objects.exclude(name=PROBE).filter(ran_at__gt=now - LATE).exists())
    yield Check("mail", not untried(now).exists())
    yield Check("mail on time", not late(now).exists(), only_warns=True)
    yield Check("no mail given up", not given_up().exists(), only_warns=True)


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _opens_the_newest() -> bool:
    newest = Entry.objects.exclude(sealed_text="").order_by("-pk").first()
    try:
        return newest is None or bool(newest.text)
    except Unreadable:
        return False
