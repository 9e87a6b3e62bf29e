"""Facts: what is read, what is left alone, and where it stands."""

from __future__ import annotations

import pytest

from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.gather import gather
from trials.criteria.facts.people import age_limits, sex_said
from trials.criteria.reading import read


def facts_in(line: str, heading: str = "Inclusion Criteria:") -> list[Fact]:
    return list(gather(read(f"{heading}\n* {line}\n")))


def bounds(fact: Fact) -> tuple[float | None, float | None]:
    return fact.lower.value if fact.lower else None, fact.upper.value if fact.upper else None


def of_kind(line: str, *kinds: FactKind) -> list[Fact]:
    return [fact for fact in facts_in(line) if fact.kind in kinds]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Age 3-17 years", [(3, 17, "year")]),
        ("Aged between 3 and 17", [(3, 17, "year")]),
        ("Children older than 6 months", [(6, None, "month")]),
        ("6 months of age or older", [(6, None, "month")]),
        ("\\>= 12 years old", [(12, None, "year")]),
        ("Girls under the age of 9", [(None, 9, "year")]),
        ("Age \\>=18 and \\<65 years", [(18, None, "year"), (None, 65, "year")]),
        ("Is no older than twelve years of age", [(None, 12, "year")]),
        ("2 to \\<12 years old", [(2, 12, "year")]),
        ("Age \\> 12 months and \\< 21 years", [(12, None, "month"), (None, 21, "year")]),
        ("Infants 28 days to 12 months", [(28, 12, "month")]),
        ("Infants with fits for 28 days to 12 months", []),
        ("Children 3 months to 12 months after surgery", []),
        ("Partner of at least 18 years of age", []),
        ("History of gout for at least 5 years", []),
        ("Postmenopausal women whose age is over 55 years", []),
        ("Gestational age of 37 to 40 weeks", []),
        ("Has smoked for more than 20 years", []),
        ("Younger than 50 years of age at onset of gout", []),
        ("The 12 week visit", []),
        ("Tanner stage 4 or higher", []),
        ("Sudden death under 40 years of age in first-degree relatives", []),
        ("Family members with cancer under the age of 40", []),
        ("Women under 50 years old who have been amenorrheic for 12 months", []),
        ("IIEF-5 score under 21", []),
        ("Diastolic blood pressure over 100", []),
        ("Coronary artery disease less than 2 years old", []),
        ("Ulcers older than 1 year", []),
        ("2.18 years and older", []),
        ("Ulcer of any size, and more than 4 weeks old", []),
        ("Those older than 80 years will sign after an evaluation", []),
        ("Participants 7 years of age and older must have provided assent", []),
        ("Rate, where age is the age in years (from 20 to 80 years)", []),
        ("18 years of age or older with \\>3 stools", [(18, None, "year")]),
        ("Women with cycles, at least age 40 and at least one child", [(40, None, "year")]),
    ],
)
def test_ages_are_those_of_who_takes_part(line: str, wanted: list[tuple[object, ...]]):
    assert [(*bounds(fact), fact.unit) for fact in of_kind(line, FactKind.AGE)] == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Patients under 65 years with asthma", []),
        ("Patients 65 years and older for whom the dose is too high", []),
        ("The child is in another study and is older than 6 months", []),
        ("Tachycardia, or at least age 60 with gout", []),
        ("Patients under 18 years or with asthma", [(None, 18)]),
    ],
)
def test_an_age_that_rules_out_with_something_else_does_not_alone(
    line: str, wanted: list[tuple[float | None, float | None]]
):
    facts = [bounds(fact) for fact in facts_in(line, "Exclusion Criteria:")]

    assert [values for values in facts if any(values)] == wanted


def test_an_age_in_months_and_years_keeps_both_units():
    (fact,) = of_kind("6 months to 2 years of age", FactKind.AGE)

    assert bounds(fact) == (6, 2)
    assert (fact.lower_unit, fact.unit) == ("month", "year")


def test_a_bound_says_whether_it_is_within():
    above, from_on = facts_in("Age \\> 18 years")[0], facts_in("Age \\>= 18 years")[0]

    assert above.lower
    assert not above.lower.inclusive
    assert from_on.lower
    assert from_on.lower.inclusive


