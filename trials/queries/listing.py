"""The list of published trials: word search, status filter, and what a line of it shows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Cast
from django.utils.translation import get_language

from trials.models import Condition, Intervention, Keyword, Trial, TrialName, codes
from trials.models.standing import Headline, State, Word, headline
from trials.queries.standings import SiteLine, counted, headlines, lines_among, lines_of
from trials.queries.trials import newest_word

_EDGES = ",;:.!?()[]\"'“”‘’"
# All that a line of the list shows or is weighed by: a trial has a hundred columns.
_COLUMNS = (
    "nct_id",
    "plain_title",
    "brief_title",
    "official_title",
    "is_demonstration",
    "overall_status",
    "overall_status_seen_at",
    "status_verified_date",
    "minimum_age",
    "maximum_age",
)


@dataclass(frozen=True)
class Item:
    """A trial as it stands in the list; `word` is the newest one behind the headline."""

    trial: Trial
    conditions: list[str]
    lines: list[SiteLine]
    headline: Headline
    word: Word | None


def found(q: str) -> QuerySet[Trial]:
    """The published trials that hold every word of the question, those that seem open first.

    Of those the newest come first, and real trials before invented ones. The order goes by the
    registry's word, which costs no weighing; what is shown is weighed.
    """
    trials = Trial.objects.published().only(*_COLUMNS)
    for word in words_of(q):
        trials = trials.filter(_holds(word))
    return trials.order_by("is_demonstration", _WELCOME, "-last_update_post_date", "nct_id")


def words_of(q: str) -> list[str]:
    """The words of a question, each once, without the marks around them."""
    return list(dict.fromkeys(filter(None, (word.strip(_EDGES) for word in q.split()))))


def in_states(trials: QuerySet[Trial], states: Collection[str], now: dt.datetime) -> list[Trial]:
    """Those trials whose weighed status is one of these, in two queries more than the trials'."""
    whole = headlines(trials, now)
    return [trial for trial in trials if whole[trial.pk].state in states]


def items(trials: Sequence[Trial], now: dt.datetime) -> list[Item]:
    """What the list shows of these trials, in three queries whatever their number; one more where
    the page is not in English."""
    if get_language() != "en":
        prefetch_related_objects(trials, "names")
    lines = lines_of(trials, now)
    conditions = _conditions_of(trials)
    return [_item(trial, conditions[trial.pk], lines[trial.pk]) for trial in trials]


def common_conditions(count: int) -> list[str]:
    """The conditions that most published trials name, in the order of the alphabet."""
    named = Condition.objects.listed().filter(trial__published_at__isnull=False)
    most = (
        named.order_by().values("text").annotate(trials=Count("trial")).order_by("-trials", "text")
    )
    return sorted(row["text"] for row in most[:count])


def common_hospitals(count: int, now: dt.datetime) -> list[str]:
    """The hospitals where most trials are open, or said to be, in the order of the alphabet; real
    trials count before invented ones.

    Only the sites of those that most recruiting trials name are weighed; three queries.
    """
    recruiting = Trial.objects.published().filter(overall_status__in=codes.OPEN)
    sites = counted().filter(trial__in=recruiting).exclude(facility="").order_by()
    named = sites.values("facility", "trial__is_demonstration")
    most = named.annotate(trials=Count("trial", distinct=True)).order_by(
        "trial__is_demonstration", "-trials", "facility"
    )
    facilities = [row["facility"] for row in most[: 3 * count]]
    lines = lines_among(sites.filter(facility__in=facilities), now)
    open_at = {(line.site.facility, line.site.trial_id) for line in lines if _seems_open(line)}
    trials = Counter(facility for facility, _ in open_at)
    shown = dict.fromkeys(facility for facility in facilities if trials[facility])
    return sorted(list(shown)[:count])


def _seems_open(line: SiteLine) -> bool:
    return line.standing.state in {State.OPEN, State.SAID}


def _item(trial: Trial, conditions: list[str], lines: list[SiteLine]) -> Item:
    whole = headline(trial, (line.standing for line in lines))
    return Item(trial, conditions, lines, whole, newest_word(trial, whole, lines))


def _conditions_of(trials: Sequence[Trial]) -> dict[int, list[str]]:
    conditions: dict[int, list[str]] = {trial.pk: [] for trial in trials}
    for condition in Condition.objects.listed().filter(trial__in=conditions):
        conditions[condition.trial_id].append(condition.text)
    return conditions


def _holds(word: str) -> Q:
    """That a word stands in a trial's names, or in a listed row that belongs to it."""
    own = ("nct_id", "plain_title", "plain_for_whom", "brief_title", "official_title", "acronym")
    other_names = Cast("other_names", TextField())
    return (
        _any(word, *own)
        | _listed(Condition.objects.listed(), _any(word, "text"))
        | _listed(TrialName.objects.all(), _any(word, "title", "for_whom"))
        | _listed(Keyword.objects.listed(), _any(word, "text"))
        | _listed(
            Intervention.objects.listed().annotate(names=other_names), _any(word, "name", "names")
        )
        | _listed(counted(), _any(word, "facility", "city", "state", "country"))
    )


def _any(word: str, *columns: str) -> Q:
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__icontains": word})
    return found


def _listed(rows: QuerySet, condition: Q) -> Q:  # type: ignore[type-arg]
    return Q(Exists(rows.filter(condition, trial=OuterRef("pk")).order_by()))


_WELCOME = Case(
    When(overall_status__in=codes.OPEN, then=Value(0)),
    When(overall_status__in=codes.SOON, then=Value(1)),
    When(overall_status__in=codes.PAUSED, then=Value(2)),
    default=Value(3),
)
