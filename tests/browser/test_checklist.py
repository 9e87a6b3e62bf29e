"""The private checklist in a browser: with JavaScript nothing leaves it, and without it works."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

ADDRESS = "/trials/NCT03913559/checklist/"
STORED = """async () => [
  localStorage.length, sessionStorage.length, document.cookie,
  (await indexedDB.databases()).length, (await caches.keys()).length, history.state?.shows ?? "",
]"""

SIDEWAYS = """() => [...document.querySelectorAll("html, .wide")]
  .filter(each => each.scrollWidth > each.clientWidth).map(each => each.outerHTML.slice(0, 99))"""


def tick(page: Page, rule: str, answer: str) -> None:
    page.get_by_role("group", name=rule).get_by_role("radio", name=answer, exact=True).check()


def fill_in(page: Page) -> None:
    """Two to ask about, one that may rule out, one other; and an age."""
    page.get_by_role("spinbutton", name="Years").fill("7")
    page.get_by_role("spinbutton", name="Months").fill("3")
    tick(page, "CD22 is found", "Don’t know")
    tick(page, "Participants, male or female", "No")
    tick(page, "CAR-T cell therapy", "No")
    tick(page, "HIV infection", "No")


def make_page(page: Page) -> None:
    page.get_by_role("button", name="Make my page to take along").click()


def ticked(page: Page) -> int:
    return page.locator("form input:checked").count()


def headings(page: Page) -> list[str]:
    return [each.strip() for each in page.locator(".group:visible h3").all_inner_texts()]


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_the_page_to_take_along_is_the_same_with_javascript_and_without(open_page, java_script):
    page = open_page(width=360, java_script=java_script).page
    page.goto(ADDRESS)
    fill_in(page)

    make_page(page)

    counts = ["2 to ask about", "1 that may rule this out", "16 without an answer"]
    assert headings(page) == [*counts, "Other rules: 1"]
    asked = page.locator(".group[data-outcome=ask]")
    expect(asked).to_contain_text(re.compile("CD22 is found.*You said: Don’t know", re.DOTALL))
    expect(page.locator(".take-along mark:visible")).to_have_text("for 7 years 3 months")
    expect(page.locator(".take-along tr", has=page.locator("mark:visible"))).to_contain_text(
        "6 to < 10 years"
    )
    expect(page.locator(".tags")).to_contain_text("7 years 3 months")
    assert page.url.endswith(ADDRESS)


def test_with_javascript_nothing_leaves_the_page_and_nothing_stays_in_the_browser(open_page):
    window = open_page()
    page = window.page
    page.goto(ADDRESS)
    page.wait_for_load_state("networkidle")
    before, asked = page.url, []
    page.on("request", lambda request: asked.append(request.url))
    expect(page.get_by_text("Nothing that you tick leaves this page")).to_be_visible()
    expect(page.get_by_text("your answers go to our server once")).to_be_hidden()

    fill_in(page)
    make_page(page)
    page.get_by_role("heading", name="2 to ask about").wait_for()
    page.get_by_role("link", name="Change my answers").click()
    make_page(page)
    page.wait_for_timeout(500)

    assert asked == []
    assert page.url == before
    assert page.evaluate(STORED) == [0, 0, "", 0, 0, "take-along"]
    assert page.evaluate("Object.keys(history.state)") == ["shows"]
    assert page.context.cookies() == []
    assert (window.foreign, window.complaints) == ([], [])


def test_without_javascript_the_browser_keeps_nothing_either(open_page):
    window = open_page(java_script=False)
    window.page.goto(ADDRESS)
    expect(window.page.get_by_text("your answers go to our server once")).to_be_visible()
    fill_in(window.page)

    make_page(window.page)

    assert window.page.url.endswith(ADDRESS)
    assert window.page.context.cookies() == []
    assert ticked(window.page) == 4


def test_the_focus_goes_where_the_reader_goes(open_page):
    page = open_page().page
    page.goto(ADDRESS)

    make_page(page)
    expect(page.get_by_role("heading", name="Your page to take along")).to_be_focused()
    page.get_by_role("link", name="Change my answers").click()

    expect(page.locator("#answers")).to_be_focused()
    expect(page.get_by_role("heading", name="A private checklist")).to_be_visible()


def test_change_my_answers_back_and_forward_lose_nothing(open_page):
    page = open_page().page
    page.goto("/trials/NCT03913559/")
    page.goto(ADDRESS)
    fill_in(page)
    make_page(page)

    page.get_by_role("link", name="Change my answers").click()
    expect(page.locator(".take-along")).to_have_count(0)
    assert ticked(page) == 4
    tick(page, "Sinusoidal", "Yes")
    make_page(page)
    assert "2 that may rule this out" in headings(page)
    page.go_back()
    expect(page.locator("form")).to_be_visible()
    assert ticked(page) == 5
    page.go_forward()
    expect(page.get_by_role("heading", name="2 that may rule this out")).to_be_visible()
    page.go_back()
    page.go_back()

    assert page.url.endswith("/trials/NCT03913559/")


def test_the_browser_fills_in_nothing_for_whoever_comes_back(open_page):
    page = open_page().page
    page.goto(ADDRESS)
    fill_in(page)
    page.goto("/about/")

    page.go_back()

    expect(page.locator("form")).to_be_visible()
    assert ticked(page) == 0
    assert page.get_by_role("spinbutton", name="Years").input_value() == ""


def test_a_page_that_the_browser_kept_whole_shows_what_it_showed(
    browser_type, browser_type_launch_args, portal
):
    keeping = {"ignore_default_args": ["--disable-back-forward-cache"]}
    browser = browser_type.launch(**browser_type_launch_args, **keeping)
    page = browser.new_page(base_url=portal)
    page.goto(ADDRESS)
    page.evaluate("addEventListener('pageshow', event => window.wasKept = event.persisted)")
    fill_in(page)
    make_page(page)
    page.goto("/about/")

    page.go_back(wait_until="commit")
    page.wait_for_function("window.wasKept")

    assert headings(page)[0] == "2 to ask about"
    page.get_by_role("link", name="Change my answers").click()
    expect(page.locator("form")).to_be_visible()
    assert ticked(page) == 4
    browser.close()


def test_start_again_leaves_nothing_ticked(open_page):
    page = open_page().page
    page.goto(ADDRESS)
    fill_in(page)

    page.get_by_role("link", name="Start again").click()
    page.wait_for_load_state()

    assert ticked(page) == 0


def test_the_fitting_row_is_marked_while_the_age_is_typed(open_page):
    page = open_page().page
    page.goto(ADDRESS)
    marked = page.locator("form tr", has=page.locator("mark:visible"))
    begins = []

    for years, months in (("0", "5"), ("0", "6"), ("15", "11"), ("16", "0"), ("16", "12")):
        page.get_by_role("spinbutton", name="Years").fill(years)
        page.get_by_role("spinbutton", name="Months").fill(months)
        begins.append([text.split(" for ")[0].strip() for text in marked.all_inner_texts()])

    rows = ["< 6 months", "6 months to < 1 year", "13 to < 16 years", "≥ 16 years"]
    assert begins == [*([row] for row in rows), []]


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_an_age_that_makes_no_sense_is_said_on_the_page(open_page, java_script):
    page = open_page(java_script=java_script).page
    page.goto(ADDRESS)
    page.get_by_role("spinbutton", name="Years").fill("300")
    make_page(page)

    expect(page.get_by_text("We could not read the age")).to_be_visible()
    expect(page.locator(".take-along mark:visible")).to_have_count(0)
    page.get_by_role("link", name="Look at the age again").click()

    expect(page.get_by_role("spinbutton", name="Years")).to_be_focused()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_it_works_by_keyboard_alone(open_page, java_script):
    page = open_page(width=360, java_script=java_script).page
    page.goto(ADDRESS)
    page.get_by_role("spinbutton", name="Years").focus()

    page.keyboard.type("7")
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    asked = page.locator(".group[data-outcome=ask]")
    expect(asked).to_contain_text("The participant's age is < 22 years.")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_on_paper_the_page_to_take_along_stands_alone_on_two_sheets(open_page, java_script, paper):
    page = open_page(java_script=java_script).page
    page.goto(ADDRESS)
    fill_in(page)
    make_page(page)

    page.emulate_media(media="print")
    sheets = page.pdf(format=paper, margin=dict.fromkeys(("top", "bottom", "left", "right"), "1cm"))

    assert len(re.findall(rb"/Type /Page\b", sheets)) == 2
    expect(page.get_by_role("heading", name="2 to ask about")).to_be_visible()
    expect(page.get_by_role("heading", name="Notes")).to_be_visible()
    expect(page.get_by_text("858-966-5811")).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    expect(page.get_by_role("link", name="Change my answers")).to_be_hidden()


@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, True)])
@pytest.mark.parametrize("is_sent", [False, True], ids=["made here", "made by the server"])
def test_axe_finds_nothing_on_the_form_the_page_and_the_errors(open_page, width, dark, is_sent):
    window = open_page(width=width, dark=dark)
    page = window.page
    if is_sent:
        page.route("**/checklist.js", lambda route: route.abort())
    page.goto(ADDRESS)
    fill_in(page)
    found = window.axe() + page.evaluate(SIDEWAYS)
    page.get_by_role("spinbutton", name="Months").fill("14")
    make_page(page)
    expect(page.get_by_text("We could not read the age")).to_be_visible()

    found += window.axe()

    assert found == []
    assert page.evaluate(SIDEWAYS) == []
    assert (window.foreign, window.complaints) == ([], [])
