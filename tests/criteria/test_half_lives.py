"""Waiting times in half-lives: told beside the days, never as days."""

from __future__ import annotations

import pytest

from trials.criteria.facts.fact import WINDOWS, Fact, FactKind
from trials.criteria.facts.gather import gather
from trials.criteria.reading import read
from trials.criteria.rows import row_of


def waits_in(line: str) -> list[Fact]:
    facts = gather(read(f"Exclusion Criteria:\n* {line}\n"))
    return [fact for fact in facts if fact.kind in WINDOWS]


@pytest.mark.parametrize(
    ("line", "days", "half_lives", "whichever"),
    [
        ("Any drug within 14 days or 5 half-lives, whichever is longer", 14, 5, "longer"),
        ("Any drug within 4 weeks (or five half lives, whichever was greater)", 28, 5, "longer"),
        ("Any drug within 30 days or within 5 half-lives (the shorter period)", 30, 5, "shorter"),
        ("Any drug within 8 weeks or 5 x half-life", 56, 5, ""),
        ("Any drug within 30 days of entry, or within 6 half-lives, whichever is longest", 30, 6,
         "longer"),
        ("Any drug within 5 half-lives (if known) or 16 weeks, whichever is shorter", 112, 5,
         "shorter"),
        ("Any drug within 72 hours or 3 times the agent's half-life", 3, 3, ""),
        ("At least 4 weeks or 5 half-lives (whichever is longer) since any drug", 28, 5, "longer"),
        ("Any drug within 3-5 half-lives of the drug", None, 5, ""),
        ("Any drug within five half-lives of the compound", None, 5, ""),
        ("Any drug within 4 weeks. Its half-life is 5 days", 28, None, ""),
    ],
)  # fmt: skip
def test_half_lives_stand_beside_the_days(
    line: str, days: int | None, half_lives: float | None, whichever: str
):
    (wait,) = waits_in(line)

    assert (wait.days, wait.half_lives, wait.whichever) == (days, half_lives, whichever)
    assert wait.kind is FactKind.WASHOUT


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Any drug within 14 days or 5 half-lives, whichever is longer, prior to dosing", "dosing"),
        ("Any drug within 14 days or 5 half-lives before dosing, whichever is longer", "dosing"),
        ("Any drug within 14 days of screening or 5 half-lives of the drug", "screening"),
        ("Any drug within 14 days or 5 half-lives of the study drug", ""),
        ("Any drug within 5 half-lives of study entry", "study entry"),
        ("Any drug within 5 half-lives or 9 days prior to dosing whichever is longer", "dosing"),
    ],
)
def test_what_both_times_count_to_is_found_behind_either(line: str, until: str):
    (wait,) = waits_in(line)

    assert (wait.of, wait.until) == ("Any drug", until)


def test_the_words_of_the_wait_say_both_times_and_which_of_them_counts():
    source = (
        "Exclusion Criteria:\n* Any drug within 14 days or 5 half-lives, whichever is longer, now"
    )

    (wait,) = [fact for fact in gather(read(source)) if fact.kind in WINDOWS]

    said = source[wait.span.start : wait.span.end]
    assert said == wait.name == "within 14 days or 5 half-lives, whichever is longer"


@pytest.mark.parametrize(
    "line",
    [
        "Drugs with a half-life of at least 24 hours",
        "Contraception for at least 5 half-lives after the last dose",
        "Any drug less than 4 weeks or less than 5 half-lives (whichever is shorter) from dosing",
        "At least 5 half-lives for other agents",
    ],
)
def test_half_lives_that_are_no_wait_or_only_a_part_of_one_are_left_alone(line: str):
    assert waits_in(line) == []


def test_another_time_between_is_a_wait_of_its_own():
    waits = waits_in(
        "Any drug within 14 days or 5 half-lives, or surgery within 28 days, whichever is longer"
    )

    assert [(wait.days, wait.half_lives) for wait in waits] == [(14, 5), (28, None)]


def test_the_row_gives_the_days_and_nothing_for_half_lives_alone():
    source = (
        "Exclusion Criteria:\n* One drug within 9 days or 5 half-lives\n* One within 5 half-lives"
    )

    assert [fact["days"] for fact in row_of("", read(source))["facts"]] == [9]
