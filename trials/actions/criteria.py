"""Editors settle what the reading doubts."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from trials.models import Settlement, Trial
from trials.queries.criteria import criteria_of


class TextChanged(Exception):
    """The text no longer holds the group that the editor saw."""


@transaction.atomic
def settle(*, trial: Trial, digest: str, side: str, by: User, now: dt.datetime) -> Settlement:
    """Write down on which side a group stands. Raises TextChanged where there is no such group."""
    known = {block.group.digest for block in criteria_of(trial).to_settle}
    if digest not in known:
        raise TextChanged(trial.nct_id)
    return Settlement.objects.create(trial=trial, digest=digest, side=side, by=by, at=now)
