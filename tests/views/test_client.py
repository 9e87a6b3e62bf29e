from __future__ import annotations

import pytest
from django.test import RequestFactory

from trials.views.client import address_of


def seen(forwarded: str | None, remote: str = "10.0.0.1") -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return address_of(RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote))


@pytest.mark.parametrize("forwarded", [None, "198.51.100.1", "198.51.100.1, 198.51.100.2", ", ,"])
def test_without_a_proxy_of_ours_nobody_can_forge_where_they_are(forwarded, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0

    assert seen(forwarded, "192.0.2.1") == "192.0.2.1"


@pytest.mark.parametrize("forged", range(6))
def test_behind_one_proxy_only_what_it_added_is_believed(forged, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    chain = [f"198.51.100.{place}" for place in range(forged)]

    assert seen(", ".join([*chain, "192.0.2.1"])) == "192.0.2.1"


def test_behind_two_the_last_but_one_counts(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    assert seen("198.51.100.1, 192.0.2.1, 10.0.0.2") == "192.0.2.1"
    assert seen("192.0.2.1") == ""


def test_where_the_proxy_said_nothing_the_proxy_itself_is_not_blamed(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    assert seen(None) == ""
