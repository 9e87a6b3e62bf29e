"""The words that a fact may be shown with, and where it may not be shown."""

from __future__ import annotations

import pytest

from trials.criteria.facts import wording
from trials.criteria.facts.fact import FactKind
from trials.criteria.facts.gather import gather
from trials.criteria.reading import read


def waited(line: str) -> list[str | None]:
    facts = gather(read(f"Inclusion Criteria:\n* {line}\n"))
    return [
        wording.waited("", fact, is_stop=False)
        for fact in facts
        if fact.kind in (FactKind.WASHOUT, FactKind.LOOKBACK)
    ]


def test_each_wait_is_shown_with_what_it_follows():
    assert waited(
        "≥ 3 months must have elapsed if prior cranial or craniospinal XRT was received, if ≥ 50% "
        "of the pelvis was irradiated, or if TBI was received; ≥ 6 weeks must have elapsed since "
        "other radiation"
    ) == [
        "prior cranial or craniospinal XRT was received, if ≥ 50% of the pelvis was irradiated, or "
        "if TBI was received",
        "other radiation",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "At least 4 weeks since surgery where a drain was laid",
        "At least 4 weeks since no more steroids were taken",
        "Surgery within 4 weeks",
        "Receiving steroids at least 4 weeks before screening",
        "At least 4 weeks since " + "very " * 30 + "long surgery",
    ],
)
def test_a_wait_that_its_words_do_not_tell_exactly_is_not_shown(line: str):
    assert waited(line) == [None]
