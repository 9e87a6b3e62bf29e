"""A page that changes in part: said once and politely, the focus where it was, the title right."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.browser.at_the_board import focused, make_coordinator, make_trial, sign_in
from tests.browser.covering import covered
from tests.browser.states import LANGUAGES, SAMPLE
from trials.models import Site

pytestmark = pytest.mark.django_db(transaction=True)
# What stands in a live region that was there before: of one that comes with its words in it a
# screen reader may say nothing.
SWAPS = ("tabs of a trial", "filters of the list", "rows of the board")
LISTEN = """() => {
  const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive], output";
  const all = [...document.querySelectorAll(LIVE)];
  const regions = new Map(all.map((each) => [each, each.textContent]));
  window.heard = () => [...regions]
    .filter(([each, before]) => each.isConnected && each.textContent !== before)
    .map(([each]) => [each.getAttribute("role") ?? each.ariaLive, each.textContent.trim()]);
}"""


def listen(page: Page) -> None:
    page.evaluate(LISTEN)


def heard(page: Page) -> list[list[str]]:
    """What was said since: how, and in which words."""
    page.wait_for_timeout(600)
    return list(page.evaluate("heard()"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tab_of_a_trial(open_page, language):
    page = open_page(width=360).page
    start = "" if language == "en" else f"/{language}"
    page.goto(f"{start}/trials/{SAMPLE}/")
    first = page.title()
    page.locator("#tab-trial-eligibility").focus()
    listen(page)

    page.keyboard.press("Enter")
    page.wait_for_url("**/eligibility/")

    assert heard(page) == [["status", page.title()]]
    assert page.title() != first
    expect(page.locator("#tab-trial-eligibility")).to_be_focused()
    expect(page.locator("#tab-trial-eligibility")).to_have_attribute("aria-current", "page")
    covered("swaps", SWAPS[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_narrowed(open_page, language):
    page = open_page().page
    start = "" if language == "en" else f"/{language}"
    page.goto(f"{start}/trials/")
    box = page.locator("#states input[value=said]")
    box.focus()
    listen(page)

    page.keyboard.press("Space")
    page.wait_for_url("**status=said**")

    [[how, words]] = heard(page)
    assert how == "status"
    assert re.search(r"found|encontr", words)
    expect(box).to_be_focused()
    covered("swaps", SWAPS[1])


@pytest.fixture
def memphis(portal) -> Site:
    return make_trial().sites.get(city="Memphis")


@pytest.fixture
def cora(memphis) -> User:
    return make_coordinator(memphis)


def test_a_row_of_the_board(open_page, cora, memphis):
    page = sign_in(open_page(), cora)
    page.goto("/staff/sites/")
    listen(page)

    page.locator("summary", has_text="Change Hospital of Memphis").click()
    page.get_by_role("button", name="Paused for now").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")

    [[how, words]] = heard(page)
    assert (how, "Paused for now" in words) == ("status", True)
    assert focused(page) == f"site-{memphis.pk}"
    covered("swaps", SWAPS[2])
