from __future__ import annotations

import pytest

from trials.language.ages import (
    Age,
    only_adults,
    only_children,
    parse_age,
    who_by_age,
    who_can_join,
)
from trials.language.grade import grade


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("18 Years", Age(18, "year")),
        ("1 Year", Age(1, "year")),
        ("6 Months", Age(6, "month")),
        ("2 Weeks", Age(2, "week")),
        ("30 Minutes", Age(30, "minute")),
        ("N/A", None),
        ("", None),
        ("18", None),
        ("18 Years old", None),
        ("-1 Years", None),
    ],
)
def test_an_age_of_the_registry_is_a_number_and_a_unit(text, age):
    assert parse_age(text) == age


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


@pytest.mark.parametrize(
    ("maximum", "only"),
    [
        ("17 Years", True),
        ("215 Months", True),
        ("18 Years", False),
        ("216 Months", False),
        ("21 Years", False),
        ("", False),
        ("N/A", False),
    ],
)
def test_a_trial_is_for_children_only_where_nobody_may_be_18(maximum, only):
    assert only_children("1 Year", maximum) is only


def test_a_trial_is_for_adults_only_where_everybody_is_18():
    assert only_adults("18 Years", "")
    assert not only_adults("17 Years", "")
    assert not only_adults("", "")


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
