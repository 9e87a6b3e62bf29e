"""What a screen reader is given of each page, kept in files: who changes a page sees what they
changed for whoever hears it. `UPDATE_TREES=1 make test TESTS=tests/browser/test_trees.py` writes
the files anew."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import states, states_asked
from tests.browser.covering import covered
from tests.browser.states import LANGUAGES, Visit, Ways
from tests.browser.test_axe import words  # noqa: F401 -- a fixture
from tests.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)
TREES = Path(__file__).parent / "trees"
PAGES: Ways = {
    **states.FRONT,
    **states.LIST,
    **states.tabs(states.SAMPLE),
    "page not found": states.REFUSALS["404"],
    "question": states_asked.QUESTION["form"],
    "question refused": states_asked.QUESTION["form refused"],
    "question arrived": states_asked.PRIVATE["arrived"],
    "question answered": states_asked.PRIVATE["answered"],
    "checklist": states_asked.CHECKLISTS["blank"],
    "clinician": states_asked.CLINICIAN["card"],
    "clinician asks": states_asked.CLINICIAN["form"],
    "paper": states_asked.PAPER["to print"],
}
# What differs each time: a secret address, a reference, digests, the day of the statement, keys.
MARKS = {
    r"/inquiries/[\w-]{43}/": "/inquiries/…/",
    r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b": "(reference)",
    r"-[0-9a-f]{24}\b": "-(digests)",
    r"(last time was on|última vez fue el) [^.]+": r"\1 (day)",
    r"http://localhost:\d+": "(portal)",
    r"(#site-|#intervention-|\?site=|/refer/)\d+": r"\1(row)",
}


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The portal's clock stands still; the browser's goes on."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW.astimezone(dt.UTC))


def tree_of(page: Page) -> str:
    tree = page.locator("body").aria_snapshot()
    for differs, mark in MARKS.items():
        tree = re.sub(differs, mark, tree)
    return f"{tree}\n"


def difference(name: str, made: str) -> str:
    """Line by line, empty where the page is as it is kept."""
    path = TREES / f"{name.replace(' ', '-')}.yml"
    if os.environ.get("UPDATE_TREES"):
        path.write_text(made)
    kept = path.read_text() if path.exists() else ""
    return "\n".join(difflib.unified_diff(kept.splitlines(), made.splitlines(), path.name, "now"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_screen_reader_is_given(open_page, words, settings, language):  # noqa: F811
    visit = Visit(open_page().page, language, settings)
    found = []

    for name, go in PAGES.items():
        go(visit)
        found.append(difference(f"{language} {name}", tree_of(visit.page)))

    assert not any(found), "\n".join(filter(None, found))
    covered("trees", *(f"{language}: {name}" for name in PAGES))


def test_no_tree_is_kept_of_a_page_that_is_no_more():
    kept = {path.stem for path in TREES.glob("*.yml")}

    assert kept == {f"{code} {name}".replace(" ", "-") for code in LANGUAGES for name in PAGES}
