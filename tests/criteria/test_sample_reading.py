"""The sample trial reads as its source says it should, line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.gather import gather
from trials.criteria.facts.remarks import About, remarks
from trials.criteria.nodes import Join, Kind, Node, Reading, Reason, Side, Standing
from trials.criteria.reading import read

SAMPLE = Path(__file__).resolve().parents[2] / "trials" / "samples" / "NCT03913559.json"


@pytest.fixture(scope="module")
def reading() -> Reading:
    study = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return read(study["protocolSection"]["eligibilityModule"]["eligibilityCriteria"])


@pytest.fixture(scope="module")
def facts(reading: Reading) -> list[Fact]:
    return list(gather(reading))


def starting(reading: Reading, text: str) -> Node:
    return next(node for _, node in reading.walk() if node.text.startswith(text))


def test_every_line_is_on_its_side(reading: Reading):
    exclusion = reading.source.index("Exclusion Criteria:")

    for _, node in reading.walk():
        wanted = Side.EXCLUSION if node.span.start >= exclusion else Side.INCLUSION
        assert node.side is wanted, node.text


def test_the_headings_are_those_of_the_source(reading: Reading):
    headings = [node.text for _, node in reading.walk() if node.kind is Kind.HEADING]

    assert headings == [
        "Inclusion Criteria:", "Age", "Diagnosis", "Performance Level", "Prior Therapy",
        "Organ Function Requirements", "Exclusion Criteria:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("Adequate kidney", "a rate of glomerular filtration", "a serum creatinine"),
        ("Adequate heart", "a shortening fraction", "an ejection fraction"),
    ],
)
def test_one_of_two_measures_is_enough(reading: Reading, line: str, first: str, second: str):
    node = starting(reading, line)

    assert node.join is Join.ONE_OF
    assert node.children[0].text.startswith(first)
    assert node.children[1].text.startswith(second)


def test_both_measures_of_the_liver_are_asked_for(reading: Reading):
    assert starting(reading, "Adequate liver").join is Join.ALL_OF


def test_only_the_sentence_on_contraception_is_doubted(reading: Reading):
    doubted = [group for group in reading.groups if group.standing is not Standing.DECIDED]

    assert len(doubted) == 1
    assert doubted[0].side is Side.EXCLUSION
    assert doubted[0].reason is Reason.DUTY_EXCLUDES
    assert "contraception" in reading.source[doubted[0].span.start : doubted[0].span.end]


def test_the_table_of_creatinine_keeps_every_row(facts: list[Fact]):
    rows = [(fact.only_for, fact.upper and fact.upper.value) for fact in facts if fact.only_for]

    assert rows == [
        ("age < 6 months; male, female", 0.4),
        ("age 6 months to < 1 year; male, female", 0.5),
        ("age 1 to < 2 years; male, female", 0.6),
        ("age 2 to < 6 years; male, female", 0.8),
        ("age 6 to < 10 years; male, female", 1.0),
        ("age 10 to < 13 years; male, female", 1.2),
        ("age 13 to < 16 years; male", 1.5),
        ("age 13 to < 16 years; female", 1.4),
        ("age ≥ 16 years; male", 1.7),
        ("age ≥ 16 years; female", 1.4),
    ]
    assert {fact.unit for fact in facts if fact.only_for} == {"mg/dL"}


def test_the_waiting_times_are_in_days(facts: list[Fact]):
    waits = [fact.days for fact in facts if fact.kind is FactKind.WASHOUT]

    assert waits == [14, 7, 42, 90, 14, 14, 90, 42]


def test_what_is_exempt_from_a_wait_is_let_off(facts: list[Fact]):
    let_off = [fact.exception for fact in facts if fact.kind is FactKind.WASHOUT]

    assert [each for each in let_off if each] == ["Steroids and standard maintenance therapy"]


def test_every_infection_is_found(facts: list[Fact]):
    names = [fact.name for fact in facts if fact.kind is FactKind.INFECTION]

    assert names == ["HIV", "hepatitis B", "hepatitis C"]


def test_the_only_age_is_that_of_who_takes_part(facts: list[Fact]):
    ages = [fact for fact in facts if fact.kind is FactKind.AGE]

    assert [(fact.upper and fact.upper.value, fact.unit) for fact in ages] == [(22.0, "year")]


def test_an_earlier_transplant_is_counted(facts: list[Fact]):
    counted = [fact for fact in facts if fact.kind is FactKind.PRIOR_THERAPY]

    assert [fact.upper and fact.upper.value for fact in counted] == [1.0]


def test_the_error_of_the_source_is_marked_and_not_mended(reading: Reading, facts: list[Fact]):
    found = remarks(facts, reading.source, minimum_age="", maximum_age="21 Years", sex="ALL")

    assert [(remark.about, remark.said) for remark in found] == [
        (About.SCORE_RUNS_BACKWARDS, "ECOG ≥ 2")
    ]
    assert "ECOG score of ≥ 2" in starting(reading, "A Karnofsky").text
