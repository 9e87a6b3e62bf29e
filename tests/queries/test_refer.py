"""What the clinician's card draws from a text, and what it leaves to the text."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.actions import samples
from trials.models import Trial
from trials.queries.refer import Card, Row, card_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(now: dt.datetime) -> Card:
    return card_of(samples.load(now=now))


def drawn(*, inclusion: str = "", exclusion: str = "") -> Card:
    text = f"Inclusion Criteria:\n\n{inclusion}\n\nExclusion Criteria:\n\n{exclusion}"
    return card_of(Trial.objects.create(nct_id="NCT00000001", eligibility_criteria=text))


def rows(passages) -> list[Row]:
    return [row for passage in passages for row in passage.rows]


def test_every_waiting_time_of_the_sample_is_there_in_days(card: Card) -> None:
    waits = [(row.what, row.said, row.days) for row in rows(card.waits)]

    assert waits == [
        ("Cytotoxic therapy: completed", "at least 14 days ago", 14),
        ("Biologic agents: therapy completed", "at least 7 days ago", 7),
        ("CAR-T cell therapy", "at least 42 days ago", 42),
        ("After a bone marrow transplant", "wait of at least 90 days", 90),
        ("no immune suppression", "no immune suppression for ≥ 2 weeks", 14),
        ("local XRT (small port)", "at least 2 weeks ago", 14),
        ("cranial or craniospinal XRT, XRT to ≥ 50% of the pelvis, or TBI", "≥ 3 months ago", 90),
        ("other substantial radiation to the bone marrow", "≥ 6 weeks ago", 42),
    ]


def test_a_wait_with_an_exemption_in_the_next_sentence_says_that_there_is_more(card: Card) -> None:
    more = {row.days: row.has_more for row in rows(card.waits)[:3]}

    assert more == {14: True, 7: True, 42: False}


def test_creatinine_is_a_row_for_each_age_and_sex_in_both_units(card: Card) -> None:
    kidney = card.limits[0]

    assert [(row.age, row.who, row.said, row.micromoles) for row in kidney.by_age] == [
        ("< 6 months", "male, female", "≤ 0.4 mg/dL", "≤ 35.4 µmol/L"),
        ("6 months to < 1 year", "male, female", "≤ 0.5 mg/dL", "≤ 44.2 µmol/L"),
        ("1 to < 2 years", "male, female", "≤ 0.6 mg/dL", "≤ 53.1 µmol/L"),
        ("2 to < 6 years", "male, female", "≤ 0.8 mg/dL", "≤ 70.7 µmol/L"),
        ("6 to < 10 years", "male, female", "≤ 1 mg/dL", "≤ 88.4 µmol/L"),
        ("10 to < 13 years", "male, female", "≤ 1.2 mg/dL", "≤ 106 µmol/L"),
        ("13 to < 16 years", "male", "≤ 1.5 mg/dL", "≤ 133 µmol/L"),
        ("13 to < 16 years", "female", "≤ 1.4 mg/dL", "≤ 124 µmol/L"),
        ("≥ 16 years", "male", "≤ 1.7 mg/dL", "≤ 150 µmol/L"),
        ("≥ 16 years", "female", "≤ 1.4 mg/dL", "≤ 124 µmol/L"),
    ]
    assert kidney.is_other_by_age


def test_of_the_other_organs_either_or_is_kept_and_a_condition_is_no_limit(card: Card) -> None:
    limits = [(row.is_other, row.what, row.said) for row in rows(card.limits) if not row.age]

    assert limits == [
        (False, "rate of glomerular filtration", "≥ 60 cc/min/1.73m2"),
        (False, "direct bilirubin", "≤ 1.4 mg/dL"),
        (False, "AST", "≤ 3 x ULN"),
        (True, "ALT", "≤ 3 x ULN"),
        (False, "shortening fraction", "≥ 27%"),
        (True, "ejection fraction", "≥ 45%"),
    ]


def test_the_score_that_only_corresponds_is_left_to_the_words(card: Card) -> None:
    scores = [(row.what, row.said) for row in rows(card.scores)]

    assert scores == [("Karnofsky or Lansky score", "≥ 50%")]
    assert [(row.what, row.said) for row in rows(card.earlier)] == [
        ("Bone marrow transplant", "≤ 1")
    ]


def test_every_passage_of_the_sample_holds_the_words_of_its_rows(card: Card) -> None:
    for passage in [*card.waits, *card.limits, *card.scores, *card.earlier]:
        waiting, words = [passage.node], ""
        for node in waiting:
            words += f" {node.text}"
            waiting.extend(node.children)
        assert [row.said for row in passage.plain_rows if row.said not in words] == []
        assert [row.age for row in passage.by_age if row.age not in words] == []


def test_a_time_within_which_something_rules_out_is_a_stop() -> None:
    card = drawn(exclusion="* Use of steroids within 4 weeks before screening")

    assert [passage.is_stop for passage in card.waits] == [True]
    assert [(row.what, row.days, row.until) for row in rows(card.waits)] == [
        ("Use of steroids", 28, "screening")
    ]


@pytest.mark.parametrize(
    ("inclusion", "exclusion"),
    [
        ("* On a stable dose of steroids for at least 4 weeks prior to screening", ""),
        ("* Chemotherapy within 4 weeks before screening", ""),
        ("", "* Has not received chemotherapy within 4 weeks before screening"),
        ("", "* Negative biopsy within 4 weeks before screening"),
        ("", "* Surgery started more than 4 weeks prior to screening"),
    ],
)
def test_what_is_no_waiting_time_is_not_shown_as_one(inclusion: str, exclusion: str) -> None:
    card = drawn(inclusion=inclusion, exclusion=exclusion)

    assert card.waits == []


def test_with_growth_factors_or_transfusion_is_no_alternative() -> None:
    card = drawn(inclusion="* Hemoglobin ≥ 8 g/dL with transfusion or drugs and platelets ≥ 50 /µL")

    assert [row.is_other for row in rows(card.limits)] == [False, False]


def test_two_names_of_one_limit_are_no_alternative_to_the_limit_before_them() -> None:
    card = drawn(
        inclusion="* Direct bilirubin ≤ 1.4 mg/dL (if total bilirubin > 1.4 mg/dL) and\n"
        "* AST or ALT ≤ 3 x ULN"
    )

    assert [(row.is_other, row.what, row.has_more) for row in rows(card.limits)] == [
        (False, "Direct bilirubin", True),
        (False, "AST or ALT", False),
    ]


def test_a_wait_ends_where_the_sentence_goes_on_about_the_participant() -> None:
    card = drawn(
        inclusion="* At least 90 days have elapsed since bone marrow transplant and participant "
        "is off immune suppression for ≥ 2 weeks"
    )

    assert [(row.what, row.days) for row in rows(card.waits)] == [
        ("bone marrow transplant", 90),
        ("off immune suppression", 14),
    ]


@pytest.mark.parametrize(
    "inclusion",
    [
        "* Must not have any of these: serum creatinine > 2 mg/dL",
        "* None who lack these, and without:\n\n  * serum creatinine > 2 mg/dL",
        "* Has not received ≥ 2 prior chemotherapy regimens",
    ],
)
def test_a_limit_that_a_word_before_it_turns_round_is_left_to_the_words(inclusion: str) -> None:
    card = drawn(inclusion=inclusion)

    assert card.limits + card.earlier == []


def test_a_table_that_lost_a_sex_is_not_shown() -> None:
    text = "* Maximum serum creatinine by age and sex:\n\n  * 13 to < 16 years: 1.5 mg/dL (male)"

    card = drawn(inclusion=text)

    assert card.limits == []


def test_values_in_other_units_are_not_worked_out() -> None:
    card = drawn(inclusion="* Serum creatinine ≤ 120 µmol/L\n* Total bilirubin ≤ 1.5 mg/dL")

    assert [(row.said, row.micromoles) for row in rows(card.limits)] == [
        ("≤ 120 µmol/L", ""),
        ("≤ 1.5 mg/dL", "≤ 25.7 µmol/L"),
    ]


def test_what_is_doubted_gives_no_rows() -> None:
    card = drawn(exclusion="* At least 14 days must have elapsed since chemotherapy")

    assert card.criteria.unclear
    assert card.waits == []
