"""Trials that are like this one: for now, those that share an illness or a treatment by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.db.models.functions import Lower

from trials.models import Condition, Intervention, Trial
from trials.models.codes import OPEN
from trials.models.standing import Headline, Word, headline
from trials.queries.standings import SiteLine, lines_of
from trials.queries.trials import newest_word, with_names

MOST = 6
# Trials that share only these have nothing else in common.
_SAYS_NOTHING = ("healthy", "healthy volunteers", "placebo", "placebos", "questionnaire")


@dataclass(frozen=True)
class Relative:
    """A published trial, and what it shares with the one that was asked about."""

    trial: Trial
    headline: Headline
    word: Word | None
    conditions: list[str]
    interventions: list[str]


@dataclass
class _Found:
    status: str
    updated: str
    conditions: dict[str, str] = field(default_factory=dict)
    interventions: dict[str, str] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[int, bool, str]:
        shared = len(self.conditions) + len(self.interventions)
        return shared, self.status in OPEN, self.updated


def related(trial: Trial, now: dt.datetime) -> list[Relative]:
    """The trials that share most, at most six, in five queries (six in another language than
    English); open and newest ones go first.

    Demonstrations are related only to demonstrations. Capital letters make no difference.
    """
    found: dict[int, _Found] = {}
    for pk, status, updated, name in _sharing(Condition.objects.listed(), "text", trial):
        found.setdefault(pk, _Found(status, updated)).conditions[name.lower()] = name
    for pk, status, updated, name in _sharing(Intervention.objects.listed(), "name", trial):
        found.setdefault(pk, _Found(status, updated)).interventions[name.lower()] = name
    best = sorted(found, key=lambda pk: (found[pk].rank, -pk), reverse=True)[:MOST]
    trials = Trial.objects.in_bulk(best)
    with_names(list(trials.values()))
    lines = lines_of(trials.values(), now)
    return [_relative(trials[pk], lines[pk], found[pk]) for pk in best]


def _relative(trial: Trial, lines: list[SiteLine], found: _Found) -> Relative:
    whole = headline(trial, (line.standing for line in lines))
    return Relative(
        trial,
        whole,
        newest_word(trial, whole, lines),
        sorted(found.conditions.values()),
        sorted(found.interventions.values()),
    )


def _sharing(
    rows: QuerySet[Condition] | QuerySet[Intervention], name: str, trial: Trial
) -> Iterable[tuple[int, str, str, str]]:
    """(trial, its status, its last update, the name) of each row that bears a name of ours.

    The database lowers the letters on both sides, for SQLite and Python differ in it.
    """
    keyed = rows.annotate(key=Lower(name))
    ours = keyed.filter(trial=trial).exclude(key__in=_SAYS_NOTHING).order_by().values("key")
    others = keyed.filter(
        key__in=ours,
        trial__published_at__isnull=False,
        trial__is_demonstration=trial.is_demonstration,
    ).exclude(trial=trial)
    return others.order_by().values_list(
        "trial_id", "trial__overall_status", "trial__last_update_post_date", name
    )
