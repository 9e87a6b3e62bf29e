from __future__ import annotations

import pytest

from trials.language.grade_spanish import grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("sol", 1),
        ("y", 1),
        ("muy", 1),
        ("hoy", 1),
        ("agua", 2),
        ("cielo", 2),
        ("ciudad", 2),
        ("día", 2),
        ("mayo", 2),
        ("ayuda", 3),
        ("oído", 3),
        ("médula", 3),
        ("héroe", 3),
        ("pingüino", 3),
        ("leucemia", 3),
        ("aéreo", 4),
        ("linfático", 4),
        ("continúe", 4),
        ("quimioterapia", 5),
        ("QUIMIOTERAPIA", 5),
        ("VIH", 1),
        ("CD19", 1),
        ("32", 1),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_the_grade_is_that_of_crawford():
    # 5 words, 9 syllables, one sentence: 20 sentences and 180 syllables in 100 words.
    assert grade("El niño tiene un hermano.") == pytest.approx(-0.205 * 20 + 0.049 * 180 - 3.407)


def test_a_plain_sentence_is_far_below_a_learned_one():
    plain = "Se puede decir que no. La atención sigue igual."
    learned = "La participación está supeditada a parámetros hematológicos satisfactorios."

    assert grade(plain) < 5
    assert grade(learned) > 9


def test_two_short_sentences_are_easier_than_one_long_one():
    assert grade("El ensayo está en pausa. Puede abrir.") < grade(
        "El ensayo está en pausa, puede abrir."
    )


def test_a_name_counts_as_one_syllable():
    assert grade("La leucemia mieloide", names={"leucemia"}) < grade("La leucemia mieloide")


def test_a_text_without_words_is_at_grade_nought():
    assert grade(" … ") == 0