@pytest.mark.parametrize(
    ("line", "name", "wanted", "unit"),
    [
        ("Serum creatinine ≤ 1.5 mg/dL", "creatinine", (None, 1.5), "mg/dL"),
        ("Platelets \\>= 75,000/mm\\^3", "platelets", (75000, None), "/mm^3"),
        ("AST or ALT no greater than 3 x ULN", "AST or ALT", (None, 3), "x ULN"),
        ("Karnofsky or Lansky score of at least 60", "Karnofsky or Lansky", (60, None), ""),
        ("ECOG performance status 0-2", "ECOG", (0, 2), ""),
        ("Glucose below 7,8 mmol/L", "glucose", (None, 7.8), "mmol/L"),
        ("BMI between 18.5 and 30 kg/m2", "body mass index", (18.5, 30), "kg/m2"),
        ("Ejection fraction \\> 45%", "ejection fraction", (45, None), "%"),
        ("Life expectancy of at least 12 weeks", "life expectancy", (12, None), "weeks"),
        ("Platelets \\>= 100 x 10\\^9/L", "platelets", (100, None), "x 10^9/L"),
        ("Platelets \\> 20 K/uL", "platelets", (20, None), "K/uL"),
        ("Creatine phosphokinase \\< 5 x ULN", "enzymes", (None, 5), "x ULN"),
        ("Glycosylated hemoglobin \\< 9%", "HbA1c", (None, 9), "%"),
        ("AST(SGOT)/ALT(SGPT) \\<= 3 x ULN", "AST or ALT", (None, 3), "x ULN"),
        ("Weight loss \\>= 10%", "weight change", (10, None), "%"),
    ],
)
def test_a_limit_has_name_value_and_unit(
    line: str, name: str, wanted: tuple[float | None, float | None], unit: str
):
    (fact,) = [fact for fact in facts_in(line) if fact.kind.value in LIMITS]

    assert (fact.name, bounds(fact), fact.unit) == (name, wanted, unit)


LIMITS = ("lab", "vital", "clinical-score", "measurement")


@pytest.mark.parametrize(
    "line",
    [
        "Prednisone at a dose above 10 mg per day",
        "More than 20 cigarettes a day",
        "At least one tumour",
        "Grade \\> 2 hearing loss",
        "Pain on a 0-10 scale",
        "Blood pressure above 140/90",
        "At least 1 measurable lesion",
        "Reduction of at least 20 mmHg in systolic blood pressure",
        "Testosterone more than 25% below the lower limit of normal",
        "Pain is rated on the 0-10 scale",
        "Dialysis for at least 6 weeks with a long life expectancy",
    ],
)
def test_amounts_counts_and_scales_are_no_limits(line: str):
    assert [fact for fact in facts_in(line) if fact.kind.value in LIMITS] == []


def test_the_same_limit_in_another_unit_is_given_once():
    facts = [
        fact for fact in facts_in("HbA1c \\> 47 mmol/mol (\\> 6.4 %)") if fact.kind.value == "lab"
    ]

    assert [bounds(fact) for fact in facts] == [(47, None)]


def test_limits_tied_by_or_are_alternatives():
    facts = of_kind("Filtration rate: GFR ≥ 60 mL/min or creatinine ≤ 1.2 mg/dL", FactKind.LAB)

    assert [fact.alternative for fact in facts] == [True, True]


@pytest.mark.parametrize(
    ("line", "kind", "days"),
    [
        ("Chemotherapy within 4 weeks before enrollment", FactKind.WASHOUT, 28),
        ("Used any steroids in the past 6 months", FactKind.WASHOUT, 180),
        ("Heart attack within the last year", FactKind.LOOKBACK, 365),
        ("At least 14 days must have elapsed since surgery", FactKind.WASHOUT, 14),
        ("Fever within 48 hours of screening", FactKind.LOOKBACK, 2),
        ("Off all steroids for at least two weeks", FactKind.WASHOUT, 14),
    ],
)
def test_a_time_is_in_days(line: str, kind: FactKind, days: int):
    (fact,) = of_kind(line, FactKind.WASHOUT, FactKind.LOOKBACK)

    assert (fact.kind, fact.days) == (kind, days)


