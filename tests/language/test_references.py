from __future__ import annotations

import random
from itertools import combinations

from trials.language import references


def test_a_reference_has_two_groups_of_four_signs_of_the_alphabet():
    reference = references.make(random.Random(1))

    left, hyphen, right = reference[:4], reference[4], reference[5:]
    assert hyphen == "-"
    assert len(left) == len(right) == 4
    assert set(left + right) <= set(references.ALPHABET)


def test_no_sign_can_be_taken_for_another_and_no_vowel_makes_a_word():
    assert not set(references.ALPHABET) & set("AEIOU01LSZBDN")
    assert len(set(references.ALPHABET)) == 23


def test_what_was_made_is_valid():
    source = random.Random(2)

    made = [references.make(source) for _ in range(500)]

    assert all(references.is_valid(reference) for reference in made)
    assert len(set(made)) == 500


def test_every_single_wrong_sign_is_found():
    reference = references.make(random.Random(3))

    wrong = [
        reference[:place] + sign + reference[place + 1 :]
        for place in range(9)
        for sign in references.ALPHABET
        if place != 4 and sign != reference[place]
    ]

    assert len(wrong) == 8 * 22
    assert not any(references.is_valid(candidate) for candidate in wrong)


def test_every_two_signs_that_changed_places_are_found():
    reference = references.make(random.Random(4))
    places = [place for place in range(9) if place != 4]

    swapped = []
    for one, other in combinations(places, 2):
        signs = list(reference)
        signs[one], signs[other] = signs[other], signs[one]
        swapped.append("".join(signs))

    assert not any(references.is_valid(each) for each in swapped if each != reference)


def test_what_is_no_reference_is_not_valid():
    made = references.make(random.Random(5))

    others = ["", made[:-1], made + "2", made.replace("-", ""), made.lower(), "0000-0000"]

    assert not any(references.is_valid(other) for other in others)
