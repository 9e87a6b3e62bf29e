"""What people come for, by keyboard alone: at every stop the focus is seen and not covered."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.at_the_board import PASSWORD, make_coordinator, make_trial
from tests.browser.covering import covered
from tests.browser.keyboard import Keyboard
from tests.browser.states import SAMPLE
from tests.browser.states_staff import link
from tests.browser.test_axe import words  # noqa: F401 -- a fixture
from tests.team import CANARY, ask, member
from trials.models import Inquiry, Site, StatusReport

pytestmark = pytest.mark.django_db(transaction=True)

# The browser gives what has `autofocus` the focus when it next draws. No hand is quicker than that.
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def find_a_trial(page: Page, keys: Keyboard) -> None:
    keys.open("/")
    keys.tab_to("Skip to the page")
    keys.press("Enter")
    keys.tab_to("q")
    keys.type("inotuzumab")
    keys.press("Enter")
    page.wait_for_url("**q=inotuzumab**")
    keys.tab_to("Inotuzumab for children")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        keys.say("Inotuzumab for children")
    )


def narrow_the_list(page: Page, keys: Keyboard) -> None:
    keys.open("/trials/")
    before = page.locator("#results h2").count()
    keys.tab_to("Said to be open")
    keys.press("Space")
    expect(page).to_have_url(re.compile("status=said"))
    expect(page.locator("#results h2")).not_to_have_count(before)
    assert keys.say("Said to be open") in keys.stop()
    keys.tab_to("Inotuzumab for children")


def read_why_and_open_a_term(page: Page, keys: Keyboard) -> None:
    keys.open(f"/trials/{SAMPLE}/")
    keys.tab_to("Who can join")
    keys.press("Enter")
    expect(page).to_have_url(re.compile("eligibility"))
    term = page.locator(".term").first.inner_text()
    keys.tab_to(term)
    keys.press("Enter")
    expect(page.locator(".term-meaning:popover-open")).to_be_visible()
    keys.press("Escape")
    expect(page.locator(".term-meaning:popover-open")).to_have_count(0)
    assert term in keys.stop()


def from_the_map_to_the_list(page: Page, keys: Keyboard) -> None:
    keys.open(f"/trials/{SAMPLE}/sites/")
    keys.tab_to("Memphis")
    keys.press("Enter")
    expect(page.locator(":target")).to_contain_text("St. Jude")
    keys.tab_to("Directions")
    assert page.evaluate(
        "document.activeElement.closest('.site') === document.querySelector(':target')"
    )


def ask_and_correct(page: Page, keys: Keyboard) -> None:
    keys.open(f"/trials/{SAMPLE}/contact/")
    keys.tab_to("message")
    keys.type("When may we ring?")
    keys.tab_to("Send my question")
    keys.press("Enter")
    expect(page.locator("#problems")).to_be_focused()
    page.evaluate(TWO_FRAMES)
    keys.stop()
    keys.tab_to("who is writing")
    keys.press("Enter")
    parent = page.get_by_role("radio", name=keys.say("A parent or guardian"))
    expect(parent).to_be_focused()
    keys.press("Space")
    expect(parent).to_be_checked()
    keys.tab_to("email")
    keys.type("parent@family.example")
    keys.tab_to("you may read")
    keys.press("Space")
    keys.tab_to("Send my question")
    keys.press("Enter")
    expect(page).to_have_url(re.compile("/inquiries/"))
    assert Inquiry.objects.count() == 1


def confirm_sites_from_a_mail(page: Page, keys: Keyboard) -> None:
    page.goto(link())
    keys.tab_to("All of this is still right")
    keys.press("Enter")
    expect(page.locator(".thanks").first).to_be_visible()
    keys.go_on()
    assert StatusReport.objects.filter(link_use__isnull=False).exists()


def set_a_status_at_the_board(page: Page, keys: Keyboard) -> None:
    memphis = make_trial().sites.get(city="Memphis")
    make_coordinator(memphis)
    page.goto("/staff/sites/")
    keys.tab_to("Username")
    keys.type("cora")
    keys.tab_to("Password")
    keys.type(PASSWORD)
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The board")
    keys.tab_to("Change Hospital of Memphis")
    keys.press("Enter")
    keys.tab_to("Paused for now")
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Saved. Hospital of Memphis")
    keys.stop()
    assert StatusReport.objects.get(site=memphis).status == "SUSPENDED"


def answer_a_question(page: Page, keys: Keyboard) -> None:
    site = Site.objects.filter(trial__nct_id=SAMPLE).first()
    assert site
    inquiry = ask(site.trial, site, now=timezone.now())
    client = Client()
    client.force_login(member("cora", site))
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "domain": "localhost", "path": "/"}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto("/staff/inquiries/")
    keys.tab_to(inquiry.reference)
    keys.press("Enter")
    expect(page.get_by_role("button", name="Read it")).to_be_visible()
    keys.tab_to("Read it")
    keys.press("Enter")
    expect(page.get_by_text(CANARY)).to_be_visible()
    keys.tab_to("Your answer")
    keys.type("Yes.")
    keys.tab_to("Send the answer")
    keys.press("Enter")
    expect(page.get_by_text("Your answer is kept")).to_be_visible()


Task = Callable[[Page, Keyboard], None]
# What families come for is tried in each language; the staff's pages are in English.
FOR_READERS: dict[str, Task] = {
    "find a trial": find_a_trial,
    "narrow the list": narrow_the_list,
    "read why, and open a term": read_why_and_open_a_term,
    "from the map to the list": from_the_map_to_the_list,
    "ask, and correct a mistake": ask_and_correct,
}
TASKS: dict[str, Task] = {
    **FOR_READERS,
    "confirm sites from a mail": confirm_sites_from_a_mail,
    "set a status at the board": set_a_status_at_the_board,
    "answer a question": answer_a_question,
}
WIDTHS = (360, 1280)
TRIED = [("en", task) for task in TASKS] + [("es", task) for task in FOR_READERS]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("language", "task"), TRIED)
def test_by_keyboard_alone(open_page, words, language, task, width):  # noqa: F811
    window = open_page(width=width)
    keys = Keyboard(window.page, language)

    TASKS[task](window.page, keys)

    assert not keys.faults, "\n".join(keys.faults)
    covered("keyboard", f"{language}: {task}, {width} px")
