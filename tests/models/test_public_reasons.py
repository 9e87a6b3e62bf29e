"""What families read of a hospital's reason: nothing, unless somebody made it public on purpose."""

from __future__ import annotations

import datetime as dt

from trials.models import Site, StatusReport, Trial
from trials.models.standing import Word, weigh

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def word(**told: object) -> Word:
    site = Site(trial=Trial(overall_status="RECRUITING"), registry_status="RECRUITING")
    report = StatusReport(status="SUSPENDED", source="coordinator", at=NOON, **told)
    shown = weigh(site, report, NOON).word
    assert shown
    return shown


def told_to_families(word: Word) -> tuple[str, str, str]:
    return word.reason, word.note, word.approved_by


def test_a_reason_and_a_note_stay_inside():
    shown = word(reason="full", note="Ask Ada first.", approved_by="Dr. Ink")

    assert told_to_families(shown) == ("", "", "")


def test_they_are_shown_where_they_were_made_public():
    shown = word(reason="full", note="We hope for spring.", is_public=True)

    assert told_to_families(shown) == ("full", "We hope for spring.", "")


def test_a_safety_review_is_shown_only_with_the_name_of_who_approved_it():
    nameless = word(reason="safety", note="We look at it.", is_public=True)
    approved = word(reason="safety", note="We look at it.", is_public=True, approved_by="Dr. Ink")

    assert told_to_families(nameless) == ("", "", "")
    assert told_to_families(approved) == ("safety", "We look at it.", "Dr. Ink")
