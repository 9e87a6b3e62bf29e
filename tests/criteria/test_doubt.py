"""The guard doubts what reads like the other side, and moves nothing."""

from __future__ import annotations

import pytest

from trials.criteria.nodes import Reason, Side, Standing
from trials.criteria.reading import read


def standings(source: str) -> list[tuple[str, str]]:
    return [(group.side.value, group.standing.value) for group in read(source).groups]


def under(heading: str, *lines: str) -> str:
    return "\n".join([heading, *(f"* {line}" for line in lines)])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("At least 10 days must have elapsed since the last pill", Reason.WAITING_TIME_EXCLUDES),
        ("Adequate spleen function defined as follows", Reason.GOOD_FUNCTION_EXCLUDES),
        ("Adequate room to sleep", Reason.GOOD_FUNCTION_EXCLUDES),
        ("All participants must agree to wear a hat", Reason.DUTY_EXCLUDES),
        ("Patients must have an ECOG of 0-1", Reason.DUTY_EXCLUDES),
        ("Women must have a negative pregnancy test", Reason.DUTY_EXCLUDES),
        ("Must have a negative test", Reason.DUTY_EXCLUDES),
        ("Women who can bear a child (or may be able to) must use a hat", Reason.DUTY_EXCLUDES),
        ("Must have recovered from toxicity", Reason.DUTY_EXCLUDES),
        ("Willing and able to comply", Reason.DUTY_EXCLUDES),
        ("At least 14 days since chemotherapy", Reason.WAITING_TIME_EXCLUDES),
        ("≥ 4 weeks between prior treatment and the first dose", Reason.WAITING_TIME_EXCLUDES),
    ],
)
def test_a_condition_among_exclusions_is_doubted(line: str, reason: Reason):
    reading = read(under("Exclusion Criteria:", "Flies", "Swims", "Sings", line))

    assert [group.standing for group in reading.groups] == [Standing.DECIDED, Standing.DOUBTED]
    assert reading.groups[1].reason is reason
    assert reading.groups[1].side is Side.EXCLUSION


@pytest.mark.parametrize(
    "line",
    [
        "Pregnant or breast-feeding",
        "Pregnant women",
        "Pregnancy, or a birth within 90 days",
        "History of seizures",
        "History of a heart attack within 6 months",
        "Prior history of stroke",
        "Known HIV infection",
        "Known or suspected allergies",
        "Unable to comply with the visits",
        "Inability to give consent",
        "Patients are not eligible if they sing",
    ],
)
def test_what_rules_out_is_doubted_among_inclusions(line: str):
    source = under("Inclusion Criteria:", "Walks", line, "Is tall")

    assert standings(source) == [
        ("inclusion", "decided"), ("inclusion", "doubted"), ("inclusion", "decided"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Known CD22 expression",
        "Known KRAS mutation",
        "Known hormone receptor status",
        "History of asthma for at least 6 months",
        "History of at least 5 attacks of migraine",
        "History of histologically documented myeloma",
        "Pregnant women in the 30th week",
        "Known bone marrow metastases are allowed",
        "Not pregnant or breast-feeding",
        "No history of seizures",
        "Severe pain in the leg",
    ],
)
def test_what_is_asked_for_is_not_doubted_among_inclusions(line: str):
    assert standings(under("Inclusion Criteria:", line)) == [("inclusion", "decided")]


@pytest.mark.parametrize(
    "line",
    [
        "Less than 14 days since chemotherapy",
        "At least 6 months since the first symptom",
        "Patients who must be treated at once",
        "Patients with a cold must be excluded",
        "Pregnant (a woman must have a negative test)",
        "Able to become pregnant and without contraception",
    ],
)
def test_what_rules_out_is_not_doubted_among_exclusions(line: str):
    assert standings(under("Exclusion Criteria:", line)) == [("exclusion", "decided")]


@pytest.mark.parametrize(
    "line",
    [
        "Lack of adequate spleen function",
        "No adequate spleen function",
        "Unable or unwilling to agree to wear a hat",
        "Participants without a car who must use the bus",
        "Less than 10 days have elapsed since the last pill",
    ],
)
def test_a_negation_turns_the_phrase_round(line: str):
    assert standings(under("Exclusion Criteria:", line)) == [("exclusion", "decided")]


def test_where_most_lines_speak_against_the_heading_all_are_doubted():
    source = under(
        "Exclusion Criteria:",
        "At least 10 days must have elapsed since the last pill",
        "At least 2 weeks must have elapsed since the last bath",
        "Has had one bath at most",
        "At least 3 months must have passed since the last journey",
    )

    assert standings(source) == [("exclusion", "doubted")]


def test_the_next_section_is_judged_by_itself():
    source = (
        under("Exclusion Criteria:", "At least 10 days must have elapsed since the last pill")
        + "\n\n"
        + under("Organs", "Weak spleen", "Weak heart")
    )

    assert standings(source) == [("exclusion", "doubted"), ("exclusion", "decided")]


def test_a_doubted_line_takes_the_lines_below_it_along():
    source = "Exclusion Criteria:\n* Adequate spleen function:\n  * quiet\n  * small\n* Flies\n"

    reading = read(source)

    doubted = reading.groups[0]
    assert doubted.standing is Standing.DOUBTED
    assert "small" in source[doubted.span.start : doubted.span.end]
    assert "Flies" not in source[doubted.span.start : doubted.span.end]


def test_the_digest_of_a_group_stays_while_its_words_and_its_side_do():
    first = read(under("Exclusion Criteria:", "Flies", "Swims")).groups[0]
    moved = read("A word before.\n\n" + under("EXCLUSION:", " Flies", " Swims")).groups[-1]
    changed = read(under("Exclusion Criteria:", "Flies", "Sinks")).groups[0]

    assert first.digest == moved.digest
    other_side = read(under("Inclusion Criteria:", "Flies", "Swims")).groups[0]
    assert len({first.digest, changed.digest, other_side.digest}) == 3
