"""The link in the mail that asks whether a question was sent on purpose."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.asked import a_site, ask
from tests.letters import notices
from trials.actions.inquiries import Arrival
from trials.actions.letters.proof import signed
from trials.models import Inquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(now) -> Inquiry:
    return ask(a_site(), now, arrival=Arrival("", "unproven"))


def link(inquiry: Inquiry, signature: str = "") -> str:
    return f"/inquiries/{inquiry.token}/proof/{signature or signed(inquiry)}/"


def test_the_page_is_kept_by_nobody_and_says_nothing_of_the_question(inquiry, client):
    page = client.get(link(inquiry))

    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"
    assert "canary" not in page.content.decode().lower()


@pytest.mark.parametrize("signature", ["forged", "x" * 500, "a:b", "%00", "%ED%A0%80"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_knows_only_the_private_page_cannot_say_yes(signature, method, inquiry, client):
    answer = getattr(client, method)(link(inquiry, signature))

    assert answer.status_code == 404
    inquiry.refresh_from_db()
    assert inquiry.held_at


def test_the_link_of_one_question_is_not_good_for_another(inquiry, client, now):
    other = ask(a_site(city="Leeds"), now, arrival=Arrival("", "unproven"))

    assert client.post(link(inquiry, signed(other))).status_code == 404


def test_a_link_that_was_used_leads_to_the_private_page(inquiry, client):
    for _ in range(2):
        client.post(link(inquiry))

    answer = client.get(link(inquiry))

    assert (answer.status_code, answer["Location"]) == (302, f"/inquiries/{inquiry.token}/")
    assert notices().count() == 1


def test_a_lost_cookie_is_said_and_the_button_works_then(inquiry):
    visitor = Client(enforce_csrf_checks=True)

    refused = visitor.post(link(inquiry))

    assert refused.status_code == 403
    assert "Please press the button again" in refused.content.decode()
    token = visitor.cookies["csrftoken"].value
    assert visitor.post(link(inquiry), {"csrfmiddlewaretoken": token}).status_code == 302
