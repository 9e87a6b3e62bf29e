"""Truths that live in the database: each lets the truth through and bites the lie."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from trials.models import ArmIntervention, Inquiry, Message, Outcome, Site, Snapshot, Trial
from trials.models.append_only import Unchangeable

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


@pytest.fixture
def trial() -> Trial:
    return Trial.objects.create(nct_id="NCT99900001")


def inquiry(trial: Trial, **given: str) -> Inquiry:
    ways = {"email_fingerprint": "f", **given}
    return Inquiry(
        trial=trial,
        form_key="k",
        token="t",
        reference="r",
        submitted_at=NOW,
        clock_from=NOW,
        consented_at=NOW,
        answer_by_date=NOW.date(),
        **ways,
    )


def message(trial: Trial, **given: object) -> Message:
    asked = inquiry(trial)
    asked.save()
    return Message(inquiry=asked, message_id="m", created_at=NOW, next_try_at=NOW, **given)


TRUE = [
    lambda trial: Site(trial=trial),
    lambda trial: Site(trial=trial, latitude=-90, longitude=180),
    lambda trial: Trial(nct_id="NCT00000001", enrollment_count=0),
    lambda trial: Outcome(trial=trial, kind="other"),
    lambda trial: Snapshot(trial=trial, sha256="0" * 64, received_at=NOW, is_merged=True),
    lambda trial: inquiry(trial, email_fingerprint="", phone_fingerprint="1"),
    lambda trial: message(trial, state="sent", sent_at=NOW),
]
FALSE = [
    lambda trial: Site(trial=trial, latitude=1),
    lambda trial: Site(trial=trial, latitude=91, longitude=0),
    lambda trial: Site(trial=trial, latitude=0, longitude=-181),
    lambda trial: Trial(nct_id="NCT99900001"),
    lambda trial: Trial(nct_id="ISRCTN00001"),
    lambda trial: Trial(nct_id="NCT0000000"),
    lambda trial: Trial(nct_id="NCT00000001", enrollment_count=2**31),
    lambda trial: Outcome(trial=trial, kind="fourth"),
    lambda trial: ArmIntervention(trial=trial),
    lambda trial: Snapshot(trial=trial, sha256="short", received_at=NOW, is_merged=True),
    lambda trial: inquiry(trial, email_fingerprint=""),
    lambda trial: message(trial, state="sent"),
    lambda trial: message(trial, state="queued", sent_at=NOW),
]


@pytest.mark.parametrize("make", TRUE)
def test_a_true_row_is_kept(make, trial):
    row = make(trial)

    row.save()

    assert row.pk


@pytest.mark.parametrize("make", FALSE)
def test_a_false_row_is_refused(make, trial):
    row = make(trial)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_evidence_is_neither_changed_nor_deleted(trial):
    kept = Snapshot.objects.create(trial=trial, sha256="0" * 64, received_at=NOW, is_merged=True)

    for deed in (
        kept.save,
        kept.delete,
        Snapshot.objects.all().delete,
        lambda: Snapshot.objects.update(text=""),
    ):
        with pytest.raises(Unchangeable):
            deed()
