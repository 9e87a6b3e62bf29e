"""Guessing is slowed; whoever has a passkey gets in meanwhile."""

from __future__ import annotations

from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

SIGN_IN = "/staff/account/sign-in/"
PASSWORD = "a long pass phrase"


@pytest.fixture
def nurse(db) -> User:
    cache.clear()
    return User.objects.create_superuser("nurse", password=PASSWORD)


def guess(address: str, password: str = "wrong") -> tuple[int, bool]:
    """The status of the answer, and whether the password reached the hasher."""
    with mock.patch.object(User, "check_password", return_value=False) as hasher:
        answer = Client(REMOTE_ADDR=address).post(SIGN_IN, {"login": "nurse", "password": password})
    return answer.status_code, hasher.called


def test_of_many_guesses_from_one_address_few_reach_the_hasher(nurse):
    tried = [guess("192.0.2.1")[1] for _ in range(40)]

    assert sum(tried) <= 10


def test_of_many_guesses_from_many_addresses_at_most_twenty_reach_the_hasher(nurse):
    tried = [guess(f"192.0.2.{place}")[1] for place in range(60)]

    assert sum(tried) == 20


def test_too_many_tries_are_told_what_to_do(nurse):
    for _ in range(20):
        guess("192.0.2.1")

    page = Client(REMOTE_ADDR="192.0.2.1").post(SIGN_IN, {"login": "nurse", "password": "x"})

    assert page.status_code == 429
    assert "Too many tries" in page.content.decode()


def test_a_forged_address_of_a_proxy_that_there_is_not_changes_nothing(nurse):
    with mock.patch.object(User, "check_password", return_value=False) as hasher:
        for place in range(30):
            Client(HTTP_X_FORWARDED_FOR=f"198.51.100.{place}").post(
                SIGN_IN, {"login": f"somebody-{place}", "password": "wrong"}
            )
            Client(HTTP_X_FORWARDED_FOR=f"198.51.100.{place}").post(
                SIGN_IN, {"login": "nurse", "password": "wrong"}
            )

    assert hasher.call_count <= 10


def test_the_nurse_signs_in_after_a_few_slips_of_her_own(nurse):
    for _ in range(4):
        guess("192.0.2.9")
    client = Client(REMOTE_ADDR="192.0.2.9")

    client.post(SIGN_IN, {"login": "nurse", "password": PASSWORD})

    assert client.get("/staff/").status_code == 200
