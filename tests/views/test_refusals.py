from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from trials.views import refusals


def test_not_found_offers_a_search_and_the_desks_phone(client, settings):
    response = client.get("/no/such/page/")

    body = response.content.decode()
    assert response.status_code == 404
    assert 'action="/trials/" method="get"' in body
    assert settings.DESK_PHONE in body


def test_a_request_that_django_refuses_gets_a_page(client, settings):
    response = client.get("/trials/?" + "&".join(f"f{number}=1" for number in range(1100)))

    assert response.status_code == 400
    assert "We could not read that" in response.content.decode()
    assert settings.DESK_PHONE in response.content.decode()


def test_forbidden_says_where_staff_sign_in(settings):
    response = refusals.forbidden(RequestFactory().get("/"), PermissionError())

    body = response.content.decode()
    assert response.status_code == 403
    assert 'href="/staff/login/"' in body
    assert settings.DESK_PHONE in body


@pytest.fixture
def broken(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client of a portal whose first page breaks."""
    monkeypatch.setattr("trials.views.home.listing.common_conditions", None)
    client.raise_request_exception = False
    return client


def test_when_something_breaks_there_is_still_a_page_with_a_number(broken, settings):
    response = broken.get("/")

    assert response.status_code == 500
    assert "<h1>Something broke here</h1>" in response.content.decode()
    assert settings.DESK_PHONE in response.content.decode()


def test_when_even_that_page_breaks_there_is_a_sentence(broken, settings, monkeypatch):
    monkeypatch.setattr("trials.views.refusals.render", None)

    response = broken.get("/")

    assert response.status_code == 500
    assert settings.DESK_PHONE in response.content.decode()


def test_a_page_that_only_shows_things_says_so(client, db):
    answer = client.post("/about/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert b"This page cannot do that" in answer.content


def test_searching_machines_are_told_where_not_to_go(client, db):
    answer = client.get("/robots.txt")

    assert b"Disallow: /staff/" in b"".join(answer.streaming_content)
    answer.close()
