from __future__ import annotations

import time

import pytest

from trials.language.proof_of_work import find, is_proof


def test_what_is_found_is_a_proof():
    assert is_proof("challenge", find("challenge", 10), 10)


def test_a_proof_is_for_its_own_challenge():
    number = find("challenge", 16)

    assert not is_proof("another challenge", number, 16)


def test_a_harder_proof_is_not_given_by_an_easier_one():
    number = find("challenge", 8)

    assert not is_proof("challenge", number, 40)


@pytest.mark.parametrize(
    "number", ["", "-1", "1.0", "1e9", "١٢", "\x00", "1" * 13, "1 ", "abc", "\ud800"]
)
def test_what_is_no_number_is_no_proof(number):
    assert not is_proof("challenge", number, 0)


def test_to_check_is_cheap():
    begin = time.process_time()

    for number in range(1_000):
        is_proof("challenge", str(number), 16)

    assert time.process_time() - begin < 0.5
