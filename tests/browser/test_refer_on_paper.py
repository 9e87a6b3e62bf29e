"""The clinician's card as Chromium prints it: one side."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests.conftest import SHARED
from trials.actions import samples
from trials.models import Site, SiteContact, Trial

pytestmark = pytest.mark.django_db(transaction=True)
CARD = f"/trials/{samples.NCT_ID}/refer/"
SEED = SHARED / "seed-trial.txt"
HEADING, FIRST_THAT_RULES_OUT = "Exclusion Criteria\n", "* History of sinusoidal"


def sides(page: Page, path: str) -> list[int]:
    """On A4 and on US Letter."""
    page.goto(path)
    printed = [page.pdf(format=paper) for paper in ("A4", "Letter")]
    return [len(re.findall(rb"/Type\s*/Page\b", sheet)) for sheet in printed]


def in_the_registrys_words(*, mended: bool) -> None:
    """Give the sample the registry's own rules; `mended`: its heading where the registry has it."""
    if not SEED.is_file():
        pytest.skip("unshared")
    text = SEED.read_text(encoding="utf-8")
    rules = text[text.index("Inclusion Criteria\n") : text.index("Maximum Eligible Age")]
    if mended:
        rules = rules.replace(HEADING, "", 1)
        rules = rules.replace(FIRST_THAT_RULES_OUT, f"{HEADING}\n{FIRST_THAT_RULES_OUT}")
    Trial.objects.filter(nct_id=samples.NCT_ID).update(eligibility_criteria=rules)


def open_sites(trial: Trial, *, count: int) -> None:
    for n in range(count):
        facility = f"The Children's Hospital of a City with a Long Name, Building {n}"
        site = Site.objects.create(
            trial=trial, facility=facility, city="Llanfair", registry_status="RECRUITING"
        )
        name, phone = f"A Doctor With Several Names {n}, MD, PhD", f"901-555-01{n:02}"
        SiteContact.objects.create(
            site=site, name=name, phone=phone, hours="Weekdays, 8 to 4, local time"
        )


def test_the_sample_prints_on_one_side_in_either_language(open_page):
    page = open_page().page

    assert sides(page, CARD) == [1, 1]
    assert sides(page, f"/es{CARD}") == [1, 1]


@pytest.mark.parametrize("mended", [True, False])
def test_the_registrys_own_longer_words_print_on_one_side(open_page, mended):
    page = open_page().page
    in_the_registrys_words(mended=mended)

    assert sides(page, CARD) == [1, 1]
    assert sides(page, f"/es{CARD}") == [1, 1]


def test_each_demonstration_prints_on_one_side_with_every_site(open_page):
    page = open_page().page
    call_command("make_demo_trials", count=20, seed=1, verbosity=0)
    numbers = Trial.objects.filter(is_demonstration=True).values_list("nct_id", flat=True)

    found = {}
    for number in numbers:
        counts = sides(page, f"/trials/{number}/refer/")
        found[number] = (counts, page.locator(".not-on-paper").count())

    assert {number: each for number, each in found.items() if each != ([1, 1], 0)} == {}


@pytest.mark.parametrize("is_long", [True, False])
def test_of_forty_sites_the_first_are_printed_and_the_side_says_where_the_rest_is(
    open_page, is_long
):
    page = open_page().page
    if is_long:
        in_the_registrys_words(mended=True)
    trial = Trial.objects.get(nct_id=samples.NCT_ID)
    if not is_long:
        trial = Trial.objects.filter(is_demonstration=True).earliest("pk")
    open_sites(trial, count=40)
    path = f"/trials/{trial.nct_id}/refer/"

    assert sides(page, path) == [1, 1]

    said = page.get_by_text("are on this paper. The others are at")
    expect(said).to_be_hidden()
    page.emulate_media(media="print")
    expect(said).to_contain_text(path)
    shown = page.locator(".refer-site:visible").get_by_role("heading").count()
    assert 3 <= shown < 40


def test_what_is_printed_can_be_read(open_page):
    page = open_page().page
    page.goto(CARD)
    page.get_by_label("Or count from a last dose on").fill("2026-10-20")
    page.emulate_media(media="print")

    sizes = page.evaluate(
        """() => [...document.querySelectorAll('main *')]
            .filter(e => e.checkVisibility() && e.innerText?.trim() && !e.closest('.unseen'))
            .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )

    assert min(sizes) >= 8.5 * 96 / 72 - 0.01
    expect(page.get_by_text("The days are counted from 20 Oct 2026.")).to_be_visible()
    expect(page.get_by_text("Counted back from")).to_be_hidden()
    expect(page.locator(".qr")).to_be_visible()
    expect(page.locator(".source")).to_be_visible()
    expect(page.get_by_text("The newest is at")).to_be_visible()


def test_what_is_of_no_use_on_paper_is_not_printed(open_page):
    page = open_page().page
    page.goto(CARD)
    page.emulate_media(media="print")

    for part in (".pasted", ".source-link", ".save", ".first-number", "#last-dose-day"):
        expect(page.locator(f"{part}:visible")).to_have_count(0)
    numbers = page.get_by_role("region", name="Direct numbers")
    expect(numbers.get_by_text("858-966-5811")).to_be_visible()


def test_no_sentence_is_cut_on_paper(open_page):
    page = open_page().page
    in_the_registrys_words(mended=True)
    page.goto(CARD)
    page.emulate_media(media="print")

    cut = page.locator(".leads, .whole > a").evaluate_all(
        "all => all.filter(e => e.scrollHeight > e.clientHeight + 1 && e.clientHeight)"
        ".map(e => e.innerText)"
    )

    assert cut == []
