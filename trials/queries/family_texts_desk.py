"""The texts for families as staff see them: every version, and what waits for somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import OuterRef, Subquery

from trials.models import EthicsDecision, FamilyText, TextPublication, Trial
from trials.queries.family_texts import (
    covered_by,
    decided_last,
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
    decided = decided_last(texts)
    about_trial = {"text__trial": trial, "text__language": language}
    said = TextPublication.objects.filter(**about_trial).select_related("by").order_by("at", "pk")
    newest = {each.text_id: each for each in said}
    is_sample_trial = trial.pk in reworded([trial.pk])
    return [
        Version(
            text=text,
            decided=decided.get(text.pk),
            covering=covering.get(text.pk),
            publication=newest.get(text.pk),
            is_sample=text.is_sample and is_sample_trial,
        )
        for text in texts
    ]


class Reason(StrEnum):
    """Why somebody has to look at a text that families read."""

    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    EXPIRES = "expires"
    REVIEW = "review"
    OUTDATED = "outdated"


@dataclass(frozen=True)
class Waiting:
    """A text, the reasons to look at it, and the decision that covers it, else the last one about
    its words, if there is one."""

    text: FamilyText
    reasons: list[Reason]
    decision: EthicsDecision | None


def waiting(on: dt.date) -> list[Waiting]:
    """The texts put before families that somebody has to look at. Six queries at most, whatever
    the number of texts; one where there is none."""
    texts = list(put_before_families().select_related("trial", "author"))
    if not texts:
        return []
    covering, decided = covered_by(texts, on), decided_last(texts)
    samples = reworded({text.trial_id for text in texts if text.is_sample})
    digests = source_digests({text.trial for text in texts})
    found = []
    for text in texts:
        holds, last = covering.get(text.pk), decided.get(text.pk)
        reasons: list[Reason] = []
        if holds or not _is_free(text, samples):
            reasons += _of_decision(holds, last, on)
        reasons += [*_of_text(text, digests[text.trial_id], on)]
        if reasons:
            found.append(Waiting(text, reasons, holds or last))
    return sorted(found, key=lambda each: (each.text.trial.nct_id, each.text.language))


def undecided() -> int:
    """How many texts wait for an ethics decision: of each trial and language the newest version,
    if nothing was ever decided about its words. Three queries at most."""
    own = {"trial": OuterRef("trial"), "language": OuterRef("language")}
    newest = FamilyText.objects.filter(**own).order_by("-written_at", "-pk").values("pk")[:1]
    texts = list(FamilyText.objects.filter(pk=Subquery(newest)))
    decided = decided_last(texts)
    samples = reworded({text.trial_id for text in texts if text.is_sample})
    waits = (text.pk not in decided for text in texts if not _is_free(text, samples))
    return sum(waits)


def _is_free(text: FamilyText, samples: Collection[int]) -> bool:
    """Whether no committee has to see it, as it is of one of the sample trials."""
    return text.is_sample and text.trial_id in samples


def _of_decision(
    holds: EthicsDecision | None, last: EthicsDecision | None, on: dt.date
) -> Iterator[Reason]:
    if holds is None:
        yield Reason.WITHDRAWN if last and last.is_withdrawn else Reason.EXPIRED
    elif holds.expires_on and holds.expires_on <= on + NOTICE:
        yield Reason.EXPIRES


def _of_text(text: FamilyText, source: str, on: dt.date) -> Iterator[Reason]:
    if text.review_by < on:
        yield Reason.REVIEW
    if text.source_digest != source:
        yield Reason.OUTDATED
