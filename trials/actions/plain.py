"""Editors explain criteria in plain words; a clinician checks what they wrote."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from trials.models import PlainCheck, PlainSentence, Trial
from trials.queries.criteria import criteria_of


class Refused(Exception):
    """Nothing was written. `words` tell the person at the desk why."""

    words = ""

    def __str__(self) -> str:
        return self.words


class TextChanged(Refused):
    words = (
        "This rule has changed since you opened the page. "
        "Read it as it is now, then write the sentence again."
    )


class Superseded(Refused):
    words = "This sentence has been written anew or taken back. Read the newest one."


class OwnSentence(Refused):
    words = "You wrote this sentence. Somebody else has to check it."


class NoName(Refused):
    words = (
        "Your account has no first and last name. Families are told who checked a sentence, "
        "so ask the person who runs the portal to add yours."
    )


class AlreadyChecked(Refused):
    words = "Somebody has checked this sentence already."


@transaction.atomic
def write(
    *, trial: Trial, digest: str, side: str, text: str, language: str, by: User, now: dt.datetime
) -> PlainSentence | None:
    """Explain the criterion that has these words and stands on this side; "" takes back.

    What comes back is the newest sentence, None where there never was one. A text that says what
    the newest says writes nothing. Raises TextChanged where the trial has no such criterion.
    """
    words = _words_of(trial, digest, side)
    if words is None:
        raise TextChanged
    newest = _newest(trial, digest, side, language)
    if text == (newest.text if newest else ""):
        return newest
    return PlainSentence.objects.create(
        trial=trial,
        digest=digest,
        criterion=words,
        side=side,
        language=language,
        text=text,
        by=by,
        at=now,
    )


@transaction.atomic
def check(*, sentence: PlainSentence, by: User, now: dt.datetime) -> PlainCheck:
    """Put a clinician's name to a sentence, so that families see it.

    Raises a Refused unless it is somebody else's, the newest of a criterion whose words and side
    are what they were, not checked yet, and the checker's account bears a first and last name.
    """
    if sentence.by_id == by.pk:
        raise OwnSentence
    if not (by.first_name.strip() and by.last_name.strip()):
        raise NoName
    if _words_of(sentence.trial, sentence.digest, sentence.side) is None:
        raise TextChanged
    newest = _newest(sentence.trial, sentence.digest, sentence.side, sentence.language)
    if newest != sentence or not sentence.text:
        raise Superseded
    return _check(sentence, by, now)


def _check(sentence: PlainSentence, by: User, now: dt.datetime) -> PlainCheck:
    try:
        with transaction.atomic():
            return PlainCheck.objects.create(sentence=sentence, by=by, at=now)
    except IntegrityError:
        raise AlreadyChecked from None


def _words_of(trial: Trial, digest: str, side: str) -> str | None:
    """None where no criterion has that digest and stands on that side."""
    criteria = criteria_of(trial).each()
    own = (each for block, each in criteria if (each.digest, block.side) == (digest, side))
    found = next(own, None)
    return found.words if found else None


def _newest(trial: Trial, digest: str, side: str, language: str) -> PlainSentence | None:
    own = PlainSentence.objects.filter(trial=trial, digest=digest, side=side, language=language)
    return own.order_by("at", "pk").last()
