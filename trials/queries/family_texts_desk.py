"""The texts for families as staff see them: every version, and what waits for somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trials.models import EthicsDecision, FamilyText, TextPublication, Trial
from trials.queries.family_texts import (
    covered_by,
    put_before_families,
    reworded,
    source_digests,
)

# How long before a decision expires the desk hears of it: committees meet once a month.
NOTICE = dt.timedelta(days=30)


@dataclass(frozen=True)
class Version:
    """A version with the last decision about its words, the one that covers it today, and the
    newest word on whether families are to read it. Each may be None."""

    text: FamilyText
    decided: EthicsDecision | None
    covering: EthicsDecision | None
    publication: TextPublication | None
    is_sample: bool

    @property
    def is_shown(self) -> bool:
        """Whether families read it today."""
        return self.is_put and (self.is_sample or self.covering is not None)

    @property
    def is_put(self) -> bool:
        """Whether somebody put it before families, covered or not."""
        return self.publication is not None and self.publication.is_shown

    @property
    def may_be_shown(self) -> bool:
        return not self.is_put and (self.is_sample or self.covering is not None)


def versions(trial: Trial, language: str, on: dt.date) -> list[Version]:
    """Every version in a language, the newest first. Five queries at most."""
    own = FamilyText.objects.filter(trial=trial, language=language)
    texts = list(own.select_related("author").order_by("-written_at", "-pk"))
    covering = covered_by(texts, on)
    about_trial = {"text__trial": trial, "text__language": language}
    decisions = EthicsDecision.objects.filter(**about_trial).order_by("recorded_at", "pk")
    decided = {each.text_digest: each for each in decisions}
    said = TextPublication.objects.filter(**about_trial).select_related("by").order_by("at", "pk")
    newest = {each.text_id: each for each in said}
    is_sample_trial = trial.pk in reworded([trial.pk])
    return [
        Version(
            text=text,
            decided=decided.get(text.digest),
            covering=covering.get(text.pk),
            publication=newest.get(text.pk),
            is_sample=text.is_sample and is_sample_trial,
        )
        for text in texts
    ]


class Reason(StrEnum):
    """Why somebody has to look at a text that families read."""

    EXPIRED = "expired"
    EXPIRES = "expires"
    REVIEW = "review"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class Waiting:
    """A text and the reasons to look at it; `until` is the last day of its decision, if it has
    one."""

    text: FamilyText
    reasons: list[Reason]
    until: dt.date | None


def waiting(on: dt.date) -> list[Waiting]:
    """The texts put before families that somebody has to look at. Five queries at most, whatever
    the number of texts; one where there is none."""
    texts = list(put_before_families().select_related("trial", "author"))
    if not texts:
        return []
    covering = covered_by(texts, on)
    samples = reworded({text.trial_id for text in texts if text.is_sample})
    digests = source_digests({text.trial for text in texts})
    found = []
    for text in texts:
        decision = covering.get(text.pk)
        is_free = decision is None and text.is_sample and text.trial_id in samples
        reasons = [*_of_decision(decision, on, is_free=is_free)]
        reasons += [*_of_text(text, digests[text.trial_id], on)]
        if reasons:
            found.append(Waiting(text, reasons, decision.expires_on if decision else None))
    return sorted(found, key=lambda each: (each.text.trial.nct_id, each.text.language))


def _of_decision(
    decision: EthicsDecision | None, on: dt.date, *, is_free: bool
) -> Iterator[Reason]:
    if decision is None:
        if not is_free:
            yield Reason.EXPIRED
    elif decision.expires_on and decision.expires_on <= on + NOTICE:
        yield Reason.EXPIRES


def _of_text(text: FamilyText, source: str, on: dt.date) -> Iterator[Reason]:
    if text.review_by < on:
        yield Reason.REVIEW
    if text.source_digest != source:
        yield Reason.OUTDATED
