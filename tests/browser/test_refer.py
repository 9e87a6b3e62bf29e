"""The clinician's card as a clinician uses it: counting, copying, printing, with one glance."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)
CARD = "/trials/NCT03913559/refer/"
# Clocks go back on 1 November 2026 in America, forward on 27 September in New Zealand.
CHANGES = [("America/Los_Angeles", "2026-10-31"), ("Pacific/Auckland", "2026-09-26")]

SOON = (dt.date.today() + dt.timedelta(days=2)).isoformat()
# What stands in the field, what is typed, what is told.
MISTAKES = [
    (SOON, "", "This day is still to come. Please check it."),
    ("", "11010026", "Please check the year."),
    ("", "02302026", "There is no such day. Please check it."),
]


def count_from(page: Page, day: str) -> None:
    page.get_by_label("Or count from a last dose on").fill(day)


def waits(page: Page) -> list[str]:
    table = page.get_by_role("region", name="Waiting times").get_by_role("table")
    return [
        re.sub(r"\s+", " ", cell) for cell in table.locator(".figure:visible").all_inner_texts()
    ]


def test_a_last_dose_is_counted_on_in_the_page_and_leaves_nothing(open_page):
    window = open_page()
    page, asked = window.page, []
    page.goto(CARD)
    before = waits(page)
    page.on("request", lambda request: asked.append(request.url))

    count_from(page, "2026-10-20")

    region = page.get_by_role("region", name="Waiting times")
    expect(region.get_by_role("status")).to_have_text("The days are counted from 20 Oct 2026.")
    assert waits(page)[:3] == ["14 days 3 Nov 2026", "7 days 27 Oct 2026", "42 days 1 Dec 2026"]
    expect(region.get_by_role("columnheader", name="Days · over on")).to_be_visible()
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert (asked, stored, "2026-10" in page.url) == ([], [0, 0, ""], False)

    count_from(page, "")

    assert waits(page) == before
    page.reload()
    expect(page.get_by_label("Or count from a last dose on")).to_have_value("")
    assert window.complaints == []


def test_no_day_is_lost_where_clocks_are_changed(browser: Browser, portal: str):
    found = []
    for zone, day in CHANGES:
        page = browser.new_page(base_url=portal, timezone_id=zone)
        page.goto(CARD)
        count_from(page, day)
        found.append(waits(page)[1])
        page.context.close()

    assert found == ["7 days 7 Nov 2026", "7 days 3 Oct 2026"]


def test_a_day_that_cannot_be_is_told_in_plain_words_and_not_counted_from(open_page):
    page = open_page().page
    page.goto(CARD)
    before = waits(page)
    field = page.get_by_label("Or count from a last dose on")
    told = page.get_by_role("region", name="Waiting times").get_by_role("status")

    for day, keys, mistake in MISTAKES:
        count_from(page, day)
        field.focus()
        page.keyboard.type(keys)
        expect(told).to_be_empty()
        assert waits(page) == before
        page.get_by_role("heading", name="Waiting times").click()
        expect(told).to_have_text(mistake)
        expect(field).to_have_attribute("aria-invalid", "true")


def test_the_text_is_copied_as_it_stands(open_page):
    page = open_page().page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(CARD)

    page.get_by_text("As plain text, to paste into a record").click()
    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_text("Copied.")).to_be_visible()
    text = page.get_by_label("This card as plain text").input_value()
    assert text.startswith("NCT03913559: Inotuzumab for children")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_where_the_browser_does_not_copy_the_text_is_selected(open_page):
    page = open_page().page
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(CARD)

    page.get_by_text("As plain text, to paste into a record").click()
    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_text("The text is selected.")).to_be_visible()
    assert "NCT03913559" in page.evaluate("getSelection().toString()")


def test_without_a_script_all_is_there_but_what_only_a_script_can_do(open_page):
    page = open_page(width=320, java_script=False).page
    page.goto(CARD)

    page.get_by_text("As plain text, to paste into a record").click()

    expect(page.get_by_label("This card as plain text")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    expect(page.get_by_label("Or count from a last dose on")).to_be_hidden()
    assert waits(page)[0] != ""


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1000, False), (1280, False)])
def test_axe_finds_nothing_when_all_is_open_and_counted(open_page, width, dark):
    window = open_page(width=width, dark=dark)
    page = window.page
    page.goto(CARD)
    page.get_by_text("As plain text, to paste into a record").click()
    count_from(page, "2026-10-20")

    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")

    assert (window.axe(), wide) == ([], False)


def test_a_figure_leads_to_its_rule_by_keyboard(open_page):
    page = open_page().page
    page.goto(CARD)

    page.get_by_role("link", name="CAR-T cell therapy").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/eligibility/#rule-[0-9a-f]{12}$"))
    expect(page.locator(":target")).to_contain_text("CAR-T cell therapy: at least 42 days ago")
