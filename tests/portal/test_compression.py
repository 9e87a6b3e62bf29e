"""What is the same for everybody travels compressed; what is somebody's own does not."""

from __future__ import annotations

import brotli
import pytest
from django.test import Client

from trials.models import Trial

pytestmark = pytest.mark.django_db
BROTLI = {"accept-encoding": "gzip, br"}


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


@pytest.mark.parametrize("path", ["/trials/NCT00000001/contact/", "/staff/login/"])
def test_what_holds_a_token_is_not_compressed(trial, path):
    answer = Client().get(path, headers=BROTLI, follow=True)

    assert b"csrfmiddlewaretoken" in answer.content
    assert "Content-Encoding" not in answer.headers
