"""Reading a question is on record before anything is shown."""

from __future__ import annotations

import pytest

from tests.team import CANARY, ask, member
from trials.actions import inquiry_reading
from trials.actions.inquiry_guard import NotTheirs
from trials.models import Inquiry, InquiryEvent
from trials.models.sealed import Unreadable

pytestmark = pytest.mark.django_db
Kind = InquiryEvent.Kind


def kinds(inquiry: Inquiry) -> list[str]:
    return [*inquiry.events.order_by("pk").values_list("kind", flat=True)]


def test_a_reading_is_on_record_and_opens_the_question(read, inquiry, cora, now):
    shown = read()

    inquiry.refresh_from_db()
    event = inquiry.events.get(kind=Kind.READ)
    assert [each.text for each in shown.texts] == [CANARY]
    assert shown.sender.name == "Ada Canary"
    assert (event.by, event.pk, inquiry.opened_at) == (cora, shown.seen, now)


def test_nothing_is_read_where_the_record_cannot_be_written(read, inquiry, monkeypatch):
    def refuse(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(InquiryEvent, "save", refuse)

    with pytest.raises(RuntimeError):
        read()
    inquiry.refresh_from_db()
    assert inquiry.opened_at is None


def test_what_cannot_be_unsealed_was_not_read(read, inquiry, settings):
    settings.SECRETS_KEYS = ["another key"]

    with pytest.raises(Unreadable):
        read()
    inquiry.refresh_from_db()
    assert (inquiry.opened_at, kinds(inquiry)) == (None, [Kind.ARRIVED])


def test_the_desk_does_not_open_for_a_team_what_it_looks_at(asthma, memphis, cora, editor, now):
    held = ask(asthma, memphis, suspicion="too-fast")

    inquiry_reading.read(inquiry=held, by=editor, now=now)

    held.refresh_from_db()
    assert held.opened_at is None


def test_who_is_not_of_the_team_reads_nothing(read, leeds, inquiry):
    with pytest.raises(NotTheirs):
        read(member("lena", leeds))

    assert kinds(inquiry) == [Kind.ARRIVED]
