"""What editors are told: contradictions, and nothing where the text and the registry agree."""

from __future__ import annotations

import pytest

from trials.criteria.facts.gather import gather
from trials.criteria.facts.remarks import About, remarks
from trials.criteria.reading import read


def noted(line: str, *, minimum_age: str = "", maximum_age: str = "", sex: str = "ALL"):
    source = f"Inclusion Criteria:\n* {line}"
    facts = gather(read(source))
    found = remarks(facts, source, minimum_age=minimum_age, maximum_age=maximum_age, sex=sex)
    return [(remark.about, remark.said, remark.registry) for remark in found]


def test_another_age_than_the_registry_s_is_remarked():
    found = noted("Age 12-17 years", minimum_age="12 Years", maximum_age="18 Years")

    assert found == [(About.HIGHEST_AGE, "17 years", "18 Years")]


def test_an_age_that_the_registry_leaves_out_is_remarked():
    assert noted("Age over 12 years") == [(About.LOWEST_AGE, "12 years", "")]


def test_months_and_years_agree():
    found = noted("6 months to 18 months of age", minimum_age="6 Months", maximum_age="18 Months")

    assert found == []


def test_an_age_below_which_is_said_fits_both_ways_of_counting():
    assert noted("Age \\< 22 years", maximum_age="21 Years") == []
    assert noted("Age \\< 22 years", maximum_age="22 Years") == []


def test_another_sex_is_remarked():
    assert noted("Healthy men", sex="ALL") == [(About.SEX, "MALE", "ALL")]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("ECOG score \\>= 2", 1),
        ("ECOG score \\<= 2", 0),
        ("ECOG 0-2", 0),
        ("Karnofsky score of at least 50", 0),
        ("Lansky score below 50", 1),
    ],
)
def test_a_score_that_asks_for_the_worse_is_remarked(line: str, count: int):
    found = [about for about, _, _ in noted(line) if about is About.SCORE_RUNS_BACKWARDS]

    assert len(found) == count
