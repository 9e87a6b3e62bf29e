"""The private page through its life: waiting, answered, added to, taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from tests.views.test_inquiry_refused import TEXTS, boxes
from trials.actions import erasure
from trials.actions.inquiries import Arrival, Question, submit
from trials.models import Enrolment, Entry, Inquiry, Site, SiteContact, Trial

pytestmark = pytest.mark.django_db
QUESTION = Question(
    "parent", "Ada Canary", "canary@example.org", "901-555-0199", "", "", "Canary?", "2026-12"
)


@pytest.fixture
def leeds(now) -> Site:
    trial = Trial.objects.create(nct_id="NCT00000001", brief_title="Canary", published_at=now)
    return Site.objects.create(
        trial=trial, facility="St. James", city="Leeds", clinician_line="901-555-0142"
    )


@pytest.fixture
def nurse(leeds, now) -> User:
    nurse = User.objects.create_user("nurse", email="nurse@hospital.example", is_staff=True)
    EmailAddress.objects.create(user=nurse, email=nurse.email, verified=True, primary=True)
    Enrolment.objects.create(user=nurse, site=leeds, by=nurse, at=now)
    SiteContact.objects.create(site=leeds, name="Study Team", phone="901-555-0101", hours="8 to 5")
    return nurse


@pytest.fixture
def inquiry(leeds, now) -> Inquiry:
    return submit(trial=leeds.trial, site=leeds, question=QUESTION, form_key="key", now=now)


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def answered(inquiry, now) -> Inquiry:
    answer = Entry(inquiry=inquiry, kind=Entry.Kind.ANSWER, at=now)
    answer.text = "Yes, <b>secret</b> room."
    answer.save()
    note = Entry(inquiry=inquiry, kind=Entry.Kind.NOTE, at=now)
    note.text = "Among us."
    note.save()
    Inquiry.objects.update(answered_at=now)
    return inquiry


def address(inquiry: Inquiry, tail: str = "") -> str:
    return f"/inquiries/{inquiry.token}/{tail}"


def shown(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_numbers_of_the_site_stand_there_while_its_team_has_it(inquiry, nurse, client):
    page = shown(client, address(inquiry))

    assert 'href="tel:9015550101"' in page
    assert "8 to 5" in page
    assert "The team of the place that you chose reads it" in page
    assert "901-555-0142" not in page


def test_without_a_team_the_desk_is_named_alone(inquiry, client):
    page = shown(client, address(inquiry))

    assert "A person at our desk reads it" in page
    assert "The study team" not in page


def test_a_clinician_is_given_the_line_for_clinicians(inquiry, client):
    Inquiry.objects.update(writer=Inquiry.Writer.CLINICIAN)

    assert "901-555-0142" in shown(client, address(inquiry))


def test_what_is_kept_aside_is_said_to_be_looked_at_by_hand(leeds, client, now, settings):
    held = submit(
        trial=leeds.trial,
        site=leeds,
        question=QUESTION,
        form_key="k",
        now=now,
        arrival=Arrival("", "honeypot"),
    )

    page = shown(client, address(held))

    assert "We look at your question by hand before it goes to the team." in page
    assert settings.DESK_PHONE in page


def test_the_answer_is_shown_on_an_address_of_its_own(answered, client):
    page = shown(client, address(answered))
    answer = client.get(address(answered, "answer/"))

    assert "Your question is answered" in page
    assert "secret" not in page
    assert address(answered, "answer/") in page
    assert "Yes, &lt;b&gt;secret&lt;/b&gt; room." in answer.content.decode()
    assert "Among us" not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_who_was_answered_by_phone_is_told_so(inquiry, client, now):
    Inquiry.objects.update(answered_at=now)

    page = shown(client, address(inquiry))

    assert "you had the answer by phone" in page
    assert client.get(address(inquiry, "answer/")).status_code == 404


@pytest.mark.parametrize("tail", ["", "answer/", "add/", "withdraw/"])
def test_no_page_is_kept_found_or_told_of(answered, client, tail):
    answer = client.get(address(answered, tail))

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] in {"no-referrer", "strict-origin"}
    assert "canary" not in answer.content.decode().lower()
    assert set(answer.cookies) == ({"csrftoken"} if tail in {"add/", "withdraw/"} else set())
    assert client.get(f"/inquiries/{'0' * 43}/{tail}").status_code == 404
    assert client.get(f"/inquiries/{answered.reference}/{tail}").status_code == 404


@pytest.mark.parametrize("text", TEXTS)
def test_something_can_be_added_and_a_double_click_adds_it_once(inquiry, visitor, text):
    typed = {**boxes(visitor.get(address(inquiry, "add/"))), "text": text}

    answers = [visitor.post(address(inquiry, "add/"), typed) for _ in range(3)]

    assert {answer["Location"] for answer in answers} == {address(inquiry)}
    (added,) = inquiry.entries.filter(kind=Entry.Kind.ADDITION)
    assert added.text == text.strip()
    assert "You added to it." in shown(visitor, address(inquiry))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Please write what you would like to add."),
        ("  ", "Please write what you would like to add."),
        ("x" * 5_001, "This has 5001 characters."),
        ("a\x00b", "Hidden marks came along"),
    ],
)
def test_what_cannot_be_taken_comes_back_as_typed(inquiry, visitor, text, sentence):
    typed = {**boxes(visitor.get(address(inquiry, "add/"))), "text": text}

    answer = visitor.post(address(inquiry, "add/"), typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert boxes(answer)["text"] == text.replace("\x00", "")
    assert boxes(answer)["form_key"] == typed["form_key"]
    assert not inquiry.entries.filter(kind=Entry.Kind.ADDITION).exists()


@pytest.mark.parametrize("tail", ["add/", "withdraw/"])
def test_a_lost_cookie_loses_nothing_and_the_button_works_again(inquiry, visitor, tail):
    typed = {**boxes(visitor.get(address(inquiry, tail))), "text": "And in May?"}
    typed.pop("", None)
    visitor.cookies.clear()

    refused = visitor.post(address(inquiry, tail), typed)

    again = {**typed, **boxes(refused)}
    assert refused.status_code == 403
    assert again["text"] == "And in May?"
    assert Inquiry.objects.get().withdrawn_at is None
    assert visitor.post(address(inquiry, tail), again).status_code == 302


def test_what_is_added_too_late_is_given_back_with_the_reason(inquiry, visitor, now):
    typed = {**boxes(visitor.get(address(inquiry, "add/"))), "text": "And in May?"}
    erasure.erase(inquiry=inquiry, by=None, now=now)

    answer = visitor.post(address(inquiry, "add/"), typed)

    assert answer.status_code == 422
    assert "Please send a new question." in answer.content.decode()
    assert boxes(answer)["text"] == "And in May?"


def test_opening_the_page_of_taking_back_deletes_nothing(inquiry, visitor):
    visitor.get(address(inquiry, "withdraw/"))
    visitor.head(address(inquiry, "withdraw/"))

    assert Inquiry.objects.get().sender.name == "Ada Canary"


def test_what_is_taken_back_is_deleted_and_the_page_says_when(answered, visitor, time_machine):
    form = boxes(visitor.get(address(answered, "withdraw/")))
    time_machine.move_to(dt.datetime(2026, 11, 23, 18, 5, tzinfo=dt.UTC), tick=False)

    sent = visitor.post(address(answered, "withdraw/"), form)

    page = shown(visitor, address(answered))
    assert sent["Location"] == address(answered)
    assert "You took your question back" in page
    assert "was deleted on 23 November 2026, 12:05 (Chicago time)" in page
    assert "add/" not in page
    assert "Show the answer" not in page
    assert visitor.get(address(answered, "answer/")).status_code == 404
    assert {entry.text for entry in answered.entries.all()} == {""}


def test_what_was_erased_after_its_time_is_said_to_be(inquiry, client, now):
    erasure.erase(inquiry=inquiry, by=None, now=now)

    page = shown(client, address(inquiry))

    assert "What you wrote is deleted" in page
    assert "withdraw/" not in page


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"origin": "null"}])
def test_a_form_on_another_site_deletes_nothing(inquiry, visitor, headers):
    form = boxes(visitor.get(address(inquiry, "withdraw/")))

    assert visitor.post(address(inquiry, "withdraw/"), form, headers=headers).status_code == 403
    assert Inquiry.objects.get().withdrawn_at is None


def test_with_the_database_down_what_was_added_is_given_back(inquiry, visitor, monkeypatch):
    typed = {**boxes(visitor.get(address(inquiry, "add/"))), "text": "And in May?"}

    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", fail)
    answer = visitor.post(address(inquiry, "add/"), typed)

    assert answer.status_code == 503
    assert boxes(answer)["typed"] == "And in May?"
