"""The clinician's card on one screen of a desk, read with one glance."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_refer_on_paper import CARD, in_the_registrys_words

pytestmark = pytest.mark.django_db(transaction=True)
SECTIONS = ["stops", "unclear", "waits", "limits", "scores", "earlier"]
CUT = "all => all.filter(e => e.clientHeight && e.scrollHeight > e.clientHeight + 1)"
WITHOUT_ITS_LINK = f"""all => ({CUT})(all).filter(e => (e.closest('a') ?? e.querySelector('a'))
    .getBoundingClientRect().top >= e.getBoundingClientRect().bottom - 4).length"""


def bottoms(page: Page, where: str) -> list[float]:
    return page.locator(where).evaluate_all(
        "all => all.map(e => Math.max(0, ...[...e.getClientRects()].map(r => r.bottom)))"
    )


@pytest.mark.parametrize("is_long", [False, True], ids=["sample", "registry's words"])
def test_one_screen_holds_every_section_whole(open_page, is_long):
    page = open_page(width=1280).page
    if is_long:
        in_the_registrys_words(mended=True)

    page.goto(CARD)

    for section in SECTIONS:
        own = f"section[aria-labelledby={section}]"
        expect(page.locator(f"#{section}")).to_be_visible()
        assert max(bottoms(page, f"{own} li, {own} tr")) < 800, section
    ready = bottoms(page, "#ready, .ready li:nth-child(-n + 5)")
    number = bottoms(page, ".first-number, .first-number .reach")
    assert (len(ready), max(ready) <= 800) == (6, True)
    assert (len(number), max(number) <= 800) == (2, True)


def test_its_letters_can_be_read_and_its_lone_links_be_hit(open_page):
    page = open_page(width=1280).page
    page.goto(CARD)

    sizes = page.evaluate(
        """() => [...document.querySelectorAll('main *')]
            .filter(e => e.checkVisibility() && e.innerText?.trim() && !e.closest('.unseen'))
            .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    heights = page.locator(
        ".drawn :is(th, td) > .to-source, .ready a, .refer .reach, #last-dose-day"
    ).evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")

    assert min(sizes) >= 14
    assert min(heights) >= 24


def test_a_sentence_that_is_shortened_has_its_link_in_sight_and_is_whole_on_a_phone(open_page):
    page = open_page(width=1280).page
    in_the_registrys_words(mended=True)
    page.goto(CARD)

    shortened = page.locator(".leads, .whole > a")

    assert shortened.evaluate_all(f"all => ({CUT})(all).length") > 0
    assert shortened.evaluate_all(WITHOUT_ITS_LINK) == 0
    page.set_viewport_size({"width": 360, "height": 800})
    assert shortened.evaluate_all(f"all => ({CUT})(all).length") == 0
