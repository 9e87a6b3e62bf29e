"""The question form as a browser meets it: what it says, takes and tells."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.core import mail
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.letters import notices, words_of
from trials.actions import messages
from trials.language.consent import CONSENT_VERSION
from trials.models import Alias, CentralContact, Inquiry, Site, Trial

pytestmark = pytest.mark.django_db
ADDRESS = "/trials/NCT00000001/contact/"
TYPED = {
    "message": "Is there still room?",
    "writer": "parent",
    "name": "Ada",
    "email": "ada@example.org",
    "phone": "901-555-0199",
    "best_time": "after 4",
    "language": "Spanish",
    "site": "",
    "consent": CONSENT_VERSION,
}


@pytest.fixture
def asthma(now) -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001", brief_title="Asthma", published_at=now, overall_status="RECRUITING"
    )


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def opened(asthma, visitor) -> dict[str, str]:
    """The form as it was opened, with its key and its token, and filled in."""
    page = visitor.get(ADDRESS)
    key = page.context["form"]["form_key"].value()
    return {**TYPED, "form_key": key, "csrfmiddlewaretoken": visitor.cookies["csrftoken"].value}


def test_the_page_says_what_to_know_before_the_form_begins(asthma, client, settings, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 20, 15, tzinfo=dt.UTC), tick=False)
    settings.PORTAL_OPERATOR = "St. Nowhere"
    settings.DESK_HOURS = "weekdays, 9 to 5 in Memphis"

    before = client.get(ADDRESS).content.decode().split("<form")[0]

    assert "St. Nowhere" in before
    assert "Monday, 30 November 2026" in before
    assert 'href="tel:+19015550100"' in before
    assert "weekdays, 9 to 5 in Memphis" in before
    assert "Not for emergencies" in before
    assert "no diagnosis and for no child’s name" in before
    assert "This is research." in before


def test_the_page_is_never_stored_and_sets_one_cookie(asthma, client):
    response = client.get(ADDRESS)

    assert "no-store" in response["Cache-Control"]
    assert list(response.cookies) == ["csrftoken"]
    assert "sessionid" not in client.cookies


def test_the_page_costs_the_same_whatever_the_number_of_sites(asthma, client):
    costs = set()

    for number in (1, 39, 360):
        Site.objects.bulk_create(Site(trial=asthma, city=f"Town {n}") for n in range(number))
        with CaptureQueriesContext(connection) as queries:
            response = client.get(ADDRESS)
        costs.add(len(queries))

    assert response.content.count(b"<option") == 401
    assert len(costs) == 1


def test_the_study_team_can_be_rung_and_written_to(asthma, client):
    CentralContact.objects.create(
        trial=asthma, name="Study Team", phone="866-278-5833", email="team@hospital.example"
    )

    after = client.get(ADDRESS).content.decode().split("</form>")[1]

    assert "Study Team" in after
    assert 'href="tel:8662785833"' in after
    assert 'href="mailto:team@hospital.example"' in after


def test_a_question_that_is_sent_leads_to_its_private_page(opened, visitor):
    response = visitor.post(ADDRESS, opened)

    inquiry = Inquiry.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/inquiries/{inquiry.token}/"
    assert words_of(inquiry) == TYPED["message"]
    assert notices().get().inquiry == inquiry


def test_htmx_is_sent_on_by_a_header_of_its_own(opened, visitor):
    response = visitor.post(ADDRESS, opened, headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert response["HX-Redirect"] == f"/inquiries/{Inquiry.objects.get().token}/"
    assert "Location" not in response


def test_the_same_form_sent_five_times_is_one_inquiry(opened, visitor):
    answers = {visitor.post(ADDRESS, opened)["Location"] for _ in range(5)}

    assert len(answers) == Inquiry.objects.count() == notices().count() == 1


def test_edited_words_behind_the_back_button_are_a_second_inquiry(opened, visitor):
    visitor.post(ADDRESS, opened)
    visitor.post(ADDRESS, {**opened, "message": "And what about May?"})

    kept = {words_of(inquiry) for inquiry in Inquiry.objects.all()}
    assert kept == {TYPED["message"], "And what about May?"}


def test_a_form_of_a_renumbered_trial_is_sent_to_the_new_number(opened, visitor, asthma):
    Alias.objects.create(trial=asthma, text="NCT00000009")
    old = ADDRESS.replace("0001", "0009")

    assert visitor.get(old).status_code == 301
    response = visitor.post(old, opened)

    assert (response.status_code, response["Location"]) == (308, ADDRESS)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_is_changed_by_other_methods(asthma, client, method):
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_reading_changes_nothing(asthma, client):
    client.get(ADDRESS)
    client.head(ADDRESS)

    assert not Inquiry.objects.exists()


def test_nothing_that_was_typed_is_found_elsewhere(opened, visitor, caplog):
    canary = "Canary"
    typed = dict.fromkeys(("message", "name", "phone", "best_time"), f"{canary} 12345")
    caplog.set_level(logging.DEBUG)

    answer = visitor.post(ADDRESS, {**opened, **typed, "email": f"{canary}@example.org"})
    receipt = visitor.get(answer["Location"])
    list(messages.deliver_due(lambda: notices().get().next_try_at))

    told = [
        answer["Location"],
        receipt.content.decode(),
        str(receipt.headers),
        *(letter.subject + letter.body for letter in mail.outbox),
        caplog.text,
    ]
    assert len(mail.outbox) == 2
    assert words_of(Inquiry.objects.get()) == typed["message"]
    assert [text for text in told if canary.lower() in text.lower()] == []


def test_a_database_that_fails_while_saving_leaves_nothing_behind(opened, visitor, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(messages, "enqueue", fail)

    assert visitor.post(ADDRESS, opened).status_code == 503
    assert not Inquiry.objects.exists()
