"""Limits: the unit that belongs to a value, and the name that belongs to its unit."""

from __future__ import annotations

import pytest

from trials.criteria.facts.fact import THRESHOLDS, Fact
from trials.criteria.facts.gather import gather
from trials.criteria.reading import read


def limits_in(line: str) -> list[Fact]:
    facts = gather(read(f"Inclusion Criteria:\n* {line}\n"))
    return [fact for fact in facts if fact.kind in THRESHOLDS]


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("Platelets \\> 100 000/mm3", 100000, "/mm3"),
        ("Platelets \\> 1 500 /mm3", 1500, "/mm3"),
        ("Platelets \\>= 100 x 10(9)/L", 100, "x 10(9)/L"),
        ("Platelets \\>= 75,000/microliter", 75000, "/microliter"),
        ("Hemoglobin \\>= 8 gram/deciliter", 8, "gram/deciliter"),
        ("Creatinine \\> 1.5 \\* ULN", 1.5, "* ULN"),
        ("ALT \\> 3 x UNL", 3, "x UNL"),
        ("ALT \\> 3 x upper level of normal (ULN)", 3, "x upper level of normal"),
        ("QTc \\> 480 milliseconds", 480, "milliseconds"),
        ("Ejection fraction \\> 45 percent", 45, "percent"),
        ("Ulcer with an area \\> 15 cm2", 15, "cm2"),
        ("BMI \\> 30 kg.m-2", 30, "kg.m-2"),
        ("QTc \\> 480 ms per electrocardiogram", 480, "ms"),
        ("CD4 count greater than 50 cells/mm3if not treated", 50, "cells/mm3"),
    ],
)
def test_the_unit_of_a_value_is_whole(line: str, value: float, unit: str):
    (fact,) = limits_in(line)

    assert fact.lower
    assert (fact.lower.value, fact.unit) == (value, unit)


@pytest.mark.parametrize(
    ("line", "inclusive"),
    [
        ("Hemoglobin \\> or = 9 g/dL", True),
        ("Hemoglobin = or \\> 9 g/dL", True),
        ("Hemoglobin greater than or = 9 g/dL", True),
        ("Hemoglobin \\> 9 g/dL or more", True),
        ("Hemoglobin \\> 9 g/dL", False),
        ("Urine protein \\> 2+", False),
        ("Creatinine \\> 2 mg/dL or under dialysis", False),
    ],
)
def test_a_bound_is_within_only_where_the_source_says_so(line: str, inclusive: bool):
    (fact,) = limits_in(line)

    assert fact.lower
    assert fact.lower.inclusive is inclusive


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Urine protein:creatinine ratio \\< 1", "protein in urine"),
        ("Urine protein to creatinine ratio ≤ 1", "protein in urine"),
        ("Urinary albumin/creatinine ratio ≥ 30 mg/g", "protein in urine"),
        ("Pulmonary hypertension \\> 50 mmHg", ""),
        ("Hypertension \\> 150 mmHg", "blood pressure"),
        ("Heart block, PR interval \\> 250 msec or bradycardia", ""),
        ("Artery \\< 1.5 mm and lesion of any length", ""),
        ("(BMI, weight in kg divided by the square of height) of 18 to 30 kg/m2",
         "body mass index"),
        ("Body surface area of at least 10%", "body surface"),
        ("Stenosis of at least 70%", "stenosis"),
        ("Karnofsky performance status 60-100%", "Karnofsky"),
        ("Forced expiratory volume in 1 second of at least 60%", "lung function"),
        ("Gestation of 24 to 28 weeks", "gestation"),
    ],
)  # fmt: skip
def test_a_limit_has_the_name_that_is_measured_so(line: str, name: str):
    (fact,) = limits_in(line)

    assert fact.name == name


@pytest.mark.parametrize(
    "line",
    [
        "Progesterone receptor-negative, or \\< 5% expression",
        "Tumor with staining in \\< 10% of cells",
        "Fulfils at least 4 of the 11 ACR criteria",
        "Poor prognosis, with ≥ 1 of the following",
        "HIV-1/HIV-2 infection",
        "Pregnancy test with a sensitivity of at least 25 mIU/mL",
        "A ≥ 10% drop in LVEF",
        "Risk of death ≥ 10% using scoring models",
        "ECOG score of 0 or 1 (patients that spend \\< 50% of their time in bed)",
        "2 or more fasting glucose values",
        "COWS \\>= 5 and a pain score",
    ],
)
def test_what_is_counted_compared_or_of_something_else_is_no_limit(line: str):
    assert limits_in(line) == []
