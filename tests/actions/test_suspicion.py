"""What is suspicious is kept aside with a reason; it is never dropped, and the reason is true."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.asked import a_site, ask
from tests.letters import notices, words_of
from trials.actions import inquiries, inquiry_writer, suspicion
from trials.actions.suspicion import Sent, arrival, network_of
from trials.models import Message
from trials.queries import floods

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)
EMAIL = "ada@example.org"


@pytest.fixture(autouse=True)
def limits(settings):
    settings.INQUIRY_LEAST_SECONDS = 3
    settings.INQUIRIES_FROM_ADDRESS = 5
    settings.INQUIRIES_FROM_NETWORK = 20


@pytest.fixture
def site():
    return a_site()


@pytest.fixture
def sent(now) -> Sent:
    """A form as a family sends it."""
    return Sent("a form", "192.0.2.1", False, now - 60 * SECOND, is_proven=False)


@pytest.fixture
def attack(monkeypatch):
    monkeypatch.setattr(floods, "is_under_attack", lambda now: True)


def why(sent: Sent, now: dt.datetime) -> str:
    return arrival(sent=sent, email=EMAIL, now=now).suspicion


def unproven(site, now, **said):
    return ask(site, now, arrival=inquiries.Arrival("", "unproven"), **said)


def test_a_family_is_not_suspicious(sent, now):
    assert why(sent, now) == ""


def test_a_field_that_nobody_sees_was_filled_in(sent, now):
    assert why(replace(sent, filled_trap=True), now) == "honeypot"


@pytest.mark.parametrize(
    ("opened", "reason"),
    [(0, "too-fast"), (2, "too-fast"), (3, ""), (2 * 86_400, ""), (900 * 86_400, "")],
)
def test_sooner_than_three_seconds_is_too_fast_and_nothing_is_too_late(opened, reason, sent, now):
    assert why(replace(sent, opened_at=now - opened * SECOND), now) == reason


def test_a_form_that_was_never_opened_is_told_from_one_that_was_sent_too_fast(sent, now):
    assert why(replace(sent, opened_at=None), now) == "unstamped"


def test_the_sixth_of_a_day_from_one_address_is_kept_aside(site, sent, now):
    for _ in range(4):
        ask(site, now, email=EMAIL)
    fifth = why(sent, now)
    ask(site, now, email=EMAIL)

    assert (fifth, why(sent, now)) == ("", "same-address")


def test_two_hundred_families_of_one_hospital_are_all_kept_the_first_twenty_at_once(
    site, sent, now, settings
):
    settings.PROOF_FROM = settings.PROOF_FROM_HELD = 1_000
    kept = []

    for family in range(200):
        at = now + family * 10 * SECOND
        email = f"family-{family}@example.org"
        came = arrival(
            sent=replace(sent, address=f"192.0.2.{family}", opened_at=now), email=email, now=at
        )
        kept.append(ask(site, at, arrival=came, email=email, message=f"Question {family}"))

    assert [each.held_why for each in kept[1:]] == [""] * 19 + ["same-network"] * 180
    assert kept[0].held_why == "too-fast"
    assert [words_of(each) for each in kept] == [f"Question {family}" for family in range(200)]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.254", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("2001:db8:0:1ff::1", "2001:db8:0:100::9", True),
        ("2001:db8:0:1ff::1", "2001:db8:0:200::1", False),
        ("::ffff:192.0.2.1", "192.0.2.7", True),
    ],
)
def test_a_network_is_as_large_as_a_household_or_a_hospital(one, other, is_same, now):
    assert (network_of(one, now) == network_of(other, now)) is is_same


def test_a_network_is_known_again_for_a_day_and_tells_nothing(now):
    seen = network_of("192.0.2.1", now)

    assert seen != network_of("192.0.2.1", now + dt.timedelta(days=1))
    assert len(seen) == 64
    assert "192" not in seen[:3]


@pytest.mark.parametrize("address", ["", "unknown", "192.0.2", "1" * 4_000, "\x00"])
def test_who_has_no_address_is_in_no_network(address, sent, now):
    assert network_of(address, now) == ""
    assert why(replace(sent, address=address), now) == ""


def test_under_attack_a_proof_is_missed(sent, now, attack):
    assert why(sent, now) == "unproven"
    assert why(replace(sent, is_proven=True), now) == ""


def test_a_proof_is_not_good_for_a_second_question(site, sent, now, attack):
    proven = replace(sent, form_key="the form", is_proven=True)
    for words in ("One", "Two"):
        inquiries.submit(
            trial=site.trial,
            site=site,
            question=replace(inquiries.Question(*[""] * 8), phone="12345", message=words),
            form_key="the form",
            now=now,
        )

    assert why(proven, now) == "unproven"
    assert why(replace(proven, form_key="another form"), now) == ""


def test_the_limits_come_before_the_mail_that_asks_for_a_word(site, sent, now, attack):
    for _ in range(5):
        ask(site, now, email=EMAIL)

    assert why(sent, now) == "same-address"


def test_what_lacks_a_proof_sets_off_one_mail_to_its_writer_and_none_to_the_team(site, now):
    unproven(site, now)

    assert [each.kind for each in Message.objects.all()] == ["inquiry-proof"]


def test_who_gave_only_a_number_waits_for_the_desk(site, now):
    unproven(site, now, email="")

    assert not Message.objects.exists()


def test_what_is_held_for_another_reason_sets_off_no_mail(site, now):
    ask(site, now, arrival=inquiries.Arrival("", "honeypot"))

    assert not Message.objects.exists()


def test_the_writers_word_lets_it_through_once_with_a_fresh_clock(site, now):
    inquiry = unproven(site, now)
    later = now + dt.timedelta(days=3)

    suspicion.confirm(inquiry=inquiry, now=later)
    suspicion.confirm(inquiry=inquiry, now=later)

    inquiry.refresh_from_db()
    assert (inquiry.held_at, inquiry.clock_from) == (None, later)
    assert inquiry.answer_by_date == inquiries.answer_by(later, site)
    assert [each.kind for each in inquiry.events.all()] == ["held", "let-through"]
    assert notices().count() == 1


def test_no_word_lets_through_what_a_trap_caught(site, now):
    inquiry = ask(site, now, arrival=inquiries.Arrival("", "honeypot"))

    suspicion.confirm(inquiry=inquiry, now=now)

    inquiry.refresh_from_db()
    assert inquiry.held_at
    assert not notices().exists()


def test_what_was_taken_back_is_not_let_through(site, now):
    inquiry = unproven(site, now)
    inquiry_writer.withdraw(inquiry=inquiry, now=now)

    suspicion.confirm(inquiry=inquiry, now=now)

    assert [each.kind for each in inquiry.events.all()][-1] != "let-through"
    assert not notices().exists()
