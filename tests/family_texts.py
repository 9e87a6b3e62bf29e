"""Texts for families as tests write, approve and show them."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User

from tests.conftest import NOW
from trials.actions import family_texts
from trials.actions.family_texts import Decision, Seen
from trials.models import EthicsDecision, FamilyText, Trial
from trials.queries.family_texts import COLUMNS, source_digest

WORDS = {
    **dict.fromkeys(COLUMNS, ""),
    "summary": "This trial tests a spray.",
    "visits": "Four visits in a year.",
    "risks": "The spray can make the throat sore.",
    "risks_source": "Label of the spray",
    "risks_source_date": "2026-03",
}
TODAY = NOW.date()
IN_A_YEAR = TODAY + dt.timedelta(days=365)
APPROVED = Decision(
    is_required=True,
    committee="Board of Leeds",
    number="26-17",
    decided_on=TODAY,
    expires_on=TODAY + dt.timedelta(days=200),
)
NOT_NEEDED = Decision(is_required=False, decided_on=TODAY, said_by="Ada Chair, Board of Leeds")


def write(
    trial: Trial,
    by: User,
    *,
    language: str = "en",
    minutes: int = 0,
    review_by: dt.date = IN_A_YEAR,
    **words: str,
) -> FamilyText:
    """A new version, by somebody who has seen the one before it."""
    newest = FamilyText.objects.filter(trial=trial, language=language).order_by("-pk").first()
    return family_texts.write(
        trial=trial,
        language=language,
        words={**WORDS, **words},
        review_by=review_by,
        seen=Seen(newest.pk if newest else None, source_digest(trial)),
        by=by,
        now=NOW + dt.timedelta(minutes=minutes),
    )


def approve(text: FamilyText, by: User, decision: Decision = APPROVED) -> EthicsDecision:
    return family_texts.decide(text=text, decision=decision, by=by, now=NOW)


def withdraw(text: FamilyText, by: User) -> None:
    family_texts.withdraw(
        text=text, withdrawn_on=TODAY, reason="A new risk is known.", by=by, now=NOW
    )


def write_and_show(trial: Trial, by: User, *, minutes: int = 0, **written: object) -> FamilyText:
    """A version that is approved and put before families."""
    text = write(trial, by, minutes=minutes, **written)  # type: ignore[arg-type]
    approve(text, by)
    family_texts.publish(text=text, by=by, now=NOW + dt.timedelta(minutes=minutes))
    return text
