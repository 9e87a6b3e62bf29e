"""Plain sentences that come with the portal, by accounts that nobody can sign in to.

Those of demonstration trials are written and checked by invented people, as the trials are invented
too. Those of the sample of a real trial are drafts: only a real clinician can check them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from trials.models import PlainCheck, PlainSentence, Trial
from trials.queries.criteria import criteria_of
from trials.registry.demonstrations.plain_words import PLAIN_WORDS


@transaction.atomic
def explain_demonstration(*, trial: Trial, now: dt.datetime) -> None:
    """Explain every criterion of a demonstration trial, each sentence checked."""
    writer = _account("invented-writer", "Robin", "Sample (invented)")
    checker = _account("invented-clinician", "Kim", "Sample (invented)")
    by_language = {
        language: {rule: both[place] for rule, both in PLAIN_WORDS.items()}
        for place, language in enumerate(("en", "es"))
    }
    written = _write(trial, by_language, writer, now)
    PlainCheck.objects.bulk_create(
        PlainCheck(sentence=sentence, by=checker, at=now) for sentence in written
    )


@transaction.atomic
def draft_sample(
    *, trial: Trial, by_language: Mapping[str, Mapping[str, str]], now: dt.datetime
) -> None:
    """Explain the criteria of the sample trial, once: what staff wrote or took back stays."""
    if not PlainSentence.objects.filter(trial=trial).exists():
        _write(trial, by_language, _account("sample-text", "Sample", "text"), now)


def _write(
    trial: Trial, by_language: Mapping[str, Mapping[str, str]], by: User, now: dt.datetime
) -> list[PlainSentence]:
    """A sentence for each criterion that has one, found by its opening line."""
    return PlainSentence.objects.bulk_create(
        PlainSentence(
            trial=trial,
            digest=criterion.digest,
            criterion=criterion.words,
            side=block.side,
            language=language,
            text=sentences[criterion.node.text],
            by=by,
            at=now,
        )
        for block, criterion in criteria_of(trial).each()
        for language, sentences in by_language.items()
        if criterion.node.text in sentences
    )


def _account(username: str, first_name: str, last_name: str) -> User:
    """An account that is not active and has no password."""
    known = User.objects.filter(username=username).first()
    return known or User.objects.create_user(
        username, first_name=first_name, last_name=last_name, is_active=False
    )
