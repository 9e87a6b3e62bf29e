"""axe finds nothing on any page and state, narrow and wide, light and dark, signed in or out."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page

from tests.browser.test_staff import sign_in
from trials.models import Site, Trial

pytestmark = pytest.mark.django_db(transaction=True)
TABS = ["", "eligibility/", "treatment/", "sites/", "contact/", "record/", "refer/", "checklist/"]
READERS = ["/", "/about/", "/trials/", "/trials/?q=nothing+at+all", "/nowhere/"]
READERS += ["/about/status-feed/"]
READERS += [f"/trials/{number}/{tab}" for number in ("NCT03913559", "NCT99900003") for tab in TABS]
SIZES = [(360, False), (1280, False), (360, True), (1280, True)]


def findings(window, path: str) -> list[str]:
    window.page.goto(path)
    wide = window.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    found = [f"{path} {finding}" for finding in window.axe()]
    return found + ([f"{path} scrolls sideways"] if wide else [])


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_readers_pages(open_page, width, dark):
    window = open_page(width=width, dark=dark)

    found = [finding for path in READERS for finding in findings(window, path)]

    assert found == []
    assert (window.foreign, window.complaints) == ([], [])


@pytest.mark.parametrize("width", [360, 1280])
def test_the_form_with_errors_and_the_page_after_sending(open_page, width):
    window = open_page(width=width)
    page = window.page
    page.goto("/trials/NCT03913559/contact/")
    send(page)
    page.locator("#problems").wait_for()
    refused = window.axe()

    page.get_by_label("A parent or guardian").check()
    page.locator("[name=email]").fill("parent@family.example")
    page.locator("[name=message]").fill("When may we ring?")
    page.get_by_role("checkbox", name=re.compile("Yes, you may read")).check()
    send(page)
    page.wait_for_url("**/inquiries/**")

    assert (refused, window.axe()) == ([], [])


def send(page: Page) -> None:
    page.get_by_role("button", name="Send").click()


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
def test_the_staff_desk(open_page, portal, width, dark):
    staff = User.objects.create_superuser("staff", password="a long pass phrase")
    trial, site = Trial.objects.get(nct_id="NCT03913559"), Site.objects.first()
    window = open_page(width=width, dark=dark)
    signed_out = findings(window, "/staff/login/")
    sign_in(window.page)
    desk = [
        "",
        "trials/",
        "trials/trial/",
        f"trials/trial/{trial.pk}/change/",
        f"trials/trial/{trial.pk}/history/",
        f"trials/trial/{trial.pk}/criteria/",
        f"trials/trial/{trial.pk}/plain/",
        f"trials/trial/{trial.pk}/plain/?language=es",
        "trials/plainsentence/",
        "trials/trial/criteria/",
        "trials/site/",
        "trials/site/add/",
        f"trials/site/{site.pk}/change/",
        f"trials/site/{site.pk}/history/",
        f"trials/site/{site.pk}/families/",
        f"trials/site/{site.pk}/delete/",
        "trials/snapshot/",
        "trials/inquiry/",
        "auth/user/",
        "auth/user/add/",
        f"auth/user/{staff.pk}/change/",
        "auth/group/add/",
        "password_change/",
    ]

    found = [finding for path in desk for finding in findings(window, f"/staff/{path}")]

    assert signed_out + found == []
    assert (window.foreign, window.complaints) == ([], [])
