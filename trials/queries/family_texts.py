"""What staff tell families about a trial in plain words: which of the texts families read now.

Families read a version that somebody put before them, for as long as an ethics decision covers its
words: to its last day, and not after it was withdrawn. That of the reworded sample trial needs
none, and says so.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from trials.criteria.digests import digest
from trials.models import (
    Arm,
    EthicsDecision,
    FamilyText,
    Intervention,
    Snapshot,
    TextPublication,
    Trial,
)

# All that an ethics committee reads of a version.
COLUMNS = (
    "summary",
    "visits",
    "tests",
    "hospital_days",
    "risks",
    "risks_source",
    "risks_source_date",
    "costs",
    "travel",
)


@dataclass(frozen=True)
class ShownText:
    """A version that families read. `decision` is what covers it, None for a sample.

    `is_outdated`: the registry has changed its text since. `is_over_review`: the day has passed by
    which somebody was to look at it again.
    """

    text: FamilyText
    decision: EthicsDecision | None
    is_outdated: bool
    is_over_review: bool

    @property
    def involves(self) -> bool:
        """Whether it tells anything of taking part."""
        told = ("visits", "tests", "hospital_days", "risks", "costs", "travel")
        return any(getattr(self.text, column) for column in told)


def shown(trial: Trial, language: str, on: dt.date) -> ShownText | None:
    """What families read on that day: in their language, else in English, else nothing.

    One query where nothing was put before them, else five at most.
    """
    texts = list(put_before_families().filter(trial=trial, language__in={language, "en"}))
    texts.sort(key=lambda text: text.language != language)
    covering = covered_by(texts, on)
    has_sample = any(text.is_sample for text in texts)
    is_sample_trial = has_sample and trial.pk in reworded([trial.pk])
    for text in texts:
        if text.pk in covering or (text.is_sample and is_sample_trial):
            is_outdated = text.source_digest != source_digest(trial)
            return ShownText(text, covering.get(text.pk), is_outdated, text.review_by < on)
    return None


def put_before_families() -> QuerySet[FamilyText]:
    """The versions of all trials that somebody showed and nobody took back, the newest first."""
    newest = TextPublication.objects.filter(text=OuterRef("pk")).order_by("-at", "-pk")
    texts = FamilyText.objects.annotate(is_put=Subquery(newest.values("is_shown")[:1]))
    return texts.filter(is_put=True).select_related("author").order_by("-written_at", "-pk")


def covered_by(texts: Iterable[FamilyText], on: dt.date) -> dict[int, EthicsDecision]:
    """The decision that covers each version on that day, by the key of the version. One query; none
    where there is no text."""
    texts = list(texts)
    if not texts:
        return {}
    decisions = EthicsDecision.objects.filter(
        Q(expires_on__isnull=True) | Q(expires_on__gte=on),
        withdrawal__isnull=True,
        decided_on__lte=on,
    )
    return _newest_about(texts, decisions)


def decided_last(texts: Iterable[FamilyText]) -> dict[int, EthicsDecision]:
    """The last decision about the words of each version, whether it covers them today or not, by
    the key of the version. One query."""
    return _newest_about(list(texts), EthicsDecision.objects.all())


def _newest_about(
    texts: Collection[FamilyText], decisions: QuerySet[EthicsDecision]
) -> dict[int, EthicsDecision]:
    about = decisions.filter(
        text__trial__in={text.trial_id for text in texts},
        text_digest__in={text.digest for text in texts},
    ).select_related("text", "withdrawal__recorded_by")
    by_words = {_words_named_by(each): each for each in about.order_by("recorded_at", "pk")}
    found = {text.pk: by_words.get((text.trial_id, text.language, text.digest)) for text in texts}
    return {key: decision for key, decision in found.items() if decision}


def _words_named_by(decision: EthicsDecision) -> tuple[int, str, str]:
    return decision.text.trial_id, decision.text.language, decision.text_digest


def reworded(trials: Iterable[int]) -> set[int]:
    """Which of these trials are samples: their newest snapshot is in our own words. One query."""
    newest = Snapshot.objects.merged().filter(trial__in=trials).order_by("pk")
    is_reworded = dict(newest.values_list("trial", "is_reworded"))
    return {trial for trial, was in is_reworded.items() if was}


def may_be_shown(text: FamilyText, on: dt.date) -> bool:
    """Whether families may read these words on that day."""
    is_sample = text.is_sample and bool(reworded([text.trial_id]))
    return is_sample or bool(covered_by([text], on))


def digest_of(words: Mapping[str, str]) -> str:
    """The name of what a committee reads: other words have another."""
    return digest([json.dumps([words[column] for column in COLUMNS])])


def source_digest(trial: Trial) -> str:
    """The name of the registry's text that a version explains. Two queries."""
    return source_digests([trial])[trial.pk]


def source_digests(trials: Iterable[Trial]) -> dict[int, str]:
    """The same for many trials, by their keys. Two queries."""
    trials = list(trials)
    parts: dict[int, list[str]] = {trial.pk: [*_prose(trial)] for trial in trials}
    for arm in Arm.objects.listed().filter(trial__in=trials):
        parts[arm.trial_id] += [arm.label, arm.type, arm.description]
    for given in Intervention.objects.listed().filter(trial__in=trials):
        parts[given.trial_id] += [given.type, given.name, given.description]
    return {key: digest(texts) for key, texts in parts.items()}


def _prose(trial: Trial) -> Iterator[str]:
    yield trial.brief_summary
    yield trial.detailed_description
    yield trial.eligibility_criteria
