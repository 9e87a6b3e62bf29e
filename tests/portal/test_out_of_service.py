"""Closed for work, or without its database, the portal still gives numbers to ring."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from tests.conftest import NOW
from trials.actions import phone_book
from trials.models import CentralContact, Trial

pytestmark = pytest.mark.django_db
READERS = ["/", "/trials/", "/trials/NCT00000001/", "/about/", "/glossary/", "/status.json"]


@pytest.fixture(autouse=True)
def asthma(tmp_path, settings) -> Trial:
    """A trial that stands in the book of numbers."""
    settings.LAST_GOOD = tmp_path / "last-good.json"
    settings.MAINTENANCE_SWITCH = tmp_path / "maintenance"
    trial = Trial.objects.create(
        nct_id="NCT00000001", brief_title="Asthma in children", published_at=NOW
    )
    CentralContact.objects.create(trial=trial, phone="866-278-5833", hours="Weekdays, 8 to 5")
    phone_book.keep(path=settings.LAST_GOOD, now=NOW)
    return trial


@pytest.fixture
def closed(settings) -> None:
    settings.MAINTENANCE = True


@pytest.fixture
def take_down(monkeypatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError("connection refused, row (secret)")

    def down() -> None:
        monkeypatch.setattr(BaseDatabaseWrapper, "cursor", fail)
        monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", fail)

    return down


@pytest.mark.parametrize("path", READERS)
def test_while_it_is_closed_pages_say_when_to_come_back_and_whom_to_ring(
    closed, client, path, settings
):
    answer = client.get(path)

    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "3600")
    assert "no-store" in answer["Cache-Control"]
    assert "We are working on our pages" in page
    assert "Asthma in children" in page
    assert 'href="tel:8662785833"' in page
    assert "Weekdays, 8 to 5" in page
    assert settings.DESK_PHONE in page
    assert "Not for emergencies" in page


def test_the_page_of_a_trial_gives_the_numbers_of_that_trial_alone(closed, client, settings):
    Trial.objects.create(nct_id="NCT00000002", brief_title="Gout", published_at=NOW)
    phone_book.keep(path=settings.LAST_GOOD, now=NOW)

    assert "Gout" not in client.get("/trials/nct00000001/sites/").content.decode()
    assert "Gout" in client.get("/trials/").content.decode()


def test_a_file_closes_it_too(client, settings):
    settings.MAINTENANCE_SWITCH.touch()
    while_it_lay_there = client.get("/").status_code
    settings.MAINTENANCE_SWITCH.unlink()

    assert (while_it_lay_there, client.get("/").status_code) == (503, 200)


def test_it_asks_the_database_nothing(closed, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/trials/NCT00000001/")


def test_staff_and_those_who_watch_go_on(closed, client, admin_client):
    assert client.get("/livez").status_code == 200
    assert b"database: ok" in client.get("/readyz").content
    assert client.get("/staff/account/sign-in/").status_code == 200
    assert admin_client.get("/staff/trials/site/").status_code == 200


def test_a_question_that_is_sent_meanwhile_is_given_back(closed, client):
    answer = client.post(
        "/trials/NCT00000001/contact/", {"message": "</textarea>Is there room? שלום"}
    )

    page = answer.content.decode()
    assert answer.status_code == 503
    assert "What you sent did not arrive." in page
    assert "&lt;/textarea&gt;Is there room? שלום" in page


def test_a_form_of_a_foreign_site_shows_nothing_of_itself(closed):
    answer = Client(enforce_csrf_checks=True).post(
        "/trials/NCT00000001/contact/",
        {"message": "Ring 555"},
        headers={"origin": "https://evil.example"},
    )

    assert answer.status_code == 403
    assert "Ring 555" not in answer.content.decode()


def test_htmx_leaves_what_was_typed_and_opens_links_as_pages(closed, client):
    sent = client.post("/trials/NCT00000001/contact/", headers={"HX-Request": "true"})
    tab = client.get("/trials/NCT00000001/sites/?a=1", headers={"HX-Request": "true"})

    assert (sent.status_code, sent["HX-Retarget"]) == (503, "#unsent")
    assert "All that you wrote is still here" in sent.content.decode()
    assert "<html" not in sent.content.decode()
    assert tab["HX-Redirect"] == "/trials/NCT00000001/sites/?a=1"


@pytest.mark.parametrize("path", ["/", "/trials/", "/trials/NCT00000001/", "/es/trials/"])
def test_without_the_database_pages_give_the_numbers_too(client, path, take_down, caplog):
    take_down()

    answer = client.get(path)

    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    assert "866-278-5833" in page
    assert "secret" not in page + caplog.text


def test_without_a_book_the_desk_is_rung(closed, client, settings):
    settings.LAST_GOOD.unlink()

    assert settings.DESK_PHONE in client.get("/trials/NCT00000001/").content.decode()


def test_a_trial_without_a_number_leads_to_the_desk(closed, client, settings):
    CentralContact.objects.all().delete()
    phone_book.keep(path=settings.LAST_GOOD, now=NOW)

    assert "Please ring our desk" in client.get("/trials/").content.decode()
