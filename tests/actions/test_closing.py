"""An answered question does not stay open for ever, and so is erased in its time."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.team import newest
from trials.actions import closing, erasure, inquiry_reading, inquiry_team, inquiry_writer
from trials.models import Inquiry, InquiryEvent

pytestmark = pytest.mark.django_db
DAYS = dt.timedelta(days=1)


@pytest.fixture
def answered(inquiry, cora, now, settings) -> Inquiry:
    settings.CLOSE_DAYS, settings.KEEP_DAYS = 30, 90
    inquiry_reading.read(inquiry=inquiry, by=cora, now=now)
    inquiry_team.answer(inquiry=inquiry, text="Yes.", by=cora, now=now, seen=newest(inquiry))
    inquiry.messages.update(state="sent", sent_at=now)
    return inquiry


def test_it_is_closed_once_after_its_days_and_erased_after_the_days_that_it_is_kept(answered, now):
    early = list(closing.run(now=now + 29 * DAYS))
    closed = [list(closing.run(now=now + 30 * DAYS)) for _ in range(2)]

    assert (early, closed) == ([], [[answered], []])
    assert answered.events.filter(kind=InquiryEvent.Kind.CLOSED, by=None).count() == 1
    assert list(erasure.run(now=now + 119 * DAYS)) == []
    assert list(erasure.run(now=now + 120 * DAYS)) == [answered]


def test_one_that_was_added_to_waits_again(answered, now):
    inquiry_writer.add(inquiry=answered, text="And when?", form_key="key", now=now + 29 * DAYS)

    assert list(closing.run(now=now + 400 * DAYS)) == []


def test_one_without_an_answer_is_never_closed_by_the_clock(inquiry, now):
    assert list(closing.run(now=now + 400 * DAYS)) == []
