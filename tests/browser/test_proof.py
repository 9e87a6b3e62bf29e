"""Under attack a browser works out its proof while a person types, and says nothing of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from trials.models import Inquiry

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "/trials/NCT03913559/contact/"
# A computer that begins its sum only when it is told to.
SLOW = """
const gate = new Promise((open) => { window.goOn = open; });
const digest = crypto.subtle.digest.bind(crypto.subtle);
crypto.subtle.digest = async (...told) => { await gate; return digest(...told); };
"""


@pytest.fixture(autouse=True)
def attack(settings) -> None:
    settings.INQUIRY_LEAST_SECONDS = 0
    settings.PROOF_FROM = settings.PROOF_FROM_HELD = -1


def fill_in(page: Page) -> None:
    page.goto(FORM)
    page.get_by_role("textbox", name="Your question").fill("Is there still room?")
    page.get_by_label("A parent or guardian").check()
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_role("checkbox", name="you may read").check()


def press_send(page: Page) -> None:
    page.get_by_role("button", name="Send my question").click()
    page.wait_for_url("**/inquiries/**")


def test_who_types_for_a_moment_waits_for_nothing(open_page):
    window = open_page(width=360)
    fill_in(window.page)
    expect(window.page.locator("#id_proof")).not_to_have_value("")

    press_send(window.page)

    assert not Inquiry.objects.get().held_at
    assert (window.complaints, window.foreign) == ([], [])


def test_who_is_faster_than_the_sum_is_told_and_the_form_is_sent_by_itself(open_page):
    window = open_page()
    window.page.add_init_script(SLOW)
    fill_in(window.page)

    window.page.get_by_role("button", name="Send my question").dblclick()

    expect(window.page.locator("form").get_by_role("status")).to_contain_text("One moment, please.")
    window.page.evaluate("goOn()")
    window.page.wait_for_url("**/inquiries/**")
    assert not Inquiry.objects.get().held_at


def test_without_scripts_the_question_is_kept_and_a_mail_asks(open_page):
    window = open_page(java_script=False)
    fill_in(window.page)

    press_send(window.page)

    expect(window.page.get_by_text("we sent you a mail")).to_be_visible()
    inquiry = Inquiry.objects.get()
    assert inquiry.held_why == "unproven"
    assert [each.kind for each in inquiry.messages.all()] == ["inquiry-proof"]


def test_the_form_under_attack_and_its_words_are_accessible(open_page):
    window = open_page(width=360)

    window.page.goto(FORM)

    assert window.axe() == []
