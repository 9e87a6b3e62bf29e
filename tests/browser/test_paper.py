"""The papers as Chromium prints them."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from trials.actions import samples
from trials.models import Condition, Site, SiteContact, Trial

pytestmark = pytest.mark.django_db(transaction=True)
OF_SAMPLE = f"/trials/{samples.NCT_ID}/"
PAPER = f"{OF_SAMPLE}paper/20260512-en-000000000000000000000000/"
TABS = ["", "eligibility/", "treatment/", "sites/", "record/"]
LONG = "Somebody who has had a treatment of this kind within the last twelve weeks"


def sheets(page: Page, paper: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


@pytest.fixture
def long_trial() -> Trial:
    """A trial that has too much of everything."""
    rules = "".join(f"* {LONG}, {LONG}, or {LONG}: rule {n}\n" for n in range(40))
    never = "".join(f"* {LONG}: never {n}\n" for n in range(60))
    trial = Trial.objects.create(
        nct_id="NCT00000009",
        plain_title=(LONG + " ") * 4,
        brief_title=(LONG + " and ") * 4,
        overall_status="RECRUITING",
        eligibility_criteria=f"Inclusion Criteria:\n\n{rules}\nExclusion Criteria:\n\n{never}",
        published_at=timezone.now(),
    )
    Condition.objects.bulk_create(
        Condition(trial=trial, text=f"An illness with a long name, number {n}") for n in range(9)
    )
    for n in range(30):
        facility = f"The Children's Hospital of a City with a Long Name, Building {n}"
        site = Site.objects.create(
            trial=trial, facility=facility, city="Llanfair", registry_status="RECRUITING"
        )
        name = "A Doctor With Several Names, MD, PhD"
        SiteContact.objects.create(
            site=site, name=name, phone=f"901-555-01{n:02}", hours="Weekdays, 8 to 4, " * 3
        )
    return trial


def test_it_prints_on_two_sheets_in_either_format_and_language(open_page, long_trial):
    page = open_page().page
    demonstrations = Trial.objects.filter(is_demonstration=True)
    numbers = [samples.NCT_ID, *demonstrations.values_list("nct_id", flat=True)]

    found = {}
    for path in [f"/trials/{number}/print/" for number in [*numbers, long_trial.nct_id]]:
        for language in ("", "/es"):
            page.goto(f"{language}{path}")
            found[language + path] = [sheets(page, paper) for paper in ("A4", "Letter")]

    assert {path: counts for path, counts in found.items() if counts != [2, 2]} == {}


def test_only_the_paper_is_printed_and_every_letter_can_be_read(open_page):
    page = open_page().page
    page.goto(f"{OF_SAMPLE}print/")
    page.emulate_media(media="print")

    sizes = page.evaluate(
        """() => [...document.querySelectorAll('main *')]
            .filter(e => e.checkVisibility() && e.innerText?.trim())
            .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )

    assert min(sizes) >= 8.5 * 96 / 72 - 0.01
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("link", name="Find a trial")).to_be_hidden()
    expect(page.locator(".qr")).to_be_visible()


def test_a_button_prints_it_and_without_a_script_there_is_none(open_page):
    page = open_page().page
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.goto(f"{OF_SAMPLE}print/")

    page.get_by_role("button", name="Print").click()

    expect(page).to_have_title("printed")
    bare = open_page(java_script=False).page
    bare.goto(f"{OF_SAMPLE}print/")
    expect(bare.get_by_role("button", name="Print")).to_be_hidden()
    expect(bare.get_by_text("Use the print button of your browser.")).to_be_visible()


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
@pytest.mark.parametrize("path", [f"{OF_SAMPLE}print/", PAPER, f"{OF_SAMPLE}paper/x/"])
def test_axe_finds_nothing_and_nothing_is_pushed_aside(open_page, path, width, dark):
    window = open_page(width=width, dark=dark)
    window.page.goto(path)

    wide = window.page.evaluate("document.documentElement.scrollWidth > innerWidth")

    assert (wide, window.foreign, window.complaints) == (False, [], [])
    assert window.axe() == []


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_prints_without_what_can_only_be_pressed_and_without_addresses(open_page, tab):
    page = open_page().page
    page.goto(f"{OF_SAMPLE}{tab}")

    page.emulate_media(media="print")

    for part in (".tabs", ".card .button", ".bar", ".map", ".top nav"):
        expect(page.locator(part)).to_have_count(page.locator(f"{part}:not(:visible)").count())
    behind = """() => [...document.querySelectorAll('a')]
        .map(link => getComputedStyle(link, '::after').content)
        .filter(content => /attr|http/.test(content))"""
    assert page.evaluate(behind) == []


def test_the_list_of_sites_prints_whole(open_page):
    page = open_page().page
    trial = Trial.objects.filter(is_demonstration=True).last()
    page.goto(f"/trials/{trial.nct_id}/sites/")
    page.emulate_media(media="print")

    unseen = page.locator(".site").evaluate_all(
        "sites => sites.filter(s => !s.checkVisibility({contentVisibilityAuto: true})).length"
    )

    assert page.locator(".site").count() >= 6
    assert unseen == 0
    assert page.evaluate("matchMedia('print').matches")
