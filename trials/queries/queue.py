"""What waits for staff in the criteria of trials. Every text is read anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import User
from django.db.models import QuerySet

from trials.models import PlainSentence, Settlement, Trial
from trials.queries.criteria import Criteria, read_with, remarks_on
from trials.queries.plain import explained
from trials.queries.plain_desk import LANGUAGES, State, state_of

_OUTDATED = (State.CHANGED, State.OTHER_SIDE)


class Kind(StrEnum):
    """A kind of thing that waits."""

    TO_SETTLE = "to-settle"
    CONTRADICTIONS = "contradictions"
    OUTDATED = "outdated"
    TO_CHECK = "to-check"


@dataclass(frozen=True)
class Plain:
    """How many plain sentences in one language are outdated, and how many wait for a check."""

    language: str
    outdated: int
    to_check: int

    @property
    def language_name(self) -> str:
        return LANGUAGES[self.language]


@dataclass(frozen=True)
class Waiting:
    """How much waits in one trial: groups, contradictions, and sentences by language."""

    trial: Trial
    to_settle: int
    contradictions: int
    plain: tuple[Plain, ...]


def queue(trials: Iterable[Trial], kinds: Collection[Kind] = tuple(Kind)) -> Iterator[Waiting]:
    """What waits in each of these trials, be it nothing. Two queries, however many they are.

    Contradictions cost the facts of each text; they are counted only where `kinds` ask for them.
    """
    trials = list(trials)
    with_contradictions = Kind.CONTRADICTIONS in kinds
    settled, sentences = _settled(trials), _sentences(trials)
    for trial in trials:
        criteria = read_with(trial.eligibility_criteria, settled[trial.pk])
        yield Waiting(
            trial=trial,
            to_settle=sum(block.is_open for block in criteria.blocks),
            contradictions=(len(remarks_on(trial, criteria.reading)) if with_contradictions else 0),
            plain=tuple(_plain(criteria, sentences[trial.pk])),
        )


def may_wait(kind: Kind | None) -> QuerySet[Trial]:
    """The trials in which something of a kind, or of any kind, may wait: those worth reading."""
    trials = Trial.objects.exclude(eligibility_criteria="").order_by("nct_id")
    if kind in (Kind.OUTDATED, Kind.TO_CHECK):
        return trials.filter(pk__in=PlainSentence.objects.values("trial"))
    return trials


def who_may_check() -> list[str]:
    """The names of those who may check plain sentences. Two queries."""
    people = User.objects.with_perm("trials.add_plaincheck").order_by("last_name", "first_name")
    return [user.get_full_name() for user in people if user.first_name and user.last_name]


def _plain(criteria: Criteria, sentences: Iterable[PlainSentence]) -> Iterator[Plain]:
    by_language: dict[str, list[PlainSentence]] = defaultdict(list)
    for sentence in sentences:
        by_language[sentence.language].append(sentence)
    for language in LANGUAGES:
        own = explained(criteria, by_language[language])
        states = [state_of(own.get(each.anchor), each) for _, each in criteria.each()]
        outdated = sum(state in _OUTDATED for state in states)
        yield Plain(language, outdated, states.count(State.WAITS))


def _settled(trials: list[Trial]) -> dict[int, dict[str, Settlement]]:
    settled: dict[int, dict[str, Settlement]] = defaultdict(dict)
    for each in Settlement.objects.filter(trial__in=trials):
        settled[each.trial_id][each.digest] = each
    return settled


def _sentences(trials: list[Trial]) -> dict[int, list[PlainSentence]]:
    sentences: dict[int, list[PlainSentence]] = defaultdict(list)
    kept = PlainSentence.objects.filter(trial__in=trials).select_related("clinical_check")
    for each in kept.order_by("at", "pk"):
        sentences[each.trial_id].append(each)
    return sentences
