"""Coordinators are enrolled by the desk, and confirm their address before any mail about sites."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.test import Client

from tests.conftest import NOW
from trials.actions import enrolments, messages
from trials.models import Enrolment, Message, Site, Trial
from trials.queries.mine import has_confirmed_address, sites_of


@pytest.fixture
def site(db) -> Site:
    return Site.objects.create(trial=Trial.objects.create(nct_id="NCT00000001"), city="Memphis")


@pytest.fixture
def erin(db) -> User:
    return User.objects.create_user("erin", is_staff=True)


@pytest.fixture
def cora(db) -> User:
    return User.objects.create_user("cora", email="Cora@Example.org", is_staff=True)


@pytest.fixture
def link(cora, erin, site, mailoutbox) -> str:
    """The path of the link in the mail that an enrolment sends."""
    with time_machine.travel(NOW, tick=False):
        enrolments.enrol(user=cora, site=site, by=erin, now=NOW)
        list(messages.deliver_due(lambda: NOW))
    return re.search(r"http://[^/]+(/staff/\S+)", mailoutbox[0].body)[1]  # type: ignore[index]


def test_enrolling_sends_one_mail_to_the_address_of_the_account(link, mailoutbox):
    assert [mail.to for mail in mailoutbox] == [["cora@example.org"]]
    assert Message.objects.get().state == "sent"


def test_looking_at_the_link_changes_nothing_and_a_click_confirms(link, cora):
    client = Client()

    with time_machine.travel(NOW + dt.timedelta(days=6), tick=False):
        page = client.get(link)
        looked_at = has_confirmed_address(cora)
        client.post(link)

    assert "cora@example.org" in page.content.decode()
    assert not looked_at
    assert has_confirmed_address(cora)


def test_after_a_week_the_link_says_that_it_is_too_old(link, cora):
    with time_machine.travel(NOW + dt.timedelta(days=8), tick=False):
        page, sent = Client().get(link), Client().post(link)

    assert "does not work any more" in page.content.decode()
    assert sent.status_code == 404
    assert not has_confirmed_address(cora)


def test_a_link_that_was_changed_confirms_nothing(link, cora):
    Client().post(link[:-3] + "xx/")

    assert not has_confirmed_address(cora)


def test_enrolling_twice_is_one_enrolment_and_one_mail(link, cora, erin, site):
    enrolments.enrol(user=cora, site=site, by=erin, now=NOW)

    assert Enrolment.objects.count() == 1
    assert Message.objects.count() == 1


def test_ended_is_kept_and_the_site_is_not_theirs_any_more(link, cora, erin, site):
    enrolment = Enrolment.objects.get()

    enrolments.end(enrolment=enrolment, now=NOW)

    assert not sites_of(cora).exists()
    assert Enrolment.objects.get().ended_at == NOW
    assert [row.ended_at for row in Enrolment.history.order_by("history_id")] == [None, NOW]
    assert enrolments.enrol(user=cora, site=site, by=erin, now=NOW) != enrolment


def test_whoever_has_confirmed_is_not_asked_again(link, cora, erin, site):
    EmailAddress.objects.update(verified=True)
    other = Site.objects.create(trial=site.trial, city="Leeds")

    enrolments.enrol(user=cora, site=other, by=erin, now=NOW)

    assert Message.objects.count() == 1


def test_an_account_without_an_address_is_enrolled_and_gets_no_mail(erin, site):
    enrolments.enrol(user=erin, site=site, by=erin, now=NOW)

    assert list(sites_of(erin)) == [site]
    assert not Message.objects.exists()
