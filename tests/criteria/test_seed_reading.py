"""The seed trial as it came to us. A heading stands in the wrong place there: "Exclusion Criteria"
above the waiting times and organ functions, which have to be true. Nothing turns upside down.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from trials.criteria.facts.gather import gather
from trials.criteria.nodes import Join, Kind, Node, Reading, Reason, Side, Standing
from trials.criteria.reading import read
from trials.criteria.topics import Place, Topic, topic_of

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seed-trial.txt"
HEADING = "Exclusion Criteria\n"
FIRST_THAT_RULES_OUT = "* History of sinusoidal"
RULES_OUT = (
    "History of sinusoidal", "Concurrent chemotherapy", "Patient with concurrent",
    "Known HIV infection", "Pregnant or lactating", "Male or female participant of", "Inability",
)  # fmt: skip


@pytest.fixture(scope="module")
def as_it_came() -> str:
    if not SEED.is_file():
        pytest.skip("unshared")
    text = SEED.read_text(encoding="utf-8")
    return text[text.index("Inclusion Criteria\n") : text.index("Maximum Eligible Age")]


@pytest.fixture(scope="module")
def mended(as_it_came: str) -> str:
    """With the heading above the first line that rules out."""
    return as_it_came.replace(HEADING, "", 1).replace(
        FIRST_THAT_RULES_OUT, f"{HEADING}\n{FIRST_THAT_RULES_OUT}"
    )


def criteria(reading: Reading) -> list[Node]:
    return [node for _, node in reading.walk() if node.is_criterion]


def standing_of(reading: Reading, node: Node) -> Standing:
    return next(group.standing for group in reading.groups if group.span.meets(node.span))


def starting(reading: Reading, text: str) -> Node:
    return next(node for node in criteria(reading) if node.text.startswith(text))


def test_as_it_came_no_condition_is_taken_for_one_that_rules_out(as_it_came: str):
    reading = read(as_it_came)

    sure = [node for node in criteria(reading) if standing_of(reading, node) is Standing.DECIDED]
    out = [node.text for node in sure if node.side is Side.EXCLUSION]
    assert [text for text in out if not text.startswith(RULES_OUT)] == []
    assert len(out) == len(RULES_OUT) - 1  # contraception is doubted
    assert [node.text[:12] for node in sure if node.side is Side.INCLUSION] == [
        "Participants", "Participants", "Leukemia bla", "Karnofsky or",
    ]  # fmt: skip


def test_as_it_came_all_that_stands_wrong_is_doubted(as_it_came: str):
    doubted = [group for group in read(as_it_came).groups if group.standing is Standing.DOUBTED]

    assert [group.reason for group in doubted] == [
        Reason.WAITING_TIME_EXCLUDES, Reason.GOOD_FUNCTION_EXCLUDES, Reason.DUTY_EXCLUDES,
    ]  # fmt: skip


def test_with_its_heading_in_place_every_line_is_on_its_side(mended: str):
    reading = read(mended)

    sides = {node.text: node.side for node in criteria(reading)}
    out = [text for text, side in sides.items() if side is Side.EXCLUSION]
    assert set(sides.values()) == {Side.INCLUSION, Side.EXCLUSION}
    assert [text.startswith(start) for text, start in zip(out, RULES_OUT, strict=True)] == [
        True for _ in RULES_OUT
    ]


def test_with_its_heading_in_place_only_the_sentence_on_contraception_is_doubted(mended: str):
    reading = read(mended)

    (doubted,) = [group for group in reading.groups if group.standing is not Standing.DECIDED]

    assert "contraception" in reading.source[doubted.span.start : doubted.span.end]
    assert (doubted.side, doubted.reason) == (Side.EXCLUSION, Reason.DUTY_EXCLUDES)


def test_one_of_two_measures_is_enough(mended: str):
    reading = read(mended)
    facts = list(gather(reading))

    kidney = starting(reading, "Adequate renal")
    either = [fact.name for fact in facts if fact.alternative and fact.kind.value == "measurement"]
    assert (kidney.kind, kidney.join) == (Kind.LEAD_IN, Join.ONE_OF)
    assert either == ["shortening fraction", "ejection fraction"]
    assert {
        fact.alternative for fact in facts if fact.name in ("filtration rate", "creatinine")
    } == {True}
    assert starting(reading, "Adequate hepatic").join is Join.ALL_OF


def test_the_illness_is_about_the_illness_and_how_much_of_it(mended: str):
    reading = read(mended)
    node = starting(reading, "Participants must have B-ALL")
    place = Place(node.side, "Diagnosis", node.span.start)
    facts = [fact for fact in gather(reading) if fact.span.meets(node.span)]

    assert topic_of(node.text, facts, place) is Topic.ILLNESS
