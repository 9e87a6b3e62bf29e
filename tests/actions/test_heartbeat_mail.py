"""What the mails about sites say, and to whom they go."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from tests.conftest import NOW
from tests.coordinators import DAY, coordinator, said, shown_trial, site_of
from trials.actions import heartbeats, messages
from trials.models import Heartbeat, Message, Site
from trials.queries import links

pytestmark = pytest.mark.django_db


@pytest.fixture
def memphis() -> Site:
    return site_of(shown_trial(), "Memphis")


@pytest.fixture
def cora(memphis) -> User:
    return coordinator("cora", memphis)


def deliver(day: int = 0) -> list[Message.State]:
    list(heartbeats.send_due(now=NOW + day * DAY))
    heartbeats.tell_desk(now=NOW + day * DAY)
    return list(messages.deliver_due(lambda: NOW + day * DAY))


def test_the_mail_goes_to_the_confirmed_address_and_says_what_families_see(
    cora, memphis, mailoutbox
):
    said(memphis, at=NOW - 24 * DAY)

    deliver()

    (mail,) = mailoutbox
    assert mail.to == ["Cora@example.org"]
    assert mail.subject == "Is this still right? Trialside"
    assert "NCT00000001: Clovermab in infants" in mail.body
    assert "Families see: Open. The hospital confirmed this 24 days ago." in mail.body
    assert "work until 20 December 2026" in mail.body
    assert "cora" not in mail.body.lower()


def test_each_site_has_a_link_and_all_have_one_together(cora, memphis, mailoutbox):
    leeds = site_of(memphis.trial, "Leeds")
    coordinator("cem", leeds).enrolments.update(user=cora)

    deliver()

    tokens = re.findall(r"http://127\.0\.0\.1:8000/confirm/(\S+)/\n", mailoutbox[0].body)
    opened = [links.opened(token).site_pk for token in tokens]
    assert opened == [None, memphis.pk, leeds.pk]


def test_one_site_has_one_link(cora, mailoutbox):
    deliver()

    assert mailoutbox[0].body.count("/confirm/") == 1


def test_the_reminder_leaves_out_what_was_answered_before_it_went_out(cora, memphis, mailoutbox):
    coordinator("cem", site_of(memphis.trial, "Leeds")).enrolments.update(user=cora)
    deliver()
    list(heartbeats.send_due(now=NOW + 7 * DAY))
    said(memphis, at=NOW + 7 * DAY)

    list(messages.deliver_due(lambda: NOW + 8 * DAY))

    reminder = mailoutbox[1]
    assert reminder.subject.startswith("We have not heard from you")
    assert "Leeds" in reminder.body
    assert "Memphis" not in reminder.body


def test_who_is_gone_before_it_goes_out_gets_no_mail(cora, mailoutbox):
    list(heartbeats.send_due(now=NOW))
    EmailAddress.objects.update(verified=False)

    assert deliver() == [Message.State.QUEUED]
    assert mailoutbox == []


def test_who_keeps_no_site_of_it_any_more_gets_no_mail(cora, mailoutbox):
    list(heartbeats.send_due(now=NOW))
    cora.enrolments.update(ended_at=NOW)

    assert deliver() == [Message.State.QUEUED]
    assert mailoutbox == []


def test_a_mail_that_waited_until_a_newer_one_was_queued_is_not_sent(cora, mailoutbox):
    list(heartbeats.send_due(now=NOW))

    states = deliver(28)

    (asking,) = [mail for mail in mailoutbox if "/confirm/" in mail.body]
    assert states.count(Message.State.QUEUED) == 1
    assert "work until 17 January 2027" in asking.body


def test_the_desk_hears_which_sites_and_of_nobody(cora, memphis, mailoutbox):
    coordinator("cem", memphis, site_of(shown_trial(2), "Leeds"))
    deliver()
    deliver(7)

    deliver(14)

    mail = mailoutbox[-1]
    assert mail.to == ["desk@trialside.example"]
    assert mail.subject == "2 sites do not answer"
    assert mail.body.count("NCT00000001: Hospital of Memphis, Memphis\n") == 1
    assert "NCT00000002: Hospital of Leeds, Leeds\n" in mail.body
    assert "http://127.0.0.1:8000/staff/sites/?age=21" in mail.body
    assert not re.search("cora|cem|example.org", mail.body, re.IGNORECASE)
    assert Heartbeat.objects.count() == 2
