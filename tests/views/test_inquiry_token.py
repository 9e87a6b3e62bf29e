"""A form whose token is lost: nothing typed is lost with it. A foreign form: nothing is shown."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from tests.letters import words_of
from trials.language.consent import CONSENT_VERSION
from trials.models import Inquiry, Trial

pytestmark = pytest.mark.django_db
ADDRESS = "/trials/NCT00000001/contact/"
TEXTS = [
    "plain",
    "“quotes” 'single' \"double\" &amp; & &lt;",
    "</textarea><script>alert(1)</script>",
    "שלום \u202bRTL\u202c العربية",
    "👩‍👧 e\u0301 ﷺ",
    "line\nline\n\n\tline",
    "x" * 5_000,
]


def lose_the_cookie(visitor: Client, form: dict[str, str]) -> None:
    visitor.cookies.clear()


def garble_the_cookie(visitor: Client, form: dict[str, str]) -> None:
    visitor.cookies["csrftoken"] = "<garbled>"


def garble_the_token(visitor: Client, form: dict[str, str]) -> None:
    form["csrfmiddlewaretoken"] = "zzz"


def drop_the_token(visitor: Client, form: dict[str, str]) -> None:
    del form["csrfmiddlewaretoken"]


def sign_in_elsewhere(visitor: Client, form: dict[str, str]) -> None:
    """Signing in changes the secret under a page that is open."""
    visitor.cookies["csrftoken"] = "a" * 32


LOSSES = [lose_the_cookie, garble_the_cookie, garble_the_token, drop_the_token, sign_in_elsewhere]


@pytest.fixture
def visitor(now) -> Client:
    Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma", published_at=now)
    return Client(enforce_csrf_checks=True)


def read_form(page: str) -> dict[str, str]:
    """The hidden fields and the question, as a browser would send them."""
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    (message,) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    return {name: html.unescape(value) for name, value in [*hidden, ("message", message)]}


def fill_in(visitor: Client, text: str = "Is there still room?") -> dict[str, str]:
    opened = read_form(visitor.get(ADDRESS).content.decode())
    answers = {"writer": "parent", "email": "ada@example.org", "consent": CONSENT_VERSION}
    return {**opened, **answers, "message": text}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("lose", LOSSES)
def test_a_lost_token_loses_nothing_and_send_works_again(visitor, lose, text):
    form = fill_in(visitor, text)
    lose(visitor, form)

    refused = visitor.post(ADDRESS, form)

    shown = refused.content.decode()
    again = read_form(shown)
    assert refused.status_code == 403
    assert "press Send again" in shown
    assert again["message"] == text
    assert again["form_key"] == form["form_key"]
    assert 'value="ada@example.org"' in shown
    assert re.search(r'value="parent"[^>]* checked', shown)
    assert "no-store" in refused["Cache-Control"]
    assert not Inquiry.objects.exists()
    assert visitor.post(ADDRESS, {**form, **again}).status_code == 302
    assert words_of(Inquiry.objects.get()) == text.strip()


def test_htmx_gets_the_form_back_as_a_part(visitor):
    form = fill_in(visitor)
    lose_the_cookie(visitor, form)

    refused = visitor.post(ADDRESS, form, headers={"HX-Request": "true"})

    assert refused.status_code == 403
    assert refused.content.strip().startswith(b'<section id="inquiry-form"')
    assert read_form(refused.content.decode())["message"] == form["message"]


def test_the_page_tells_htmx_to_swap_what_is_refused(visitor):
    config = visitor.get(ADDRESS).content.decode()

    assert '"code": "403|413|422|503", "swap": true' in config


def test_a_withdrawn_trial_and_a_lost_token_together_lose_nothing(visitor):
    form = fill_in(visitor, "Is there <b>room</b>?")
    lose_the_cookie(visitor, form)
    Trial.objects.update(published_at=None)

    refused = visitor.post(ADDRESS, form)

    assert refused.status_code == 404
    assert "Is there &lt;b&gt;room&lt;/b&gt;?" in refused.content.decode()


FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://testserver.evil.example"},
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_a_form_on_another_site_stores_nothing_and_shows_nothing(visitor, headers, htmx):
    form = fill_in(visitor, "Canary")

    refused = visitor.post(ADDRESS, form, headers={**headers, **htmx})

    assert refused.status_code == 403
    assert b"Canary" not in refused.content
    assert b"ada@example.org" not in refused.content
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("referer", ["https://evil.example/", "http://testserver/", "", None])
def test_a_foreign_referer_stores_nothing_and_shows_nothing(visitor, referer, settings):
    form = fill_in(visitor, "Canary")
    headers = {} if referer is None else {"referer": referer}

    refused = visitor.post(ADDRESS, form, headers=headers, secure=True)

    assert refused.status_code == 403
    assert b"Canary" not in refused.content
    assert not Inquiry.objects.exists()


def test_a_foreign_form_that_htmx_sends_leaves_what_was_typed_in_its_place(visitor):
    form = fill_in(visitor)

    refused = visitor.post(ADDRESS, form, headers={"origin": "null", "HX-Request": "true"})

    assert (refused["HX-Retarget"], refused["HX-Reswap"]) == ("#unsent", "innerHTML")
    assert b"All that you wrote is still here" in refused.content


def test_other_pages_refuse_plainly(client, db):
    refused = Client(enforce_csrf_checks=True).post("/staff/login/", {"username": "Canary"})

    assert refused.status_code == 403
    assert b"Canary" not in refused.content
