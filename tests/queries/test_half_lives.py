"""A waiting time that also counts half-lives, on the clinician's card and in the pasted text."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.queries.test_pasted import in_one_line, made, text_of
from tests.queries.test_refer import drawn, figures

pytestmark = pytest.mark.django_db
LINE = "* Any drug within 14 days or 5 half-lives, whichever is longer, prior to dosing"
SAID = "within 14 days or 5 half-lives, whichever is longer"


def test_the_card_quotes_it_and_counts_no_day() -> None:
    card = drawn(exclusion=LINE)

    (figure,) = figures(card.waits)
    assert (figure.what, figure.said, figure.until) == ("Any drug", SAID, "dosing")
    assert (figure.days, figure.day) == (None, None)


def test_half_lives_alone_are_a_wait_too() -> None:
    card = drawn(exclusion="* Any drug within five half-lives of the compound")

    assert [figure.said for figure in figures(card.waits)] == [
        "within five half-lives of the compound"
    ]


def test_the_pasted_text_has_the_words_and_no_days(now: dt.datetime) -> None:
    pasted = in_one_line(text_of(made(exclusion=LINE), now))

    assert f"Rules out: Any drug, {SAID}, counted to dosing" in pasted
    assert "days: Any drug" not in pasted
