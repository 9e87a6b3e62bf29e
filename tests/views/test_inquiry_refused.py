"""A question that cannot be taken comes back with every sign of it in its place."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.db import OperationalError
from django.test import Client

from trials.actions import inquiries
from trials.language.consent import CONSENT_VERSION
from trials.models import Inquiry, Site, Trial

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
TEXTS = [
    "plain",
    "“quotes” 'single' \"double\" &amp; & &lt;",
    "</textarea><script>alert(1)</script>",
    "\n\nfirst line empty\n\tand a tab  ",
    "שלום \u202bRTL\u202c العربية",
    "👩‍👧 e\u0301 ﷺ",
    "x" * 5_000,
]


class Boxes(HTMLParser):
    """What stands in each control of a page, as a browser would send it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.area = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "input" and (
            given.get("type") not in ("radio", "checkbox") or "checked" in given
        ):
            self.values[given.get("name", "")] = given.get("value", "")
        if tag == "textarea":
            self.area = given.get("name", given["id"])
            self.values[self.area] = ""

    def handle_data(self, data):
        if self.area:
            self.values[self.area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser drops the line end right behind the tag.
            self.values[self.area] = self.values[self.area].removeprefix("\n")
            self.area = ""


def boxes(response) -> dict[str, str]:
    return Boxes(response.content.decode()).values


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
    return {**boxes(visitor.get(ADDRESS)), **TYPED}


@pytest.mark.parametrize("text", TEXTS)
def test_a_refused_form_comes_back_with_all_that_was_typed(opened, visitor, text):
    typed = {**opened, "message": text, "name": '<Ada & "Ida">', "email": "wrong"}

    response = visitor.post(ADDRESS, typed)

    assert response.status_code == 422
    assert "Not sent yet" in response.content.decode().split("</title>")[0]
    shown = boxes(response)
    token = shown.pop("csrfmiddlewaretoken")
    assert {name: shown[name] for name in shown if name in typed} == {
        name: typed[name] for name in shown if name in typed
    }
    assert {*TYPED} - {*shown} == {"site"}
    assert token
    assert not Inquiry.objects.exists()


def test_a_refused_form_names_each_fault_beside_its_field_and_above_all(opened, visitor):
    page = visitor.post(ADDRESS, {**opened, "writer": "", "email": "wrong"}).content.decode()

    summary, form = page.split("<form", 2)[0], page.split("<form", 2)[1]
    assert '<a href="#id_writer_0">Please say who is writing.</a>' in summary
    assert '<a href="#id_email">Please check the e-mail address.' in summary
    assert 'id="id_email_error"' in form
    assert "autofocus" in summary
    assert 'id="id_writer_0"' in form


def test_htmx_gets_the_part_and_everybody_else_the_page(opened, visitor):
    wrong = {**opened, "email": "wrong"}

    part = visitor.post(ADDRESS, wrong, headers={"HX-Request": "true"})
    restored = visitor.post(
        ADDRESS, wrong, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )
    page = visitor.post(ADDRESS, wrong)

    assert [answer.status_code for answer in (part, restored, page)] == [422] * 3
    assert part.content.strip().startswith(b'<section id="inquiry-form"')
    assert b"<html" not in part.content
    assert b"<html" in restored.content
    assert b"<html" in page.content
    for answer in (part, restored, page):
        assert "HX-Request" in answer["Vary"]
        assert "HX-History-Restore-Request" in answer["Vary"]


def test_the_place_that_was_chosen_stays_chosen(opened, visitor, asthma):
    site = Site.objects.create(trial=asthma, facility="St. James", city="Leeds")

    page = visitor.post(ADDRESS, {**opened, "site": site.pk, "email": "wrong"}).content.decode()

    assert f'<option value="{site.pk}" selected>' in page


def test_a_site_of_another_trial_is_refused(opened, visitor, asthma, now):
    Site.objects.create(trial=asthma, city="Leeds")
    other = Trial.objects.create(nct_id="NCT00000002", published_at=now)
    site = Site.objects.create(trial=other, city="Leeds")

    assert visitor.post(ADDRESS, {**opened, "site": site.pk}).status_code == 422
    assert not Inquiry.objects.exists()


def test_when_it_cannot_be_kept_all_that_was_typed_comes_back(opened, visitor, monkeypatch, caplog):
    def fail(**kwargs):
        raise OperationalError(f"Failing row contains ({TYPED['message']})")

    monkeypatch.setattr(inquiries, "submit", fail)

    response = visitor.post(ADDRESS, opened)

    assert response.status_code == 503
    assert "We could not keep it just now" in response.content.decode()
    assert boxes(response)["message"] == TYPED["message"]
    assert boxes(response)["form_key"] == opened["form_key"]
    assert "OperationalError" in caplog.text
    assert TYPED["message"] not in caplog.text


@pytest.mark.parametrize("text", TEXTS)
def test_what_was_typed_about_a_withdrawn_trial_is_given_back(opened, visitor, asthma, text):
    Trial.objects.update(published_at=None)

    response = visitor.post(ADDRESS, {**opened, "message": text})

    assert visitor.get(ADDRESS).status_code == 404
    assert response.status_code == 404
    assert boxes(response)["typed"] == text
    assert not Inquiry.objects.exists()
