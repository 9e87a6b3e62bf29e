from __future__ import annotations

import pytest

from trials.language.grade import grade
from trials.language.who import who_by_age, who_can_join, who_within


@pytest.mark.parametrize(
    ("minimum", "maximum", "who"),
    [
        ("", "", "People of any age"),
        ("N/A", "N/A", "People of any age"),
        ("0 Years", "", "People of any age"),
        ("", "21 Years", "Children and young people under 22"),
        ("", "17 Years", "Children under 18"),
        ("", "65 Years", "Children and adults under 66"),
        ("", "18 Months", "Children up to 18 months old"),
        ("", "28 Days", "Babies up to 28 days old"),
        ("0 Days", "11 Months", "Babies up to 11 months old"),
        ("18 Years", "", "Adults of 18 and over"),
        ("12 Years", "", "Children and adults of 12 and over"),
        ("6 Months", "", "Children and adults of 6 months and over"),
        ("1 Year", "21 Years", "Children and young people from 1 to 21"),
        ("18 Years", "65 Years", "Adults from 18 to 65"),
        ("12 Years", "80 Years", "Children and adults from 12 to 80"),
        ("6 Months", "17 Years", "Children from 6 months to 17 years"),
        ("1 Month", "1 Year", "Children from 1 month to 1 year"),
        ("6 Months", "23 Months", "Children from 6 to 23 months"),
        ("5 Years", "5 Years", "Children of 5"),
        ("18 Years", "25 Years", "Adults from 18 to 25"),
    ],
)
def test_ages_are_said_as_people_say_them(minimum, maximum, who):
    assert who_by_age(minimum, maximum) == who


def test_within_a_sentence_the_same_is_said_in_small_letters():
    assert who_within("", "21 Years") == "children and young people under 22"


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        (
            ("ALL", "1 Year", "21 Years", False),
            [
                "This trial is for children and young people from 1 to 21.",
                "It is for people of any sex.",
                "It does not take healthy volunteers.",
            ],
        ),
        (
            ("FEMALE", "", "17 Years", True),
            [
                "This trial is for children under 18.",
                "It is for girls only.",
                "It takes healthy volunteers.",
            ],
        ),
        (
            ("MALE", "18 Years", "", None),
            ["This trial is for adults of 18 and over.", "It is for men only."],
        ),
        (
            ("FEMALE", "12 Years", "", None),
            [
                "This trial is for children and adults of 12 and over.",
                "It is for girls and women only.",
            ],
        ),
        (("NEW_CODE", "", "", None), ["This trial is for people of any age."]),
        (("", "", "", None), ["This trial is for people of any age."]),
    ],
)
def test_who_can_join_is_told_in_plain_sentences(facts, sentences):
    assert who_can_join(*facts) == sentences
    assert all(grade(sentence) <= 8 for sentence in sentences)


@pytest.mark.parametrize(
    ("minimum", "maximum", "who"),
    [
        ("18 Years", "", "Adultos de 18 años o más"),
        ("", "17 Years", "Niños de menos de 18 años"),
        ("2 Years", "11 Years", "Niños de 2 a 11 años"),
        ("6 Months", "23 Months", "Niños de 6 a 23 meses"),
        ("6 Months", "17 Years", "Niños de 6 meses a 17 años"),
        ("", "11 Months", "Babies up to 11 meses old"),
    ],
)
def test_in_spanish_years_have_their_unit(spanish, minimum, maximum, who):
    assert who_by_age(minimum, maximum) == who


def test_in_spanish_a_group_within_a_sentence_has_words_of_its_own(spanish):
    assert who_within("", "21 Years") == "niños y jóvenes de menos de 22 años"
