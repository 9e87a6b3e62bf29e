"""A reader's way through the portal, with JavaScript and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from trials.models import Inquiry

pytestmark = pytest.mark.django_db(transaction=True)
TABS = ["Who can join", "What happens", "Where", "Full record", "Summary"]


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_a_parent_browses_goes_back_and_sends_a_question(open_page, java_script):
    window = open_page(width=360, java_script=java_script)
    page = window.page

    page.goto("/")
    page.get_by_role("searchbox").first.fill("inotuzumab")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("Inotuzumab for children")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Inotuzumab for children")

    tabs = page.get_by_role("navigation", name="About this trial")
    for tab in TABS:
        tabs.get_by_role("link", name=tab).click()
        expect(tabs.locator("[aria-current=page]")).to_have_text(tab)
        expect(page).to_have_title(re.compile("."))
    page.go_back()
    expect(tabs.locator("[aria-current=page]")).to_have_text("Full record")
    expect(page.get_by_text("Pfizer").first).to_be_visible()

    tabs.get_by_role("link", name="Ask").click()
    page.get_by_label("A parent or guardian").check()
    page.locator("[name=email]").fill("no address")
    page.get_by_role("textbox", name="Your question").fill("When may we ring?")
    page.get_by_role("button", name=re.compile("Send")).click()
    expect(page.locator("#problems")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your question")).to_have_value("When may we ring?")
    page.locator("[name=email]").fill("parent@family.example")
    page.get_by_role("checkbox", name=re.compile("Yes, you may read")).check()
    page.get_by_role("button", name=re.compile("Send")).click()

    expect(page).to_have_url(re.compile("/inquiries/"))
    expect(page.get_by_text(Inquiry.objects.get().reference).first).to_be_visible()
    assert window.foreign == []
    assert window.complaints == []


def test_readers_pages_set_no_cookie_and_leave_nothing_in_the_browser(open_page):
    window = open_page()

    for path in ("/", "/about/", "/trials/", "/trials/NCT03913559/", "/trials/NCT03913559/sites/"):
        window.page.goto(path)
    window.page.get_by_role("link", name="Full record").click()
    window.page.get_by_text("Pfizer").first.wait_for()

    stored = window.page.evaluate("[localStorage.length, sessionStorage.length]")
    assert window.page.context.cookies() == []
    assert stored == [0, 0]


def test_a_pin_of_the_map_leads_to_its_site(open_page):
    page = open_page(width=360).page
    page.goto("/trials/NCT03913559/sites/")

    page.locator("svg a", has=page.locator("title, text", has_text="Memphis")).first.click()

    expect(page.locator(":target")).to_contain_text("St. Jude Children's Research Hospital")


def test_the_first_phone_screen_tells_what_a_parent_asks_first(open_page):
    page = open_page(width=360).page
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/trials/NCT03913559/")

    seen = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(e => !e.children.length && e.getBoundingClientRect().height)
            .filter(e => e.getBoundingClientRect().bottom <= innerHeight)
            .map(e => e.textContent).join(' ')"""
    )

    for fact in ("Inotuzumab for children", "said to be open", "866-278-5833"):
        assert fact in re.sub(r"\s+", " ", seen)
    assert re.search("2025", seen)
