"""The question form against scripts: people notice nothing of it, and nothing is lost by it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client

from tests.conftest import NOW
from tests.letters import notices, words_of
from tests.views.test_inquiry_refused import TYPED, boxes
from trials.actions import messages
from trials.language.proof_of_work import find
from trials.models import Inquiry, Trial
from trials.queries import floods

pytestmark = pytest.mark.django_db
ADDRESS = "/trials/NCT00000001/contact/"
FOR_CLINICIANS = "/trials/NCT00000001/refer/contact/"
MINUTE = dt.timedelta(minutes=1)
BY_HAND = "We look at your question by hand before it goes to the team."


@pytest.fixture(autouse=True)
def limits(settings):
    settings.INQUIRY_LEAST_SECONDS = 3
    settings.PROOF_BITS = 8


@pytest.fixture
def asthma() -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001", brief_title="Asthma", published_at=NOW, overall_status="RECRUITING"
    )


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def opened(asthma, visitor, time_machine) -> dict[str, str]:
    """The form, filled in a minute after it was opened."""
    time_machine.move_to(NOW, tick=False)
    filled = {**boxes(visitor.get(ADDRESS)), **TYPED}
    time_machine.move_to(NOW + MINUTE, tick=False)
    return filled


@pytest.fixture
def attack(monkeypatch) -> None:
    monkeypatch.setattr(floods, "is_under_attack", lambda now: True)
    monkeypatch.setattr("trials.views.asking.is_under_attack", lambda now: True)


def send(visitor: Client, filled: dict[str, str], **more) -> tuple[Inquiry, str]:
    """The inquiry of a form that was sent, and its private page."""
    answer = visitor.post(ADDRESS, filled, **more)
    assert answer.status_code == 302, answer.content.decode()
    inquiry = Inquiry.objects.get(token=answer["Location"].split("/")[2])
    return inquiry, visitor.get(answer["Location"]).content.decode()


def test_a_form_that_a_person_fills_in_goes_to_the_team(opened, visitor):
    inquiry, page = send(visitor, opened)

    assert not inquiry.held_at
    assert BY_HAND not in page
    assert notices().count() == 1


def test_a_form_left_open_for_two_days_goes_to_the_team(opened, visitor, time_machine):
    time_machine.move_to(NOW + dt.timedelta(days=2), tick=False)

    assert not send(visitor, opened)[0].held_at


def test_the_trap_is_kept_from_eyes_keys_and_screen_readers(asthma, client):
    for address in (ADDRESS, FOR_CLINICIANS):
        page = client.get(address).content.decode()

        trap = re.search(r'<div class="unseen" aria-hidden="true">(.*?)</div>', page, re.DOTALL)
        assert trap
        assert 'autocomplete="off"' in trap[1]
        assert 'tabindex="-1"' in trap[1]
        assert "Leave this empty" in trap[1]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"homepage": "http://spam.example"}, "honeypot"),
        ({"stamp": ""}, "unstamped"),
        ({"stamp": "1795348800:forged"}, "unstamped"),
        ({"form_key": "another"}, "unstamped"),
    ],
)
def test_what_is_suspicious_is_kept_whole_and_its_writer_told(changed, why, opened, visitor):
    inquiry, page = send(visitor, {**opened, **changed})

    assert inquiry.held_why == why
    assert words_of(inquiry) == TYPED["message"]
    assert BY_HAND in page
    assert not inquiry.messages.exists()


def test_a_form_filled_in_by_the_browser_in_a_second_is_kept(opened, visitor, time_machine):
    time_machine.move_to(NOW + dt.timedelta(seconds=1), tick=False)

    inquiry, page = send(visitor, opened)

    assert inquiry.held_why == "too-fast"
    assert BY_HAND in page


def test_a_refused_form_keeps_the_time_at_which_it_was_opened(opened, visitor, time_machine):
    refused = visitor.post(ADDRESS, {**opened, "email": "wrong"})

    assert boxes(refused)["stamp"] == opened["stamp"]
    inquiry, _ = send(visitor, {**boxes(refused), **TYPED})
    assert not inquiry.held_at


def test_a_forged_address_does_not_give_a_new_network(opened, visitor, settings):
    settings.INQUIRIES_FROM_NETWORK = 1
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    for place in range(3):
        forged = {"X-Forwarded-For": f"198.51.{place}.1"}
        inquiry, _ = send(visitor, {**opened, "message": f"Question {place}"}, headers=forged)

    assert inquiry.held_why == "same-network"


def test_behind_the_proxy_families_are_told_apart_whatever_they_forge(opened, visitor, settings):
    settings.INQUIRIES_FROM_NETWORK = 1
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    forwarded = ["192.0.2.1", "198.51.100.1", "203.0.113.1, 192.0.2.9"]
    whys = []

    for number, chain in enumerate(forwarded):
        headers = {"X-Forwarded-For": chain}
        inquiry, _ = send(visitor, {**opened, "message": f"Question {number}"}, headers=headers)
        whys.append(inquiry.held_why)

    assert whys == ["", "", "same-network"]


@pytest.mark.parametrize("address", [ADDRESS, FOR_CLINICIANS])
def test_outside_attacks_nothing_is_asked_of_the_browser(address, asthma, client):
    page = client.get(address).content.decode()

    assert "proof" not in page


@pytest.mark.parametrize("address", [ADDRESS, FOR_CLINICIANS])
def test_under_attack_the_page_asks_for_a_proof(address, asthma, client, attack):
    page = client.get(address).content.decode()

    assert 'data-bits="8"' in page
    assert "js/proof.js" in page


def test_with_its_proof_a_question_goes_to_the_team_under_attack(opened, visitor, attack):
    proof = find(opened["stamp"], 8)

    inquiry, _ = send(visitor, {**opened, "proof": proof})

    assert not inquiry.held_at


def test_a_proof_takes_one_question_through_and_a_double_click_is_no_second(
    opened, visitor, attack
):
    proven = {**opened, "proof": find(opened["stamp"], 8)}

    first, _ = send(visitor, proven)
    again, _ = send(visitor, proven)
    other, _ = send(visitor, {**proven, "message": "And another one"})

    assert (first.held_why, again, other.held_why) == ("", first, "unproven")


def test_without_script_a_mail_takes_the_place_of_the_proof(opened, visitor, attack):
    inquiry, page = send(visitor, opened)

    assert (inquiry.held_why, words_of(inquiry)) == ("unproven", TYPED["message"])
    assert BY_HAND in page
    assert "we sent you a mail" in page

    list(messages.deliver_due(lambda: NOW + 2 * MINUTE))
    letter = mail.outbox[0]
    assert (len(mail.outbox), letter.to) == (1, [TYPED["email"]])
    assert inquiry.reference in letter.subject
    assert TYPED["message"] not in letter.body
    assert TYPED["name"] not in letter.body

    link = re.search(r"http://[^/]+(/inquiries/\S+/proof/\S+/)", letter.body)[1]
    asked = visitor.get(link)
    assert "Yes, I sent this" in asked.content.decode()
    inquiry.refresh_from_db()
    assert inquiry.held_at

    token = {"csrfmiddlewaretoken": boxes(asked)["csrfmiddlewaretoken"]}
    answer = visitor.post(link, token)

    inquiry.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, f"/inquiries/{inquiry.token}/")
    assert inquiry.held_at is None
    assert notices().get().inquiry == inquiry
    assert BY_HAND not in visitor.get(answer["Location"]).content.decode()


def test_who_gave_only_a_number_is_told_whom_to_ring(opened, visitor, attack, settings):
    inquiry, page = send(visitor, {**opened, "email": ""})

    assert inquiry.held_why == "unproven"
    assert BY_HAND in page
    assert "we sent you a mail" not in page
    assert not inquiry.messages.exists()
