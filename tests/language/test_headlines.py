from __future__ import annotations

import pytest

from trials.language.headlines import headline_words, of_all, of_one, of_some
from trials.models.standing import State


@pytest.mark.parametrize(
    ("state", "counts", "words"),
    [
        ("open", (3, 5, 9), "3 sites confirmed open, 5 said to be open"),
        ("open", (1, 0, 2), "1 site confirmed open, no other said to be open"),
        ("said", (0, 1, 1), "No site confirmed open, 1 said to be open"),
        ("said", (0, 0, 12), "Said to be open; none of its 12 sites gives a status"),
        ("said", (0, 0, 1), "Said to be open; its one site gives no status"),
        ("said", (0, 0, 0), "Said to be open; the registry names no site"),
        ("paused", (0, 0, 2), "Paused"),
    ],
)
def test_a_trial_is_never_called_open_without_how_many_sites_say_so(state, counts, words):
    assert headline_words(state, "RECRUITING", *counts) == words


@pytest.mark.parametrize("state", State)
def test_every_state_can_be_said_of_one_site_and_of_many(state):
    for number in (1, 2, 12):
        assert of_one(state)
        assert of_all(state, number)
        assert of_some(state, number).startswith(str(number))


def test_in_spanish_a_state_agrees_with_its_number(spanish):
    assert [of_some("open", 1), of_some("open", 7)] == ["1 abierto", "7 abiertos"]
    assert of_all("open", 3) == "todos abiertos"
