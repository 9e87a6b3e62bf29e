"""Staff at their desk, and what readers then see."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from trials.models import Site

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff(portal) -> User:
    return User.objects.create_superuser("staff", password="a long pass phrase")


def sign_in(page: Page) -> None:
    page.goto("/staff/")
    page.get_by_label("Username").fill("staff")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_a_status_set_at_the_desk_is_on_the_page(open_page, staff, java_script):
    window = open_page(java_script=java_script)
    page = window.page
    sign_in(page)

    page.goto("/staff/trials/site/?q=Rady")
    page.locator("select[name$=hospital_status]").first.select_option("SUSPENDED")
    page.get_by_role("button", name="Save").click()

    site = Site.objects.get(facility__startswith="Rady")
    page.goto("/trials/NCT03913559/sites/")
    shown = page.locator(f"#site-{site.pk}")
    expect(shown).to_contain_text(re.compile("Paused", re.IGNORECASE))
    expect(shown).to_contain_text("today")
    expect(shown).to_contain_text("ClinicalTrials.gov")
    assert site.registry_status == "RECRUITING"
    assert (window.foreign, window.complaints) == ([], [])


def test_a_title_edited_at_the_desk_is_on_the_page(open_page, staff):
    window = open_page()
    page = window.page
    sign_in(page)

    page.goto("/staff/trials/trial/?q=NCT03913559")
    page.get_by_role("link", name="NCT03913559").click()
    page.locator("[name=plain_title]").fill("A title that a family understands")
    page.get_by_role("button", name="Save", exact=True).click()

    page.goto("/trials/NCT03913559/")
    expect(page.get_by_role("heading", level=1)).to_have_text("A title that a family understands")
    assert window.complaints == []
