"""A question is kept once, whole, with its notice, or not at all."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from tests.letters import notices, words_of
from trials.actions import inquiries, messages
from trials.actions.inquiries import Question, submit
from trials.language import references
from trials.models import Inquiry, Message, Site, Trial

pytestmark = pytest.mark.django_db
QUESTION = Question(
    writer="parent",
    name="Ada",
    email="ada@example.org",
    phone="",
    best_time="",
    language="",
    message="Is there still room? <b>&\"' — א",
    consent_version="2026-11",
)


@pytest.fixture
def asthma(now) -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma", published_at=now)


@pytest.fixture
def leeds(asthma) -> Site:
    return Site.objects.create(trial=asthma, facility="St. James", city="Leeds")


@pytest.fixture
def sent(asthma, now):
    """sent() sends the same form; sent(message=…) the same form with other words."""

    def send(form_key="key", site=None, now=now, **changes) -> Inquiry:
        question = dataclasses.replace(QUESTION, **changes)
        return submit(trial=asthma, site=site, question=question, form_key=form_key, now=now)

    return send


def test_a_question_is_kept_with_all_that_was_said(sent, leeds, asthma, now):
    kept = Inquiry.objects.get(pk=sent(site=leeds).pk)

    assert kept.sender == QUESTION.sender
    assert (kept.writer, words_of(kept)) == (QUESTION.writer, QUESTION.message)
    assert (kept.trial, kept.site) == (asthma, leeds)
    assert kept.submitted_at == kept.consented_at == now


def test_its_reference_can_be_read_aloud_and_its_address_cannot_be_guessed(sent):
    one, other = sent("one"), sent("two")

    assert references.is_valid(one.reference)
    assert one.reference != other.reference
    assert one.token != other.token
    assert len(one.token) >= 43


def test_an_answer_is_promised_for_a_working_day_at_the_desk(sent, settings):
    settings.DESK_ZONE = "America/Chicago"
    settings.ANSWER_WORKING_DAYS = 5
    sunday_evening_in_chicago = dt.datetime(2026, 11, 23, 3, tzinfo=dt.UTC)

    inquiry = sent(now=sunday_evening_in_chicago)

    assert inquiry.answer_by_date == dt.date(2026, 11, 30)  # after Thanksgiving


def test_its_notice_is_queued_with_it_and_due_at_once(sent, now):
    inquiry = sent()

    notice = notices().get()
    assert notice.inquiry == inquiry
    assert notice.kind == Message.Kind.INQUIRY_RECEIVED
    assert notice in Message.objects.due(now)


def test_a_question_whose_mail_cannot_be_queued_is_not_kept_either(sent, monkeypatch):
    def break_down(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(messages, "enqueue", break_down)

    with pytest.raises(RuntimeError):
        sent()

    assert not Inquiry.objects.exists()


def test_the_same_form_again_is_the_same_inquiry(sent, now):
    first = sent()

    again = [sent(now=now + dt.timedelta(days=days)) for days in (0, 1, 2)]

    assert again == [first, first, first]
    assert Inquiry.objects.count() == notices().count() == 1


@pytest.mark.parametrize(
    "change", [{"message": "Is there room now?"}, {"phone": "901-555-0199"}, {"name": "Ida"}]
)
def test_the_same_form_with_other_words_is_another_inquiry(sent, change):
    first = sent()

    second = sent(**change)

    assert first != second
    assert Inquiry.objects.count() == notices().count() == 2


def test_the_same_form_about_another_site_is_another_inquiry(sent, leeds):
    assert sent() != sent(site=leeds)


def test_the_same_words_in_another_form_are_another_inquiry(sent):
    assert sent("one") != sent("two")


def test_nobody_can_tell_the_words_from_the_stored_key(sent):
    assert "key" not in sent("key").form_key
    assert len(sent("key").form_key) == 64


def test_a_reference_that_is_taken_is_not_given_twice(sent, monkeypatch):
    drawn = iter(["K7PM-2XQ4", "K7PM-2XQ4", "K7PM-2XQ4", "JQJ8-Y9T7"])
    monkeypatch.setattr(inquiries.references, "make", lambda random: next(drawn))

    assert [sent("one").reference, sent("two").reference] == ["K7PM-2XQ4", "JQJ8-Y9T7"]
