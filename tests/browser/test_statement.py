"""The page about accessibility says what these tests try, no more and no less.

`make accessibility` runs them and writes down what they have tried; then this test, which finds all
of it there, writes the statement.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import AXE
from tests.browser.covering import COVERED, EVERYBODY, READERS, SPOKEN, STAFF
from tests.browser.looking import ACCESSIBILITY, VERDICTS
from tests.browser.states import LANGUAGES, SCHEMES, WIDTHS
from tests.browser.test_for_everybody import SPACED_WIDTHS
from tests.browser.test_keyboard import TASKS, TRIED
from tests.browser.test_keyboard import WIDTHS as TASK_WIDTHS
from tests.browser.test_swaps import SWAPS
from tests.browser.test_trees import PAGES
from trials.language import accessibility as words

STATEMENT = ACCESSIBILITY / "statement.json"


def declared() -> dict[str, Any]:
    """What the statement says, but for its day."""
    readers = {group: len(ways) for group, ways in READERS.items()}
    staff = {group: len(ways) for group, ways in STAFF.items()}
    pages = sum(readers.values()) * len(LANGUAGES) + sum(staff.values())
    version = re.search(r"axe v([\d.]+)", AXE.read_text()[:100])
    return {
        "axe": version and version[1],
        "widths": list(WIDTHS),
        "states": readers,
        "staff_states": staff,
        "looks": pages * len(WIDTHS) * len(SCHEMES),
        "tasks": list(TASKS),
        "trees": len(PAGES) * len(LANGUAGES),
        "verdicts": [verdict["name"] for verdict in VERDICTS],
    }


def expected() -> dict[str, set[str]]:
    """Each kind of test, with the names of all that it has to go through."""
    looked_at = {
        f"{language}: {group}: {name}" for language, group in SPOKEN for name in EVERYBODY[group]
    }
    return {
        "axe": looked_at,
        "verdicts": {verdict["name"] for verdict in VERDICTS},
        "keyboard": {
            f"{language}: {task}, {width} px" for language, task in TRIED for width in TASK_WIDTHS
        },
        "swaps": set(SWAPS),
        "trees": {f"{language}: {name}" for language in LANGUAGES for name in PAGES},
        "targets": {f"{language}: {group}" for language, group in SPOKEN},
        "spacing": {f"{group}, {width} px" for group in EVERYBODY for width in SPACED_WIDTHS},
        "order": set(EVERYBODY),
        "mail": {"plain text"},
    }


def tried(folder: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path in Path(folder).iterdir():
        line = json.loads(path.read_text())
        found[line["kind"]] |= set(line["names"])
    return dict(found)


@pytest.mark.skipif(not COVERED, reason="only after all of the tests that it is about")
def test_all_that_the_statement_says_was_tried_and_is_written_down():
    assert tried(COVERED or "") == expected()

    told = {"day": dt.date.today().isoformat(), **declared()}
    STATEMENT.write_text(f"{json.dumps(told, indent=2)}\n")


def test_the_statement_is_of_the_tests_as_they_are():
    told = json.loads(STATEMENT.read_text())

    assert dt.date.fromisoformat(told.pop("day"))
    assert told == declared()


def test_all_of_it_has_words():
    assert set(words.PAGES) == {*READERS, *STAFF}
    assert set(words.TASKS) == set(TASKS)
    assert set(words.VERDICTS) == {verdict["name"] for verdict in VERDICTS}
