"""The stamp and the proof that go along with a form. No row is saved here."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.forms.shield import Shield
from trials.language.proof_of_work import find

DAY = dt.timedelta(days=1)


def shown(now, key="a form", sent=None, **asks) -> dict[str, str]:
    """What the page would send back."""
    shield = Shield(key, sent or {}, now=now, **asks)
    return {field.name: field.value() or "" for field in shield}


def told(now, sent, key="a form"):
    return Shield(key, sent, now=now).told("192.0.2.1")


@pytest.fixture(autouse=True)
def easy(settings):
    settings.PROOF_BITS = 8


@pytest.fixture
def opened(now) -> dict[str, str]:
    return shown(now)


@pytest.fixture
def proven(opened) -> dict[str, str]:
    return {**opened, "proof": find(opened["stamp"], 8)}


def test_the_stamp_tells_when_the_form_was_opened(opened, now):
    sent = told(now + DAY, opened)

    assert sent.opened_at == now
    assert not sent.filled_trap


@pytest.mark.parametrize(
    "stamp", ["", "1795348800", "1795348800:forged", ":", "a:b:c", "\x00", "x" * 100_000]
)
def test_a_stamp_that_is_not_ours_tells_nothing(stamp, now):
    assert told(now, {"stamp": stamp}).opened_at is None


def test_a_stamp_is_good_for_its_own_form_alone(opened, now):
    assert told(now, opened, key="another form").opened_at is None


def test_a_form_that_comes_back_keeps_its_stamp_and_its_proof(proven, now):
    again = shown(now + DAY, sent=proven, asks_proof=True)

    assert again == proven


def test_a_form_without_a_stamp_of_ours_gets_one_when_it_comes_back(now):
    again = shown(now, sent={"stamp": "forged", "proof": "12", "homepage": "spam"})

    assert told(now, again).opened_at == now
    assert again["proof"] == again["homepage"] == ""


def test_a_stamp_outlives_a_change_of_the_key(opened, now, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another " * 8

    assert told(now, opened).opened_at == now


def test_blank_signs_are_no_word_in_the_trap(opened, now):
    assert told(now, {**opened, "homepage": "http://x"}).filled_trap
    assert not told(now, {**opened, "homepage": " "}).filled_trap


def test_the_proof_is_checked(opened, proven, now):
    assert told(now, proven).is_proven
    assert not told(now, {**opened, "proof": ""}).is_proven
    assert not told(now, {**proven, "proof": proven["proof"] + "1"}).is_proven


def test_a_proof_is_good_for_its_own_form_alone(proven, now):
    other = shown(now, key="another form")

    assert not told(now, proven, key="another form").is_proven
    assert not told(now, {**other, "proof": proven["proof"]}, key="another form").is_proven


def test_a_proof_for_a_stamp_of_ones_own_making_is_none(now):
    stamp = "1795348800:forged"

    assert not told(now, {"stamp": stamp, "proof": find(stamp, 8)}).is_proven


def test_a_proof_lasts_as_long_as_a_form_that_was_left_open(proven, now):
    assert told(now + 2 * DAY, proven).is_proven
    assert not told(now + 2 * DAY + dt.timedelta(seconds=1), proven).is_proven
