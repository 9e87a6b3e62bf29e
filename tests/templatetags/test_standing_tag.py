from __future__ import annotations

import re

import pytest
from django.template import Context, Template

from trials.models.standing import Headline, Standing, State, Word

REGISTRY = Word("registry", "RECRUITING", State.OPEN, "2025-03")


def shown(tag: str, **context: object) -> str:
    """What a tag shows, without its markup, on one line."""
    made = Template("{% load standing %}{% " + tag + " %}").render(Context(context))
    return " ".join(re.sub(r"<[^>]+>", " ", made).split())


def hospital(code: str, state: State, days: int) -> Word:
    return Word("coordinator", code, state, "2026-10-01", days)


def test_a_confirmed_site_and_what_the_registry_says_otherwise():
    paused = Word("registry", "SUSPENDED", State.PAUSED, "2025-03")
    standing = Standing(State.OPEN, hospital("RECRUITING", State.OPEN, 12), paused)

    assert shown("standing standing", standing=standing) == (
        "Open The hospital confirmed this 12 days ago ClinicalTrials.gov says: paused, March 2025"
    )


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [
        (State.OPEN, 30, "Open The hospital confirmed this 30 days ago"),
        (
            State.OPEN,
            31,
            "Open Not confirmed for 31 days. The hospital said so on 1 October 2026",
        ),
        (
            State.SAID,
            61,
            "Said to be open; ring before you travel "
            "Not confirmed for 61 days. The hospital said so on 1 October 2026",
        ),
    ],
)
def test_a_confirmation_fades(state, days, words):
    standing = Standing(state, hospital("RECRUITING", State.OPEN, days))

    assert shown("standing standing", standing=standing) == words


def test_an_old_pause_is_told_with_its_age_and_nothing_is_awaited():
    standing = Standing(State.PAUSED, hospital("SUSPENDED", State.PAUSED, 90))

    assert shown("standing standing", standing=standing) == (
        "Paused The hospital confirmed this 90 days ago"
    )


def test_the_registry_alone_confirms_nothing():
    standing = Standing(State.SAID, REGISTRY)

    assert shown("standing standing", standing=standing) == (
        "Said to be open ClinicalTrials.gov, March 2025"
    )


def test_a_site_of_which_nobody_speaks():
    assert shown("standing standing", standing=Standing(State.NONE)) == "No status given"


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_shape_of_its_own(state):
    shapes = {
        each: Template("{% load standing %}{% shape state %}").render(Context({"state": each}))
        for each in State
    }

    others = {
        re.sub(r'class="shape[^"]*"', "", s) for each, s in shapes.items() if each is not state
    }
    assert re.sub(r'class="shape[^"]*"', "", shapes[state]) not in others


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (hospital("RECRUITING", State.OPEN, 12), "Last confirmed 12 days ago by the hospital"),
        (
            hospital("RECRUITING", State.OPEN, 45),
            "Not confirmed for 45 days. The hospital said so on 1 October 2026",
        ),
    ],
)
def test_the_headline_tells_the_newest_word(word, said):
    headline = Headline(State.OPEN, 2, 1, 3, "RECRUITING", "2025-03")

    assert shown("headline headline word", headline=headline, word=word) == (
        f"2 sites confirmed open, 1 said to be open {said}"
    )


def test_a_trial_of_which_nobody_speaks():
    headline = Headline(State.NONE, 0, 0, 0, "", "")

    assert shown("headline headline word", headline=headline, word=None) == "No status given"
