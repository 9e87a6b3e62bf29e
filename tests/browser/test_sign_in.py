"""Staff sign in with a second factor: an app with codes, and a passkey of Chromium's own."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.core.cache import cache
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a long pass phrase"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def second_factor(settings):
    settings.SECOND_FACTOR = True
    cache.clear()


@pytest.fixture
def nurse(portal) -> User:
    return User.objects.create_superuser("nurse", password=PASSWORD)


def type_password(page: Page) -> None:
    page.get_by_label("Username").fill("nurse")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def code_of(page: Page) -> str:
    left = 30 - time.time() % 30
    time.sleep(left if left < 5 else 0)  # a code that runs out on the way opens nothing
    seed = page.locator("code").inner_text()
    return format_hotp_value(hotp_value(seed, int(time.time()) // 30))


def sign_out(page: Page) -> None:
    page.goto("/staff/")
    page.get_by_role("button", name="Log out").click()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_the_first_sign_in_sets_up_an_app_and_shows_the_codes(open_page, nurse, java_script):
    window = open_page(width=360, java_script=java_script)
    page = window.page

    page.goto("/staff/trials/site/")
    type_password(page)
    page.get_by_role("link", name="Set up the app").click()
    page.get_by_label("Authenticator code").fill(code_of(page))
    page.get_by_role("button", name="Done").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="to the staff desk").click()
    expect(page).to_have_url(f"{window.portal}/staff/")
    assert (window.foreign, window.complaints) == ([], [])


def test_a_passkey_alone_opens_the_page_that_was_asked_for(open_page, nurse):
    window = open_page()
    page = window.page
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto("/staff/")
    type_password(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    sign_out(page)

    page.goto("/staff/trials/site/?q=Memphis")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page).to_have_url(f"{window.portal}/staff/trials/site/?q=Memphis")
    assert (window.foreign, window.complaints) == ([], [])


def test_a_passkey_that_fails_is_said_on_the_page(open_page, nurse):
    window = open_page()
    page = window.page
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    page.goto("/staff/account/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("did not work")
