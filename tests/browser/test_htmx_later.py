"""htmx is not waited for: it is fetched when the page is there to be read, and then it works."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)
FETCHED = 'performance.getEntriesByType("resource").find(({ name }) => name.includes("htmx-2"))'
SEEN = 'performance.getEntriesByName("first-contentful-paint")[0].startTime'


@pytest.mark.parametrize("path", ["/", "/trials/NCT03913559/", "/trials/NCT03913559/contact/"])
def test_it_is_fetched_after_the_first_paint(open_page, path):
    page = open_page(width=360).page
    page.goto(path)

    assert page.evaluate(f"{FETCHED}.startTime - {SEEN}") > 0


def test_a_link_that_is_followed_before_it_came_opens_its_page(open_page):
    page = open_page(width=360).page
    page.route("**/htmx-2*", lambda route: route.abort())
    page.goto("/trials/NCT03913559/")

    page.click("#tab-trial-eligibility")
    page.wait_for_url("**/eligibility/")
    assert "text/html" in page.evaluate("document.contentType")
    assert page.locator("h1").is_visible()


def test_back_before_it_came_shows_what_stood_there(open_page):
    page = open_page().page
    page.goto("/trials/")
    page.get_by_role("searchbox").fill("inotuzumab")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text("One trial found.")
    page.route("**/htmx-2*", lambda route: route.abort())
    page.reload()
    page.go_back()
    expect(page.locator("#count")).not_to_have_text("One trial found.")
