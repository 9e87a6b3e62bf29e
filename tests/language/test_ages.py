from __future__ import annotations

import pytest

from trials.language.ages import (
    Age,
    only_adults,
    only_children,
    parse_age,
)


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
