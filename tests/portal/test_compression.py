"""What is the same for everybody travels compressed; what is somebody's own does not."""

from __future__ import annotations

import re

import brotli
import pytest
from django.http import HttpResponse
from django.test import Client

from trials.models import Trial

pytestmark = pytest.mark.django_db
BROTLI = {"accept-encoding": "gzip, br"}
SECRETS = ("csrfmiddlewaretoken", "form_key", "stamp")


@pytest.fixture
def trial(now) -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", brief_title="A trial", published_at=now)


def test_a_readers_page_travels_compressed_and_says_the_same(trial):
    plain = Client().get(trial.get_absolute_url())
    small = Client().get(trial.get_absolute_url(), headers=BROTLI)

    assert small.headers["Content-Encoding"] == "br"
    assert brotli.decompress(small.content) == plain.content
    assert len(small.content) < len(plain.content) / 2
    assert small.headers["Content-Length"] == str(len(small.content))


def test_caches_keep_the_two_apart(trial):
    answers = [Client().get(trial.get_absolute_url(), headers=each) for each in ({}, BROTLI)]

    assert [answer.headers["Vary"] for answer in answers] == ["Accept-Encoding"] * 2


def test_who_cannot_read_it_gets_it_plain(trial):
    answer = Client().get(trial.get_absolute_url(), headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in answer.headers
    assert b"A trial" in answer.content


@pytest.mark.parametrize("form", ["contact/", "refer/contact/"])
def test_a_form_that_nobody_has_filled_in_travels_compressed(trial, form):
    path = trial.get_absolute_url() + form
    first, second = (Client().get(path, headers=BROTLI) for _ in range(2))

    assert first.headers["Content-Encoding"] == "br"
    # What makes it safe: what is secret in it is another one each time.
    assert secrets_of(first).isdisjoint(secrets_of(second))
    assert len(secrets_of(first)) == len(SECRETS)


@pytest.mark.parametrize("form", ["contact/", "refer/contact/"])
def test_what_was_typed_is_not_compressed(trial, form):
    path = trial.get_absolute_url() + form
    answer = Client().post(path, {"message": "Her kidneys"}, headers=BROTLI)

    assert answer.status_code == 422
    assert b"Her kidneys" in answer.content
    assert "Content-Encoding" not in answer.headers


def test_what_holds_a_token_is_not_compressed(trial):
    answer = Client().get("/staff/login/", headers=BROTLI, follow=True)

    assert b"csrfmiddlewaretoken" in answer.content
    assert "Content-Encoding" not in answer.headers


def secrets_of(answer: HttpResponse) -> set[str]:
    page = brotli.decompress(answer.content).decode()
    return set(re.findall(rf'name="(?:{"|".join(SECRETS)})" value="([^"]+)"', page))
