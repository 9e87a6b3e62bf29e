"""Which results a clinician is told to have ready, and from which criterion."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.actions import samples
from trials.models import Trial
from trials.queries.refer import Card, card_of

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def drawn(text: str) -> Card:
    trial = Trial.objects.create(nct_id="NCT00000001", eligibility_criteria=text)
    return card_of(trial, TODAY)


def names(card: Card) -> list[str]:
    return [asked.what for asked in card.ready]


def test_the_sample_asks_for_what_its_rules_are_about(now: dt.datetime) -> None:
    card = card_of(samples.load(now=now), TODAY)

    assert set(names(card)) == {
        "Performance score (Karnofsky or Lansky, ECOG)",
        "glomerular filtration",
        "creatinine",
        "bilirubin",
        "AST",
        "ALT",
        "shortening fraction",
        "ejection fraction",
        "HIV status",
        "Hepatitis B status",
        "Hepatitis C status",
        "Pregnancy test",
        "MRD",
        "CD22",
    }


def test_each_is_asked_for_once_and_leads_to_the_first_rule_that_names_it() -> None:
    card = drawn("Inclusion Criteria:\n\n* Platelets ≥ 50 /µL\n* platelets < 900 /µL")

    first = card.criteria.must_be_true[0].criteria[0]
    assert [(asked.what, asked.anchor) for asked in card.ready] == [("Platelets", first.anchor)]


def test_unclear_rules_are_asked_about_too() -> None:
    card = drawn(
        "Exclusion Criteria:\n\n* At least 14 days must have elapsed, and platelets ≥ 50 /µL"
    )

    assert card.criteria.unclear
    assert names(card) == ["platelets"]


def test_a_note_is_no_rule_and_asks_for_nothing() -> None:
    card = drawn("Inclusion Criteria:\n\n* Asthma\n\nNote: hemoglobin ≥ 8 g/dL was usual before.")

    assert card.criteria.notes
    assert (names(card), card.limits) == ([], [])


def test_two_names_of_one_limit_are_two_results() -> None:
    card = drawn("Inclusion Criteria:\n\n* AST or ALT ≤ 3 x ULN")

    assert names(card) == ["AST", "ALT"]


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("CD19-positive disease", ["CD19"]),
        ("HER2 expression of the tumor", ["HER2"]),
        ("CD19-directed CAR-T therapy is allowed", []),
        ("Minimum life expectancy of 12 weeks", []),
        ("Tumor of at least 2 cm", []),
        ("Not pregnant", []),
        ("A negative pregnancy test", ["Pregnancy test"]),
        ("No known hepatitis B or C", ["Hepatitis B status", "Hepatitis C status"]),
    ],
)
def test_only_what_is_a_result_is_asked_for(rule: str, asked: list[str]) -> None:
    card = drawn(f"Inclusion Criteria:\n\n* {rule}")

    assert names(card) == asked


def test_a_marker_that_rules_out_is_not_asked_for_as_one_to_have() -> None:
    card = drawn("Exclusion Criteria:\n\n* CD19-positive disease")

    assert names(card) == []
