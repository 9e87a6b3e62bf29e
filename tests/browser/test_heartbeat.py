"""From the mail to the page for families, without an account: on a phone, with and without
JavaScript. axe finds nothing on any state of the page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from trials.actions import heartbeats, invented_coordinator, messages
from trials.models import Heartbeat, Site, StatusReport

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def links(portal) -> list[str]:
    """The paths in the mail to the invented coordinator: all of her sites, then each."""
    Group.objects.get_or_create(name="Coordinators")
    staff = User.objects.create_superuser("staff")
    now = timezone.now()
    invented_coordinator.enrol(password="a long pass phrase", by=staff, now=now)
    list(heartbeats.send_due(now=now))
    list(messages.deliver_due(timezone.now))
    return re.findall(r"(/confirm/\S+)", str(mail.outbox[-1].body))


@pytest.fixture
def site(links) -> Site:
    """The first of her sites that families see as open."""
    asked = Heartbeat.objects.get().sites.filter(status_reports__status="RECRUITING")
    return asked.order_by("trial__nct_id").first()


def part(page: Page, site: Site):
    return page.locator(".asked").filter(has=page.locator(f"#site-{site.pk}"))


@pytest.mark.parametrize("java_script", [True, False], ids=["with JavaScript", "without"])
def test_a_status_changes_by_the_link_and_families_see_it_at_the_next_load(
    open_page, links, site, java_script
):
    coordinator = open_page(width=360, java_script=java_script)
    family = open_page(width=360, java_script=java_script)
    families_page = f"/trials/{site.trial.nct_id}/sites/"
    family.page.goto(families_page)
    before = family.page.locator(f"#site-{site.pk} .status").inner_text()

    page = coordinator.page
    page.goto(links[0])
    own = part(page, site)
    own.get_by_label("Why it is paused or closed").select_option("full")
    own.get_by_role("button", name="Paused").click()

    expect(part(page, site)).to_contain_text("Thank you. Families see this now:")
    family.page.goto(families_page)
    line = family.page.locator(f"#site-{site.pk}")
    assert before != "Paused"
    expect(line.locator(".status")).to_have_text("Paused")
    expect(line).to_contain_text("The hospital confirmed this today")
    for window in (coordinator, family):
        assert (window.foreign, window.complaints) == ([], [])
        assert window.page.context.cookies() == []


def test_one_button_confirms_all_by_keyboard_and_back_does_no_harm(open_page, links):
    window = open_page(width=320)
    page = window.page
    page.goto(links[0])

    page.get_by_role("button", name="All of this is still right").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".thanks").first).to_be_visible()
    written = StatusReport.objects.filter(link_use__isnull=False).count()
    page.go_back()
    page.goto(links[0])

    assert written >= 2
    assert StatusReport.objects.filter(link_use__isnull=False).count() == written
    assert (window.foreign, window.complaints) == ([], [])


def test_what_came_in_between_is_asked_about(open_page, links, site):
    page = open_page().page
    page.goto(links[0])
    StatusReport.objects.create(site=site, status="SUSPENDED", source="staff", at=timezone.now())

    part(page, site).get_by_role("button", name="Still right").click()

    expect(part(page, site).get_by_role("alert")).to_contain_text("Something new has been said")
    expect(part(page, site).locator(".status")).to_have_text("Paused")
    part(page, site).get_by_role("button", name="Still right").click()
    expect(part(page, site)).to_contain_text("Thank you.")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_state(open_page, links, site, width, dark):
    window = open_page(width=width, dark=dark)
    page, found = window.page, []

    def look(deed: Callable[[], object]) -> None:
        deed()
        found.extend(f"{page.title()}: {finding}" for finding in window.axe())
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found.extend([f"{page.title()}: wider than the window"] * wide)

    def press(name: str) -> None:
        part(page, site).get_by_role("button", name=name).click()
        page.wait_for_load_state()

    look(lambda: page.goto(links[0]))
    StatusReport.objects.create(site=site, status="SUSPENDED", source="staff", at=timezone.now())
    look(lambda: press("Still right"))
    look(lambda: press("Closed"))
    look(lambda: part(page, site).get_by_text("It has changed since").click())
    look(lambda: page.goto("/confirm/forged/"))
    Heartbeat.objects.update(expires_at=timezone.now())
    look(lambda: page.goto(links[0]))
    Heartbeat.objects.update(replaced_at=timezone.now())
    look(lambda: page.goto(links[0]))

    assert found == []
    assert (window.foreign, window.complaints) == ([], [])
