"""The rules of a trial as Chromium prints them: on few sheets, and nothing folded."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.browser.test_paper import sheets
from trials.actions import glossary, samples

pytestmark = pytest.mark.django_db(transaction=True)
RULES = f"/trials/{samples.NCT_ID}/eligibility/"
SMALLEST = 8.5  # points
SIZES = """() => [...document.querySelectorAll('main *')]
    .filter(e => e.checkVisibility() && e.innerText?.trim())
    .map(e => parseFloat(getComputedStyle(e).fontSize) * 72 / 96)"""


@pytest.fixture(autouse=True)
def _words(portal):
    """The meanings of words are printed too."""
    glossary.load(now=timezone.now())


@pytest.mark.parametrize(
    ("path", "paper"), [(RULES, "A4"), (RULES, "Letter"), (f"/es{RULES}", "A4")]
)
def test_the_rules_print_on_four_sheets(open_page, path, paper):
    page = open_page().page

    page.goto(path)

    assert sheets(page, paper) <= 4


def test_they_are_whole_and_can_be_read(open_page):
    page = open_page().page
    page.goto(RULES)
    page.emulate_media(media="print")

    for part in (".rule > :is(div, p)", ".criteria li", ".by-age", ".term-meaning"):
        found = page.locator(part)
        assert found.count() == page.locator(f"{part}:visible").count() > 0, part
    assert min(page.evaluate(SIZES)) >= SMALLEST


def test_the_meanings_of_words_stand_one_below_the_other(open_page):
    page = open_page().page
    page.goto(RULES)
    page.emulate_media(media="print")

    starts = page.locator(".term-meaning").evaluate_all(
        "all => [...new Set(all.map(each => Math.round(each.getBoundingClientRect().left)))]"
    )

    assert len(starts) == 2
