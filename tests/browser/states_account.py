"""Signing in, and the pages on which people keep their own account, in English."""

from __future__ import annotations

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.core.cache import cache
from playwright.sync_api import Page

from tests.browser.states import Visit, Way, Ways, at
from tests.browser.states_staff import STAFF, chief, desk, signed_in

SIGN_IN = "/staff/account/sign-in/"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def fill_in(page: Page, username: str, password: str) -> None:
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")


def refused(page: Page) -> None:
    page.locator(".errorlist, .errornote").first.wait_for()


def wrong_password(visit: Visit) -> None:
    visit.page.context.clear_cookies()
    visit.go(SIGN_IN)
    fill_in(visit.page, "nobody", "nothing")
    refused(visit.page)


def mistyped(path: str, label: str, button: str) -> Way:
    """A page of one's own account, after something wrong was typed there."""

    def go(visit: Visit) -> None:
        own(path)(visit)
        for box in visit.page.get_by_label(label).all():
            box.fill("000000")
        press(visit.page, button)
        refused(visit.page)

    return go


def own(path: str) -> Way:
    """A page of somebody who has an app and codes."""

    def go(visit: Visit) -> None:
        give_an_app(chief())
        desk(f"account/{path}")(visit)

    return go


def give_an_app(user: User) -> None:
    if not Authenticator.objects.filter(user=user).exists():
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)


def passkey(path: str) -> Way:
    """A page of somebody who has a passkey besides; {key} is its number."""

    def go(visit: Visit) -> None:
        key, _ = Authenticator.objects.get_or_create(
            user=chief(), type=Authenticator.Type.WEBAUTHN, data={"name": "Passkey 1"}
        )
        desk(f"account/passkeys/{path.replace('{key}', str(key.pk))}")(visit)

    return go


def second_step(visit: Visit) -> None:
    cache.clear()  # django-allauth counts who tries to sign in
    give_an_app(chief())
    visit.page.context.clear_cookies()
    visit.go(SIGN_IN)
    fill_in(visit.page, STAFF["username"], STAFF["password"])
    visit.page.wait_for_url("**/account/code/")


def second_step_refused(visit: Visit) -> None:
    second_step(visit)
    visit.page.get_by_label("Code").fill("000000")
    press(visit.page, "Sign in")
    refused(visit.page)


def address(visit: Visit) -> None:
    asked, _ = EmailAddress.objects.get_or_create(user=chief(), email="chief@hospital.example")
    signed_in(visit)
    visit.go(f"/staff/account/address/{EmailConfirmationHMAC(asked).key}/")


SIGNING_IN: Ways = {
    "password wrong": wrong_password,
    "signing in": at(SIGN_IN),
    "session ended": at(f"{SIGN_IN}?ended=1"),
    "account closed": at("/staff/account/closed/"),
    "own account": desk("account/"),
    "app": desk("account/app/"),
    "own account, all set up": own(""),
    "second step": second_step,
    "second step refused": second_step_refused,
    "still you": own("again/"),
    "still you, refused": mistyped("again/", "Password", "Go on"),
    "still you, by code": own("code/again/"),
    "own password": own("password/"),
    "own password refused": mistyped("password/", "Password", "Change it"),
    "recovery codes": own("recovery-codes/"),
    "new recovery codes": own("recovery-codes/new/"),
    "removing the app": own("app/remove/"),
    "address": address,
    "address unknown": desk("account/address/no/"),
    "new passkey": own("passkeys/add/"),
    "passkeys": passkey(""),
    "removing a passkey": passkey("{key}/remove/"),
}