@pytest.mark.parametrize(
    "line",
    [
        "Plans to become pregnant within 6 months",
        "Contraception for at least 30 days after the last dose",
        "Is able to come within 2 weeks",
    ],
)
def test_what_lies_ahead_is_no_window(line: str):
    assert of_kind(line, FactKind.WASHOUT, FactKind.LOOKBACK) == []


def test_the_rows_of_a_run_together_table_are_kept_and_let_nobody_in():
    line = (
        "Creatinine by age (mg/dL): 1 to \\< 2 years: 0.6; 2 to \\< 6 years: male 0.8, female 0.7"
    )

    facts = facts_in(line)

    assert [(fact.only_for, bounds(fact)[1]) for fact in facts if fact.only_for] == [
        ("age 1 to < 2 years", 0.6),
        ("age 2 to < 6 years; male", 0.8),
        ("age 2 to < 6 years; female", 0.7),
    ]
    assert not [fact for fact in facts if fact.kind is FactKind.AGE]


def test_earlier_treatments_are_counted():
    (fact,) = of_kind("Has had \\> 2 prior lines of therapy", FactKind.PRIOR_THERAPY)

    assert bounds(fact) == (2, None)


def test_topics_are_named():
    line = "Pregnant, HIV positive, no birth control, or unable to give informed consent"

    kinds = {fact.kind.value for fact in facts_in(line, "Exclusion Criteria:")}

    assert {"pregnancy", "infection", "contraception", "consent"} <= kinds


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("HIV, HBV or HCV infection", ["HIV", "hepatitis B", "hepatitis C"]),
        ("Known HIV, or active hepatitis B (defined as antigen-positive) or C (antibody)", ["HIV",
         "hepatitis B", "hepatitis C"]),
        ("HIV infection or human immunodeficiency virus in the past", ["HIV"]),
        ("Any active infection", ["infection"]),
        ("No signs of a cold", []),
    ],
)  # fmt: skip
def test_every_infection_of_a_criterion_is_named_once(line: str, names: list[str]):
    assert [fact.name for fact in of_kind(line, FactKind.INFECTION)] == names


def test_a_fact_keeps_its_place_in_the_source():
    source = "Inclusion Criteria:\n* Children, aged \\>= 3 years\n"

    (fact,) = [fact for fact in gather(read(source)) if fact.kind is FactKind.AGE]

    assert source[fact.span.start : fact.span.end] == "\\>= 3 years"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Inclusion Criteria:\n* Age 18 to 65 years", (18, 65)),
        ("Exclusion Criteria:\n* Age under 18 years\n* Older than 75 years", (18, 75)),
        ("Inclusion Criteria:\n* Age over 18 years", (18, None)),
        ("Inclusion Criteria:\n* Age under 65 years", (None, None)),
        ("Inclusion Criteria:\n* Men aged 18-50 years\n* Women aged 20-50 years", (None, 50)),
        ("Inclusion Criteria:\n* Age 6 to 18 months", (0.5, 1.5)),
        ("Inclusion Criteria:\n* Age 6 months to 2 years", (0.5, 2)),
        (
            "Inclusion Criteria:\n* Any of the following:\n  * Age over 40 years\n  * Gout",
            (None, None),
        ),
    ],
)
def test_the_text_says_ages_as_the_registry_counts_them(
    source: str, wanted: tuple[float | None, float | None]
):
    assert age_limits(gather(read(source))) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Men and women of any height", "ALL"),
        ("Healthy men", "MALE"),
        ("Women with gout", "FEMALE"),
        ("Women must not be pregnant, men must not smoke", None),
        ("Female participants must have a negative test", None),
        ("Anybody", None),
    ],
)
def test_the_text_says_a_sex_only_where_it_is_plain(line: str, wanted: str | None):
    source = f"Inclusion Criteria:\n* {line}"

    assert sex_said(gather(read(source)), source) == wanted
