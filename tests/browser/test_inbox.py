"""A team reads, answers and is not in each other's way; the writer then sees the answer."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.test_axe import findings
from tests.team import CANARY, ask, member
from trials.models import Inquiry, Site

pytestmark = pytest.mark.django_db(transaction=True)
PASS_PHRASE = "a long pass phrase"


@pytest.fixture
def site(portal) -> Site:
    return Site.objects.filter(trial__nct_id="NCT03913559").order_by("pk")[0]


@pytest.fixture
def inquiry(site) -> Inquiry:
    for name in ("cora", "carl"):
        user: User = member(name, site)
        user.set_password(PASS_PHRASE)
        user.save()
    return ask(site.trial, site, now=timezone.now())


def sign_in(page: Page, name: str) -> None:
    page.goto("/staff/inquiries/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASS_PHRASE)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("heading", name="Questions from families").wait_for()


def read(page: Page, inquiry: Inquiry) -> None:
    page.get_by_role("link", name=inquiry.reference).click()
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text(CANARY)).to_be_visible()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_an_answer_written_at_the_desk_reaches_its_writer(open_page, inquiry, java_script):
    window, writers = open_page(java_script=java_script), open_page(java_script=java_script)
    page = window.page
    sign_in(page, "cora")
    expect(page.get_by_role("main")).not_to_contain_text(CANARY)

    read(page, inquiry)
    page.get_by_label("Your answer").fill("Yes, there is room.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer is kept")).to_be_visible()

    writers.page.goto(f"/inquiries/{inquiry.token}/")
    expect(writers.page.get_by_text("The answer was written")).to_be_visible()
    assert (window.foreign, window.complaints) == ([], [])


def test_the_second_of_two_people_is_told_and_loses_nothing(open_page, inquiry):
    first, second = open_page().page, open_page().page
    for page, name in ((first, "cora"), (second, "carl")):
        sign_in(page, name)
        read(page, inquiry)

    first.get_by_role("button", name="Answered by phone").click()
    expect(first.get_by_text("It is on record")).to_be_visible()
    second.get_by_label("Your answer").fill("Please ring us.")
    second.get_by_role("button", name="Send the answer").click()

    expect(second.get_by_role("alert")).to_contain_text("cora answered by phone")
    expect(second.get_by_label("Your answer")).to_have_value("Please ring us.")


def test_a_question_is_answered_by_keyboard_alone(open_page, inquiry):
    page = open_page().page
    sign_in(page, "cora")

    page.get_by_role("link", name=inquiry.reference).press("Enter")
    page.get_by_role("button", name="Read it").press("Enter")
    page.get_by_label("Your answer").focus()
    page.keyboard.type("Yes.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Your answer is kept")).to_be_visible()


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_axe_finds_nothing_on_the_inbox_and_the_question(open_page, inquiry, width, dark):
    window = open_page(width=width, dark=dark)
    page = window.page
    sign_in(page, "cora")
    own = f"/staff/inquiries/{inquiry.reference}/"

    found = [
        each for path in ("", "times/") for each in findings(window, f"/staff/inquiries/{path}")
    ]
    found += findings(window, own)
    page.get_by_role("button", name="Read it").click()
    found += window.axe()
    page.get_by_role("button", name="Close it").click()
    page.get_by_role("alert").wait_for()
    found += window.axe()

    assert found == []
    assert (window.foreign, window.complaints) == ([], [])
