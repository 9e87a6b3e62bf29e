"""How many came lately. Nothing here asks what was written."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.asked import a_site, ask
from trials.actions.inquiries import Arrival
from trials.queries import floods

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def site():
    return a_site()


def test_an_address_has_its_number_a_day_however_it_is_written(site, now, settings):
    settings.INQUIRIES_FROM_ADDRESS = 2
    ask(site, now, email="ada@example.org")

    assert not floods.has_sent_many("ada@example.org", now)
    ask(site, now, email="ADA@example.org")

    assert floods.has_sent_many(" Ada@Example.org", now)
    assert not floods.has_sent_many("ida@example.org", now)
    assert not floods.has_sent_many("ada@example.org", now + dt.timedelta(days=1))


def test_an_address_is_still_counted_when_the_key_was_changed(site, now, settings):
    settings.INQUIRIES_FROM_ADDRESS = 1
    ask(site, now, email="ada@example.org")

    settings.SECRETS_KEYS = ["a newer key", *settings.SECRETS_KEYS]

    assert floods.has_sent_many("ada@example.org", now)


def test_a_network_has_its_number_an_hour(site, now, settings):
    settings.INQUIRIES_FROM_NETWORK = 2
    for _ in range(2):
        ask(site, now, arrival=Arrival("a network"))

    assert floods.have_sent_many("a network", now + 59 * MINUTE)
    assert not floods.have_sent_many("a network", now + 60 * MINUTE)
    assert not floods.have_sent_many("another", now)


def test_more_than_so_many_in_ten_minutes_are_an_attack(site, now, settings):
    settings.PROOF_FROM = 3
    for _ in range(3):
        ask(site, now)

    assert not floods.is_under_attack(now)
    ask(site, now)

    assert floods.is_under_attack(now + 9 * MINUTE)
    assert not floods.is_under_attack(now + 10 * MINUTE)


def test_more_than_so_many_kept_aside_in_ten_minutes_are_an_attack(site, now, settings):
    settings.PROOF_FROM_HELD = 2
    for _ in range(2):
        ask(site, now, arrival=Arrival("", "honeypot"))

    assert not floods.is_under_attack(now)
    ask(site, now, arrival=Arrival("", "honeypot"))

    assert floods.is_under_attack(now)


def test_whether_there_is_an_attack_costs_one_query(site, now):
    ask(site, now)

    with CaptureQueriesContext(connection) as queries:
        floods.is_under_attack(now)

    assert len(queries) == 1


def test_a_form_is_known_by_its_key_whatever_was_sent_with_it(site, now):
    first = ask(site, now, message="One")

    mark = first.form_key[:32]

    assert len(first.form_key) == 64
    assert mark in {floods.form_mark(f"form {number}") for number in range(1_000)}
    assert not floods.was_sent("a form that nobody has sent")
