"""Staff write what families read about a trial; an ethics committee decides; then it is shown.

A decision covers the words that it names and no others. Of the versions in one language families
read one at most: showing another takes back the one before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from django.contrib.auth.models import User
from django.db import transaction

from trials.models import (
    DecisionWithdrawal,
    EthicsDecision,
    FamilyText,
    TextPublication,
    Trial,
)
from trials.queries.family_texts import (
    digest_of,
    may_be_shown,
    put_before_families,
    reworded,
    source_digest,
)


class Refused(Exception):
    """Nothing was written. `words` tell the person at the desk why."""

    words = ""

    def __str__(self) -> str:
        return self.words


class Overtaken(Refused):
    words = (
        "Somebody saved another version while you had the page open. It stands below. "
        "What you typed is still in the boxes. Save again to make it the newest version."
    )


class NotCovered(Refused):
    words = (
        "No ethics decision covers these words today. Write down the decision first, "
        "or who says that none is needed."
    )


@dataclass(frozen=True)
class Seen:
    """What the page had shown to the writer: the key of the newest version, None where there was
    none, and the digest of the registry's text that is explained."""

    newest: int | None
    source_digest: str


@dataclass(frozen=True)
class Decision:
    """What a committee decided, or who says that none had to. `expires_on` may be None only where
    no decision is needed."""

    is_required: bool
    decided_on: dt.date
    committee: str = ""
    number: str = ""
    expires_on: dt.date | None = None
    said_by: str = ""


@transaction.atomic
def write(
    *,
    trial: Trial,
    language: str,
    words: Mapping[str, str],
    review_by: dt.date,
    seen: Seen,
    by: User,
    now: dt.datetime,
) -> FamilyText:
    """A new version of what families are told; families do not read it before it is shown.

    What says nothing new writes nothing, and the newest version comes back. Raises Overtaken where
    there is a newer one than the writer has seen.
    """
    _hold(trial)
    newest = _newest(trial, language)
    if newest and newest.pk != seen.newest:
        raise Overtaken
    made = _version(trial, language, words, seen.source_digest, review_by)
    if newest and _says(newest) == _says(made):
        return newest
    made.author, made.written_at = by, now
    made.save()
    return made


@transaction.atomic
def decide(*, text: FamilyText, decision: Decision, by: User, now: dt.datetime) -> EthicsDecision:
    """Write down the decision that covers the words of this version."""
    return EthicsDecision.objects.create(
        text=text, text_digest=text.digest, recorded_by=by, recorded_at=now, **asdict(decision)
    )


@transaction.atomic
def withdraw(
    *, text: FamilyText, withdrawn_on: dt.date, reason: str, by: User, now: dt.datetime
) -> None:
    """Write down that no decision about the words of this version holds any more.

    All of them: an older one that has not expired would cover the words again.
    """
    _hold(text.trial)
    about = {"text__trial": text.trial_id, "text__language": text.language}
    holding = EthicsDecision.objects.filter(
        text_digest=text.digest, withdrawal__isnull=True, **about
    )
    facts = {"withdrawn_on": withdrawn_on, "reason": reason, "recorded_by": by, "recorded_at": now}
    DecisionWithdrawal.objects.bulk_create(
        DecisionWithdrawal(decision=decision, **facts) for decision in list(holding)
    )


@transaction.atomic
def publish(*, text: FamilyText, by: User | None, now: dt.datetime) -> TextPublication:
    """Put a version before families in the place of any other in its language.

    Raises NotCovered where no ethics decision covers its words today.
    """
    _hold(text.trial)
    if not may_be_shown(text, now.date()):
        raise NotCovered
    others = put_before_families().filter(trial=text.trial, language=text.language)
    _take_back(others.exclude(pk=text.pk), by, now)
    return TextPublication.objects.create(text=text, is_shown=True, by=by, at=now)


@transaction.atomic
def take_back(*, trial: Trial, language: str, by: User, now: dt.datetime) -> None:
    """Show families no version in this language any more."""
    _hold(trial)
    _take_back(put_before_families().filter(trial=trial, language=language), by, now)


@transaction.atomic
def write_sample(
    *,
    trial: Trial,
    by_language: Mapping[str, Mapping[str, str]],
    review_by: dt.date,
    now: dt.datetime,
) -> None:
    """The texts of the sample trial, shown and marked, once: what staff wrote or took back stays.
    Nothing where the registry's true document has replaced the sample's."""
    _hold(trial)
    if FamilyText.objects.filter(trial=trial).exists() or not reworded([trial.pk]):
        return
    for language, words in by_language.items():
        made = _version(trial, language, words, source_digest(trial), review_by)
        made.is_sample, made.written_at = True, now
        made.save()
        publish(text=made, by=None, now=now)


def _version(
    trial: Trial, language: str, words: Mapping[str, str], source: str, review_by: dt.date
) -> FamilyText:
    return FamilyText(
        trial=trial,
        language=language,
        digest=digest_of(words),
        source_digest=source,
        review_by=review_by,
        **words,
    )


def _says(text: FamilyText) -> tuple[str, str, dt.date]:
    """What is said, of which text of the registry, until when."""
    return text.digest, text.source_digest, text.review_by


def _newest(trial: Trial, language: str) -> FamilyText | None:
    own = FamilyText.objects.filter(trial=trial, language=language)
    return own.order_by("written_at", "pk").last()


def _take_back(texts: Iterable[FamilyText], by: User | None, now: dt.datetime) -> None:
    TextPublication.objects.bulk_create(
        TextPublication(text=text, is_shown=False, by=by, at=now) for text in list(texts)
    )


def _hold(trial: Trial) -> None:
    """Until the transaction ends nobody else writes, decides or shows texts of this trial."""
    Trial.objects.select_for_update().filter(pk=trial.pk).first()
