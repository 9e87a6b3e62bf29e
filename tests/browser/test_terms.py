"""Terms that open where they stand: by mouse and by keyboard, with JavaScript and without."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from tests.browser.test_axe import SIZES, findings
from tests.browser.test_staff import sign_in, staff  # noqa: F401 -- a fixture
from trials.actions.glossary import shipped
from trials.models import GlossaryEntry
from trials.queries.glossary import glossary
from trials.templatetags.glossary import explained

pytestmark = pytest.mark.django_db(transaction=True)

# A handful: axe takes a minute for all of them.
CONCEPTS = {
    "b-cell-all",
    "ct-scan",
    "gvhd",
    "hepatitis-b-surface-antigen",
    "minimal-residual-disease",
    "per-liter",
    "stem-cell-transplant",
}
LINES = [
    "B-ALL with MRD that persists, or graft-versus-host disease after a transplant.",
    "CT",
    "Hematopoietic stem cell transplant (HSCT), or hepatitis B surface antigen (HBsAg) in blood.",
]


@pytest.fixture
def words(portal) -> None:
    GlossaryEntry.objects.bulk_create(each for each in shipped() if each.concept in CONCEPTS)


def put_terms(page: Page) -> None:
    """A page of the portal, with its own styles and policy, whose body names terms."""
    own = glossary("en")
    items = "".join(f"<li>{explained(line, own)}</li>" for line in LINES)
    below = render_to_string("trials/_terms_explained.html", {"glossary": own})
    body = page.context.request.get("/glossary/").text()
    start, end = body.index("<h1>"), body.index("</main>")
    page.route(
        "**/with-terms/",
        lambda route: route.fulfill(
            body=f"{body[:start]}<h1>Terms</h1><ul>{items}</ul>{below}{body[end:]}",
            headers=page.context.request.get("/glossary/").headers,
        ),
    )
    page.goto("/with-terms/")


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_a_term_opens_and_closes_by_keyboard(open_page, words, java_script):
    window = open_page(width=360, java_script=java_script)
    page = window.page
    put_terms(page)
    term, meaning = (
        page.get_by_role("button", name="MRD"),
        page.locator("#term-minimal-residual-disease"),
    )
    expect(meaning).to_be_hidden()

    term.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text("A small number of cancer cells")
    page.keyboard.press("Tab")
    expect(meaning.get_by_role("link", name="All words")).to_be_focused()
    page.keyboard.press("Escape")

    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()
    assert (window.foreign, window.complaints) == ([], [])


def test_one_tap_beside_it_closes_it(open_page, words):
    page = open_page(width=360).page
    put_terms(page)
    meaning = page.locator("#term-minimal-residual-disease")

    page.get_by_role("button", name="MRD").click()
    expect(meaning).to_be_visible()
    page.get_by_role("heading", name="Terms").click()

    expect(meaning).to_be_hidden()


def test_it_leads_to_the_word_among_all_words(open_page, words):
    page = open_page().page
    put_terms(page)

    page.get_by_role("button", name="MRD").click()
    page.get_by_role("link", name="All words").click()

    entry = page.locator("#term-minimal-residual-disease")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("enfermedad residual mínima")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_terms_and_meanings_stay_inside_the_window(open_page, words, width):
    page = open_page(width=width).page
    put_terms(page)
    terms = page.locator(".term")

    for number in range(terms.count()):
        terms.nth(number).click()
        box = page.locator(".term-meaning:popover-open").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.keyboard.press("Escape")

    assert terms.count() > 4
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_axe_finds_nothing_open_or_shut_nor_among_all_words(open_page, words, width, dark):
    window = open_page(width=width, dark=dark)
    put_terms(window.page)
    shut = window.axe()
    window.page.get_by_role("button", name="MRD").click()
    opened = window.axe()

    assert window.page.locator(".term-meaning:popover-open").count() == 1
    assert shut + opened + findings(window, "/glossary/") == []
    assert (window.foreign, window.complaints) == ([], [])


def test_on_paper_terms_are_text_and_each_meaning_stands_once(open_page, words):
    page = open_page().page
    put_terms(page)
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="Words on this page")).to_be_visible()
    meanings = page.locator(".term-meaning")
    assert meanings.count() == page.locator(".term").count()
    for number in range(meanings.count()):
        expect(meanings.nth(number)).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_have_count(0)


def test_the_desk_of_words(open_page, staff, words):  # noqa: F811
    window = open_page(width=360)
    sign_in(window.page)
    entry = GlossaryEntry.objects.get(concept="minimal-residual-disease", language="es")
    of_entry = [f"{entry.pk}/{name}/" for name in ("change", "history", "delete")]
    pages = [f"/staff/trials/glossaryentry/{path}" for path in ("", "add/", *of_entry)]

    found = [finding for path in pages for finding in findings(window, path)]

    assert found == []
    assert (window.foreign, window.complaints) == ([], [])
