"""The map and the list answer each other, and the list of trials says what it is doing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HTMX_HAS_COME

pytestmark = pytest.mark.django_db(transaction=True)
SITES = "/trials/NCT03913559/sites/"


def test_pointing_at_a_pin_marks_its_site_and_the_other_way_round(open_page):
    page = open_page().page
    page.goto("/trials/NCT03913559/")
    page.get_by_role("navigation", name="About this trial").get_by_role(
        "link", name="Where"
    ).click()
    pin = page.locator(".pin", has_text="Memphis")
    site = page.locator(".site", has_text="St. Jude")

    pin.hover()
    expect(site).to_have_class("site is-meant")
    expect(page.locator(".is-meant")).to_have_count(1)
    site.get_by_role("heading").hover()
    expect(pin).to_have_class("pin pin-said is-meant")
    page.locator("h1").hover()
    expect(page.locator(".is-meant")).to_have_count(0)


def test_the_keyboard_marks_them_too(open_page):
    page = open_page(width=360).page
    page.goto(SITES)

    page.locator(".pin", has_text="San Diego").focus()
    expect(page.locator(".site.is-meant")).to_contain_text("Rady")
    page.locator(".site", has_text="St. Jude").get_by_role("link").first.focus()

    expect(page.locator(".pin.is-meant")).to_contain_text("Memphis")


def test_without_javascript_the_site_that_a_pin_leads_to_is_marked(open_page):
    page = open_page(java_script=False).page
    page.goto(SITES)

    page.locator(".pin", has_text="Memphis").click()

    ground = "site => getComputedStyle(site).backgroundColor"
    marked, other = page.locator(".site:target"), page.locator(".site:not(:target)").first
    expect(marked).to_contain_text("St. Jude")
    assert marked.evaluate(ground) != other.evaluate(ground)


def test_a_search_says_that_it_is_searching_and_nothing_moves(open_page):
    page = open_page(width=360).page
    page.goto("/trials/")
    top = "document.querySelector('#results').getBoundingClientRect().top + scrollY"
    before = page.evaluate(top)
    page.route(
        "**/trials/?*",
        lambda route: None if route.request.headers.get("hx-request") else route.continue_(),
    )

    page.get_by_role("searchbox").fill("asthma")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Searching…")).to_be_visible()
    assert page.evaluate(top) == before


def test_back_and_forward_walk_through_what_was_searched(open_page):
    page = open_page().page
    page.goto("/trials/")
    everything = page.locator("#count").inner_text()

    page.get_by_role("searchbox").fill("inotuzumab")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("One trial found.")
    expect(page.locator("#languages a")).to_have_attribute("href", "/es/trials/?q=inotuzumab")
    page.go_back()
    expect(page.locator("#count")).to_have_text(everything)
    page.wait_for_load_state("load")
    page.evaluate(HTMX_HAS_COME)
    page.go_forward()

    expect(page.locator("#count")).to_have_text("One trial found.")
    expect(page.get_by_role("searchbox")).to_have_value("inotuzumab")


def test_what_a_thumb_presses_is_large_enough(open_page):
    page = open_page(width=360).page
    small = """() => [...document.querySelectorAll(`.pin .hit, .tabs a, .top a, .terms a,
        .trials h2 a, .ways a, .foot a, .site .reach, .button, .search .state`)]
        .filter(each => each.checkVisibility())
        .map(each => [each, each.getBoundingClientRect()])
        .filter(([_, box]) => Math.round(box.height) < 44 || Math.round(box.width) < 44)
        .map(([each, box]) => `${each.outerHTML.slice(0, 60)} ${box.width} x ${box.height}`)"""

    for path in ("/", "/trials/", SITES, "/nowhere/"):
        page.goto(path)

        assert page.evaluate(small) == [], path
