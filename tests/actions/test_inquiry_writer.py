"""What somebody adds to a question arrives once; what they take back is gone at once."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail

from trials.actions import erasure, inquiry_writer, messages
from trials.actions.inquiries import Arrival, Question, submit
from trials.models import Enrolment, Entry, Inquiry, InquiryEvent, Message, Site, Trial

pytestmark = pytest.mark.django_db
Kind = InquiryEvent.Kind
QUESTION = Question(
    "parent", "Ada", "ada@example.org", "901-555-0199", "", "", "Is there room?", "2026-12"
)


@pytest.fixture
def leeds(now) -> Site:
    trial = Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma", published_at=now)
    return Site.objects.create(trial=trial, facility="St. James", city="Leeds")


@pytest.fixture
def nurse(leeds, now) -> User:
    """The team of Leeds."""
    nurse = User.objects.create_user("nurse", email="nurse@hospital.example", is_staff=True)
    EmailAddress.objects.create(user=nurse, email=nurse.email, verified=True, primary=True)
    Enrolment.objects.create(user=nurse, site=leeds, by=nurse, at=now)
    return nurse


@pytest.fixture
def ask(leeds, now):
    def make(arrival: Arrival | None = None, **changes) -> Inquiry:
        question = dataclasses.replace(QUESTION, **changes)
        return submit(
            trial=leeds.trial, site=leeds, question=question, form_key="k", now=now, arrival=arrival
        )

    return make


def add(inquiry: Inquiry, now: dt.datetime, text: str = "And in May?", key: str = "form") -> Entry:
    return inquiry_writer.add(inquiry=inquiry, text=text, form_key=key, now=now)


def told(inquiry: Inquiry) -> list[User | None]:
    return [each.user for each in inquiry.messages.filter(kind=Message.Kind.INQUIRY_ADDED)]


def kinds(inquiry: Inquiry) -> list[str]:
    return list(inquiry.events.values_list("kind", flat=True))


def test_what_is_added_is_kept_to_the_letter_and_its_team_hears_of_it(ask, nurse, now):
    inquiry = ask()

    entry = add(inquiry, now, "Und im Mai? <b>ﷺ</b>")

    assert Entry.objects.get(pk=entry.pk).text == "Und im Mai? <b>ﷺ</b>"
    assert "Mai" not in entry.sealed_text
    assert told(inquiry) == [nurse]
    assert kinds(inquiry) == [Kind.ARRIVED, Kind.ADDED]


def test_the_same_form_sent_five_times_adds_once_and_other_words_add_again(ask, now):
    inquiry = ask()

    for text in ("And in May?", "And in May?", "And in May?", "Or in June?", "Or in June?"):
        add(inquiry, now, text)
    add(inquiry, now, "And in May?", "another form")

    added = [each.text for each in inquiry.entries.filter(kind=Entry.Kind.ADDITION)]
    assert added == ["And in May?", "Or in June?", "And in May?"]
    assert len(told(inquiry)) == kinds(inquiry).count(Kind.ADDED) == 3


def test_the_desk_hears_too_where_it_was_told_already(ask, nurse, now):
    inquiry = ask()
    Inquiry.objects.update(desk_told_at=now)

    add(inquiry, now)

    assert told(inquiry) == [nurse, None]


def test_of_a_question_that_is_kept_aside_nobody_hears(ask, nurse, now):
    inquiry = ask(arrival=Arrival("", "honeypot"))

    add(inquiry, now)

    assert told(inquiry) == []
    assert inquiry.entries.filter(kind=Entry.Kind.ADDITION).exists()


@pytest.mark.parametrize("column", ["answered_at", "closed_at"])
def test_what_is_added_after_the_answer_waits_for_an_answer_again(ask, now, column):
    inquiry = ask()
    Inquiry.objects.update(**{column: now}, nudged_at=now, backup_told_at=now, desk_told_at=now)
    later = now + dt.timedelta(days=30)

    add(inquiry, later)

    kept = Inquiry.objects.get()
    assert list(Inquiry.objects.waiting()) == [kept]
    assert kept.clock_from == later
    assert (kept.nudged_at, kept.backup_told_at, kept.desk_told_at) == (None, None, None)
    assert kept.answer_by_date > later.date()
    assert kinds(kept)[-2:] == [Kind.ADDED, Kind.REOPENED]


def test_nothing_can_be_added_to_what_was_taken_back_or_erased(ask, now):
    inquiry = ask()
    erasure.erase(inquiry=inquiry, by=None, now=now)

    with pytest.raises(inquiry_writer.Erased):
        add(inquiry, now)

    assert not inquiry.entries.filter(kind=Entry.Kind.ADDITION).exists()


def test_what_is_taken_back_is_gone_at_once_with_all_that_came_after(ask, now):
    inquiry = ask()
    add(inquiry, now)

    inquiry_writer.withdraw(inquiry=inquiry, now=now)

    kept = Inquiry.objects.get()
    assert (kept.withdrawn_at, kept.erased_at) == (now, now)
    assert kept.sender.name == kept.sender.email == ""
    assert {entry.sealed_text for entry in kept.entries.all()} == {""}
    assert (kept.email_fingerprint, kept.phone_fingerprint, kept.network_fingerprint) == ("",) * 3
    assert kinds(kept) == [Kind.ARRIVED, Kind.ADDED, Kind.WITHDRAWN, Kind.ERASED]
    assert not Inquiry.objects.waiting().exists()


def test_taking_it_back_twice_is_the_same_as_once(ask, now):
    inquiry = ask()

    for days in (0, 1):
        inquiry_writer.withdraw(inquiry=inquiry, now=now + dt.timedelta(days=days))

    assert kinds(inquiry).count(Kind.WITHDRAWN) == kinds(inquiry).count(Kind.ERASED) == 1
    assert Inquiry.objects.get().withdrawn_at == now


def test_no_mail_goes_to_who_took_it_back(ask, now):
    inquiry = ask()
    inquiry_writer.withdraw(inquiry=inquiry, now=now)

    list(messages.deliver_due(lambda: now))

    assert [letter.to for letter in mail.outbox] == [["desk@trialside.example"]]


def answered(inquiry: Inquiry, now: dt.datetime, text: str) -> str:
    """The one mail that an answer sets off; "" for none."""
    entry = Entry(inquiry=inquiry, kind=Entry.Kind.ANSWER, at=now)
    entry.text = text
    entry.save()
    inquiry_writer.tell_answered(inquiry=inquiry, now=now)
    mail.outbox.clear()
    list(messages.deliver_due(lambda: now))
    return "".join(
        letter.subject + letter.body for letter in mail.outbox if letter.to == ["ada@example.org"]
    )


def test_a_notice_of_the_answer_holds_nothing_of_it(ask, now, settings):
    inquiry = ask()
    list(messages.deliver_due(lambda: now))

    letter = answered(inquiry, now, "Canary: yes.")

    assert "Canary" not in letter
    assert f"{settings.PORTAL_URL}/inquiries/{inquiry.token}/" in letter
    assert inquiry.reference in letter


def test_the_answer_itself_goes_out_where_the_writer_chose_so(ask, now):
    inquiry = ask(answer_by_mail=True)
    list(messages.deliver_due(lambda: now))

    first = answered(inquiry, now, "Yes, there is room.")
    second = answered(inquiry, now + dt.timedelta(days=1), "No, not any more.")

    assert "Yes, there is room." in first
    assert "No, not any more." in second
    assert "Yes, there is room." not in second
    assert "Is there room?" not in first


def test_who_gave_no_address_gets_no_mail(ask, now):
    inquiry = ask(email="", answer_by_mail=True)
    list(messages.deliver_due(lambda: now))

    assert answered(inquiry, now, "Yes.") == ""
    assert not inquiry.messages.filter(kind=Message.Kind.INQUIRY_ANSWER).exists()


def test_more_than_a_day_can_hold_waits_for_tomorrow(ask, now, monkeypatch):
    monkeypatch.setattr(inquiry_writer, "ADDITIONS_A_DAY", 2)
    inquiry = ask()
    first, _ = (add(inquiry, now, text) for text in ("one", "two"))

    with pytest.raises(inquiry_writer.TooMany):
        add(inquiry, now, "three")

    assert add(inquiry, now, "one") == first
    assert add(inquiry, now + dt.timedelta(days=1), "three").text == "three"
