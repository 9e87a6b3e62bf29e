"""The pages of the rules where no script of ours arrives: all is there, and axe finds nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import findings

pytestmark = pytest.mark.django_db(transaction=True)
TRIAL = "/trials/NCT03913559"
PAGES = [f"{TRIAL}/eligibility/", f"{TRIAL}/checklist/", f"{TRIAL}/refer/", "/glossary/"]


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_the_pages_of_the_rules_without_our_scripts(open_page, width, dark):
    window = open_page(width=width, dark=dark)
    stopped: list[str] = []

    def stop(route) -> None:
        stopped.append(route.request.url)
        route.abort()

    window.page.route("**/*.js", stop)

    found = [finding for path in PAGES for finding in findings(window, path)]

    assert found == []
    assert stopped != []
    assert window.foreign == []


def test_the_checklist_without_our_scripts_still_sorts_what_is_answered(open_page):
    page = open_page(width=360).page
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{TRIAL}/checklist/")

    page.get_by_role("radio", name="Don’t know").first.check()
    page.get_by_role("button", name="Make my page to take along").click()

    expect(page.get_by_role("heading", name="1 to ask about")).to_be_visible()
