"""Criteria by keyboard alone: from a figure of the card to its rule, and the editors' list."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_plain_desk import people, sign_in  # noqa: F401 -- a fixture
from trials.models import Settlement, Trial

pytestmark = pytest.mark.django_db(transaction=True)
JAVA_SCRIPT = pytest.mark.parametrize("java_script", [True, False], ids=["with JS", "without"])
CARD = "/trials/NCT03913559/refer/"
LIST = "/staff/trials/trial/criteria/?kind=to-settle"
TEXT = "Exclusion Criteria:\n\n* Active hepatitis\n* Adequate kidney function\n* Fever"


@pytest.fixture
def trial(portal) -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001",
        brief_title="Kidneys",
        eligibility_criteria=TEXT,
        published_at=timezone.now(),
    )


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is on it."""
    focused = wanted.and_(page.locator(":focus"))
    for _ in range(120):
        page.keyboard.press("Tab")
        if focused.count():
            return
    raise AssertionError("no Tab leads there")


@JAVA_SCRIPT
def test_from_a_figure_of_the_card_to_its_rule(open_page, java_script):
    window = open_page(java_script=java_script)
    page = window.page
    page.goto(CARD)

    tab_to(page, page.get_by_role("link", name="CAR-T cell therapy"))
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/eligibility/#rule-[0-9a-f]{12}$"))
    rule = page.locator(":target")
    expect(rule).to_contain_text("CAR-T cell therapy: at least 42 days ago")
    expect(rule).to_be_in_viewport()
    assert (window.foreign, window.complaints) == ([], [])


def test_an_editor_empties_the_list_without_a_script(open_page, trial):
    window = open_page(java_script=False)
    page = window.page
    sign_in(window, "erin")
    page.goto(LIST)
    own = page.get_by_role("listitem").filter(has_text="NCT00000001")

    tab_to(page, own.get_by_role("link").first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{trial.pk}/criteria/**")
    tab_to(page, page.get_by_role("button", name="Must be true to join"))
    page.keyboard.press("Enter")
    expect(page.locator("#group-1")).to_contain_text("Must be true to join, says")
    tab_to(page, page.get_by_role("link", name="All trials in which something waits"))
    page.keyboard.press("Enter")

    page.wait_for_url("**/trials/trial/criteria/**")
    expect(page.get_by_role("heading", name="What waits in the criteria")).to_be_visible()
    expect(own).to_have_count(0)
    assert Settlement.objects.get(trial=trial).side == "inclusion"


def test_where_the_focus_is_can_be_seen_on_the_way(open_page, trial):
    window = open_page(java_script=False)
    page = window.page
    sign_in(window, "erin")
    page.goto(f"/staff/trials/trial/{trial.pk}/criteria/")

    tab_to(page, page.get_by_role("button", name="Rules out"))

    expect(page.locator(":focus")).to_be_in_viewport()
    expect(page.locator(":focus")).not_to_have_css("outline-style", "none")
