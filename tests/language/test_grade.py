from __future__ import annotations

import pytest

from trials.language.grade import grade, syllables, words_of


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("care", 1),
        ("asked", 1),
        ("makes", 1),
        ("treated", 2),
        ("wages", 2),
        ("table", 2),
        ("samples", 2),
        ("being", 2),
        ("trial", 2),
        ("idea", 3),
        ("usual", 3),
        ("nation", 2),
        ("radiation", 4),
        ("volunteers", 3),
        ("least-squares", 2),
        ("child’s", 1),
        ("18", 1),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_words_of_a_text_leave_out_marks_but_keep_joined_words_whole():
    assert words_of("(A two-sided test, at 97.5%.)") == ["A", "two-sided", "test", "at", "97.5"]


def test_a_plain_sentence_is_far_below_a_learned_one():
    plain = "You can say no, and care goes on."
    learned = "Eligibility is contingent upon satisfactory hematological parameters."

    assert grade(plain) < 3
    assert grade(learned) > 12


def test_two_short_sentences_are_easier_than_one_long_one():
    assert grade("The trial is paused. It may open.") < grade("The trial is paused it may open.")


def test_a_decimal_point_does_not_end_a_sentence():
    assert grade("The dose is 97.5 grams") == pytest.approx(0.39 * 5 + 11.8 * 6 / 5 - 15.59)


def test_a_name_counts_as_one_syllable():
    assert grade("The Administration said so", names={"administration"}) < grade(
        "The Administration said so"
    )


def test_a_text_without_words_is_at_grade_nought():
    assert grade(" … ") == 0
