"""Somebody asks, comes back, adds, reads the answer, and takes it all back."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from trials.models import Entry, Inquiry

pytestmark = pytest.mark.django_db(transaction=True)
WAYS = [(360, True, False), (1280, False, True)]
IDS = ["phone with JavaScript", "desktop without, dark"]


@pytest.mark.parametrize(("width", "java_script", "dark"), WAYS, ids=IDS)
def test_a_question_from_asking_to_taking_back(open_page, width, java_script, dark):
    window = open_page(width=width, java_script=java_script, dark=dark)
    page, found = window.page, []

    page.goto("/trials/NCT03913559/contact/")
    page.get_by_label("A parent or guardian").check()
    page.locator("[name=email]").fill("parent@family.example")
    page.get_by_role("textbox", name="Your question").fill("Is there room?")
    page.get_by_role("checkbox", name=re.compile("Yes, you may read")).check()
    page.get_by_role("button", name="Send my question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your question has arrived")
    found += look(window, java_script)

    page.get_by_role("link", name="Add to my question").click()
    page.get_by_role("button", name="Send this").click()
    expect(page.locator("#problems")).to_contain_text("Please write")
    found += look(window, java_script)
    page.get_by_role("textbox").fill("And in May?")
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_text("You added to it.")).to_be_visible()

    answer()
    page.reload()
    expect(page.get_by_text("there is room")).to_have_count(0)
    page.get_by_role("link", name="Show the answer").click()
    expect(page.get_by_text("Yes, there is room.")).to_be_visible()
    found += look(window, java_script)
    page.get_by_role("link", name="Hide the answer").click()

    page.get_by_role("link", name="Take it back").click()
    found += look(window, java_script)
    page.get_by_role("button", name="Delete my question now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You took your question back")
    found += look(window, java_script)

    assert {entry.text for entry in Entry.objects.all()} == {""}
    assert (found, window.foreign, window.complaints) == ([], [], [])


@pytest.mark.parametrize(("width", "java_script", "dark"), WAYS, ids=IDS)
def test_a_clinician_asks_with_the_keyboard(open_page, width, java_script, dark):
    window = open_page(width=width, java_script=java_script, dark=dark)
    page = window.page

    page.goto("/trials/NCT03913559/refer/contact/")
    page.get_by_text("Which criteria do you know of already?").focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("radio", name="Met", exact=True).first
    box.focus()
    page.keyboard.press("Space")
    found = look(window, java_script)
    page.get_by_role("button", name="Send my question").press("Enter")
    expect(page.locator("#problems")).to_be_visible()
    found += look(window, java_script)
    expect(page.get_by_role("radio", name="Met", exact=True).first).to_be_checked()
    page.get_by_label("Please ring back today").check()
    page.get_by_role("textbox", name="Your question").fill("Is there a place?")
    page.get_by_role("textbox", name="Your name").fill("Dr. Ada")
    page.locator("[name=phone]").fill("901-555-0199")
    page.get_by_role("checkbox", name=re.compile("Yes, you may read")).check()
    page.get_by_role("button", name="Send my question").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your question has arrived")

    assert Entry.objects.get(kind=Entry.Kind.CRITERIA).text.startswith("met: ")
    assert (found, window.foreign, window.complaints) == ([], [], [])


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_a_question_scrolls_sideways(open_page, width):
    page = open_page(width=width).page
    page.goto("/trials/NCT03913559/contact/")
    page.get_by_label("A parent or guardian").check()
    page.locator("[name=phone]").fill("901-555-0199")
    page.get_by_role("textbox", name="Your question").fill("Is there room?")
    page.get_by_role("checkbox", name=re.compile("Yes, you may read")).check()
    page.get_by_role("button", name="Send my question").click()
    page.wait_for_url("**/inquiries/**")
    answer("x" * 2_000)

    wide = []
    for tail in ("", "answer/", "add/", "withdraw/"):
        page.goto(f"/inquiries/{Inquiry.objects.get().token}/{tail}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(tail)
    page.goto("/trials/NCT03913559/refer/contact/")
    page.get_by_text("Which criteria do you know of already?").click()
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wide.append("refer/contact/")

    assert wide == []


def look(window: Watched, java_script: bool) -> list[str]:
    """What axe finds. It is a script itself, and does not run where there are none."""
    return window.axe() if java_script else []


def answer(text: str = "Yes, there is room.") -> None:
    inquiry = Inquiry.objects.get()
    entry = Entry(inquiry=inquiry, kind=Entry.Kind.ANSWER, at=timezone.now())
    entry.text = text
    entry.save()
    Inquiry.objects.update(answered_at=timezone.now())
