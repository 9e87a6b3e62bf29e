"""Showing a trial to the public, and taking it back."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User

from trials.models import Trial


def publish(*, trial: Trial, by: User | None, now: dt.datetime) -> None:
    """Show the trial. One that is shown already keeps the time since when."""
    if trial.published_at is None:
        _set(trial, now, by)


def withdraw(*, trial: Trial, by: User | None) -> None:
    """Make the trial a draft again: its pages answer 404."""
    if trial.published_at is not None:
        _set(trial, None, by)


def _set(trial: Trial, published_at: dt.datetime | None, by: User | None) -> None:
    trial.published_at = published_at
    trial._history_user = by  # type: ignore[attr-defined]  # simple_history reads it
    trial.save(update_fields=["published_at"])
