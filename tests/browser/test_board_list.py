"""The board in Chromium: its filters, many sites at once, the history, and axe."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.at_the_board import (
    focused,
    make_coordinator,
    make_editor,
    make_trial,
    sign_in,
)
from trials.actions import sites
from trials.models import Site, StatusReport, Trial

pytestmark = pytest.mark.django_db(transaction=True)
JAVA_SCRIPT = pytest.mark.parametrize("java_script", [True, False], ids=["with JS", "without"])


@pytest.fixture
def trial(portal) -> Trial:
    return make_trial()


@pytest.fixture
def memphis(trial) -> Site:
    return trial.sites.get(city="Memphis")


@pytest.fixture
def cora(memphis) -> User:
    return make_coordinator(memphis)


@pytest.fixture
def anna(trial) -> User:
    return make_editor()


def wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_the_history_opens_in_its_row(open_page, cora, memphis):
    page = sign_in(open_page(), cora)
    for status in ("RECRUITING", "SUSPENDED"):
        sites.report(site=memphis, status=status, by=cora, now=timezone.now())
    page.goto("/staff/sites/")
    row = page.locator(f"#site-{memphis.pk}")

    row.get_by_role("link", name="What was said").click()

    expect(row).to_contain_text("From “Open: families may ask to join” to “Paused for now”")
    assert focused(page) == f"site-{memphis.pk}"
    expect(page).to_have_url("/staff/sites/")


@JAVA_SCRIPT
def test_many_are_confirmed_at_once(open_page, anna, trial, java_script):
    window = open_page(java_script=java_script)
    page = sign_in(window, anna)
    page.goto("/staff/sites/?trial=NCT00000001")

    if java_script:
        page.get_by_label("Choose all on this page").check()
        page.get_by_role("button", name="Confirm the chosen ones").click()
    else:
        page.get_by_role("button", name="Confirm all on this page").click()

    expect(page.get_by_text("2 sites are confirmed.")).to_be_visible()
    expect(page.locator(".board-row")).to_have_count(2)
    expect(page.locator(".board-row").first).to_contain_text("Said today")
    assert StatusReport.objects.filter(site__trial=trial).count() == 2
    assert (window.foreign, window.complaints) == ([], [])


def test_the_filters_answer_while_one_types_and_back_leads_back(open_page, anna, trial):
    window = open_page()
    page = sign_in(window, anna)
    page.goto("/staff/sites/")

    page.get_by_label("Hospital or city").press_sequentially("hospital of leeds", delay=20)

    expect(page.get_by_role("status")).to_have_text("One site.")
    expect(page).to_have_url(f"{window.portal}/staff/sites/?hospital=hospital+of+leeds")
    expect(page.get_by_label("Hospital or city")).to_be_focused()
    page.go_back()
    expect(page.locator(".board-row")).not_to_have_count(1)
    assert (window.foreign, window.complaints) == ([], [])


def test_an_answer_that_is_no_row_is_told_and_takes_no_place(open_page, cora, memphis):
    page = sign_in(open_page(), cora)
    page.goto("/staff/sites/")
    cora.enrolments.update(ended_at=timezone.now())

    page.get_by_role("button", name="Still right").click()

    expect(page.get_by_role("status")).to_contain_text("That did not work. Nothing was changed.")
    expect(page.locator(f"#site-{memphis.pk}")).to_contain_text("Hospital of Memphis")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_board(open_page, cora, anna, memphis, width, dark):
    window = open_page(width=width, dark=dark)
    page, found = sign_in(window, anna), []

    def look() -> None:
        found.extend(window.axe())
        found.extend([f"wider than the window: {page.url}"] * wide(page))

    page.goto("/staff/sites/")
    look()
    row = page.locator(f"#site-{memphis.pk}")
    row.locator("summary", has_text="Change").click()
    row.locator("summary", has_text="Add a reason").click()
    row.get_by_label("Families may read this").check()
    row.get_by_role("button", name="Paused for now").click()
    expect(row.locator(".errorlist")).to_be_visible()
    look()
    sites.report(site=memphis, status="COMPLETED", by=cora, now=timezone.now())
    row.get_by_label("One sentence").fill("The scanner is broken.")
    row.get_by_role("button", name="Paused for now").click()
    expect(row).to_contain_text("You wanted")
    look()
    row.get_by_role("button", name="Set it all the same").click()
    expect(row).to_contain_text("Saved. Families see it now.")
    row.get_by_role("link", name="What was said").click()
    expect(row).to_contain_text("From “Closed")
    look()
    page.goto(f"/staff/sites/{memphis.pk}/?hospital=memphis")
    look()

    assert found == []
    assert window.complaints == []
