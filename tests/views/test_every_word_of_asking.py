"""On the Spanish pages of asking nothing of ours is left in English, whatever state they are in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpResponse
from django.test import Client

from tests.asked import ask, enrolled
from tests.every_word import bracketed, left_in_english
from trials.actions import erasure, phone_book
from trials.actions.inquiries import Arrival
from trials.actions.letters.proof import signed
from trials.language.consent import consent
from trials.models import CentralContact, Entry, Inquiry, InquiryEvent, Site, SiteContact, Trial

pytestmark = pytest.mark.django_db
FORMS = ["/es/trials/NCT00000001/contact/", "/es/trials/NCT00000001/refer/contact/"]
CRITERIA = "Inclusion Criteria:\n\n* Age 2 to 12 years\n\nExclusion Criteria:\n\n* Fever"
KEEP_DAYS = 90
TOO_LONG = "x" * 5_001
NAMES = (
    *("Trialside", "St. Nowhere", "St. James", "Leeds", "Asthma", "London", "Chicago"),
    *("ClinicalTrials.gov", "español"),
)


@pytest.fixture(autouse=True)
def _in_brackets(settings) -> Iterator[None]:
    settings.PORTAL_NAME = "Trialside"
    settings.PORTAL_OPERATOR = "St. Nowhere"
    settings.KEEP_DAYS = KEEP_DAYS
    with bracketed():
        yield


@pytest.fixture
def leeds(now) -> Site:
    trial = Trial.objects.create(
        nct_id="NCT00000001",
        brief_title="Asthma",
        published_at=now,
        overall_status="RECRUITING",
        eligibility_criteria=CRITERIA,
    )
    CentralContact.objects.create(trial=trial, phone="866-278-5833", hours="Weekdays, 8 to 5")
    site = Site.objects.create(
        trial=trial,
        facility="St. James",
        city="Leeds",
        registry_status="RECRUITING",
        clinician_line="901-555-0142",
    )
    SiteContact.objects.create(site=site, name="Study Team", phone="901-555-0101")
    return site


@pytest.fixture
def inquiry(leeds, now) -> Inquiry:
    return ask(leeds, now)


@pytest.fixture
def listed(leeds, now, tmp_path, settings) -> None:
    """Its numbers stand in the book for when the database is down."""
    settings.LAST_GOOD = tmp_path / "last-good.json"
    phone_book.keep(path=settings.LAST_GOOD, now=now)


def said(answer: HttpResponse) -> list[str]:
    """What the middle of a page says in English. What people agree to stands in no catalogue, but
    in Spanish: tests/language/test_consent.py."""
    wording = consent(operator="St. Nowhere", keep_days=KEEP_DAYS, language="es")
    agreed = [wording.tick, *(text for detail in wording.details for text in detail)]
    references = Inquiry.objects.values_list("reference", flat=True)
    names = [*NAMES, TOO_LONG, *references]
    html = answer.content.decode()
    assert "⟦" in html
    middle = html.partition("<main")[2].partition("</main>")[0] or html
    title = html.partition("<title>")[2].partition("</title>")[0]
    return left_in_english(f"<p>{title}</p><main{middle}", *agreed, *names)


def address(inquiry: Inquiry, tail: str = "") -> str:
    return f"/es/inquiries/{inquiry.token}/{tail}"


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("has_team", [True, False])
def test_the_forms(leeds, client, now, path, has_team):
    if has_team:
        enrolled("nurse", leeds, now)

    assert said(client.get(path)) == []


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    "typed", [{}, {"email": "wrong", "phone": "x", "message": TOO_LONG, "name": "a\x00b"}]
)
def test_the_refused_forms(leeds, client, path, typed):
    refused = client.post(path, {**typed, "site": "999", "consent": "2020-01"})

    assert refused.status_code == 422
    assert said(refused) == []


@pytest.mark.parametrize("path", FORMS)
def test_a_form_whose_cookie_was_lost(leeds, path):
    refused = Client(enforce_csrf_checks=True).post(path, {"message": ""})

    assert refused.status_code == 403
    assert said(refused) == []


def test_a_form_during_an_attack(leeds, client, settings):
    settings.PROOF_FROM = -1

    assert said(client.get(FORMS[0])) == []


def test_a_form_that_is_too_long_for_us(leeds, client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10

    refused = client.post(FORMS[0], {"message": TOO_LONG}, headers={"HX-Request": "true"})

    assert refused.status_code == 413
    assert said(refused) == []


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_form_of_a_trial_that_is_gone_or_of_another_site(leeds, client, headers):
    foreign = Client(enforce_csrf_checks=True).post(
        FORMS[0], headers={"origin": "https://evil.example", **headers}
    )
    Trial.objects.update(published_at=None)
    gone = client.post(FORMS[0], {"message": ""})

    assert said(gone) == []
    assert headers == {} or said(foreign) == []


@pytest.mark.parametrize("path", FORMS)
def test_the_forms_without_a_database(listed, client, monkeypatch, path):
    break_database(monkeypatch)

    answers = [client.get(path), client.post(path)]

    monkeypatch.undo()
    assert [answer.status_code for answer in answers] == [503, 503]
    assert [said(answer) for answer in answers] == [[], []]


def test_the_private_page_while_a_question_waits(inquiry, leeds, client, now):
    alone = client.get(address(inquiry))
    enrolled("nurse", leeds, now)
    with_team = client.get(address(inquiry))
    Inquiry.objects.update(
        writer="clinician", answer_by_mail=True, held_at=now, held_why="unproven"
    )
    held = client.get(address(inquiry))

    assert [said(page) for page in (alone, with_team, held)] == [[], [], []]


@pytest.mark.parametrize("column", ["answered_at", "closed_at", "erased_at", "withdrawn_at"])
def test_the_private_page_when_it_is_over(inquiry, client, now, column):
    if column == "erased_at":
        erasure.erase(inquiry=inquiry, by=None, now=now)
    else:
        Inquiry.objects.update(**{column: now})

    assert said(client.get(address(inquiry))) == []


def test_each_step_of_the_timeline(inquiry, leeds, client, now):
    for kind in InquiryEvent.Kind.values:
        InquiryEvent.objects.create(inquiry=inquiry, kind=kind, at=now, site=leeds)
    inquiry.messages.update(state="sent", sent_at=now)

    page = client.get(address(inquiry))

    assert said(page) == []
    assert '<span lang="en">St. James, Leeds</span>' in page.content.decode()


def test_the_answer(inquiry, client, now):
    answer = Entry(inquiry=inquiry, kind=Entry.Kind.ANSWER, at=now)
    answer.text = "12."
    answer.save()

    assert said(client.get(address(inquiry, "answer/"))) == []


@pytest.mark.parametrize("tail", ["add/", "withdraw/", "proof/"])
def test_the_forms_of_the_private_page(leeds, client, now, tail):
    held = ask(leeds, now, arrival=Arrival("", "unproven"))
    path = address(held, f"proof/{signed(held)}/" if tail == "proof/" else tail)

    opened = client.get(path)
    refused = Client(enforce_csrf_checks=True).post(path)

    assert (opened.status_code, refused.status_code) == (200, 403)
    assert said(opened) == said(refused) == []


@pytest.mark.parametrize("text", ["", TOO_LONG, "\x00"])
def test_what_cannot_be_added(inquiry, client, text):
    refused = client.post(address(inquiry, "add/"), {"text": text})

    assert refused.status_code == 422
    assert said(refused) == []


def test_what_is_added_too_late(inquiry, client, now):
    erasure.erase(inquiry=inquiry, by=None, now=now)

    refused = client.post(address(inquiry, "add/"), {"text": "12"})

    assert refused.status_code == 422
    assert said(refused) == []
    assert said(client.get(address(inquiry, "withdraw/"))) == []


def test_the_private_page_without_a_database(inquiry, client, monkeypatch):
    break_database(monkeypatch)

    answer = client.post(address(inquiry, "add/"), {"text": "12"})

    monkeypatch.undo()
    assert answer.status_code == 503
    assert said(answer) == []


def break_database(monkeypatch) -> None:
    """Until monkeypatch.undo()."""

    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", fail)
