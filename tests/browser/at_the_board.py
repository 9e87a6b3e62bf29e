"""Who sits at the board in Chromium, and at which sites."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from trials.actions import enrolments
from trials.models import Site, Trial

PASSWORD = "a long pass phrase"


def make_trial() -> Trial:
    """A published trial with a site in Memphis and one in Leeds."""
    trial = Trial.objects.create(
        nct_id="NCT00000001",
        brief_title="Blinatumomab in Infants",
        overall_status="RECRUITING",
        status_verified_date="2026-01",
        published_at=timezone.now(),
    )
    for city in ("Memphis", "Leeds"):
        Site.objects.create(
            trial=trial, facility=f"Hospital of {city}", city=city, registry_status="RECRUITING"
        )
    return trial


def make_coordinator(site: Site) -> User:
    """Cora. A test with transactions of its own finds no groups."""
    group, _ = Group.objects.get_or_create(name="Coordinators")
    group.permissions.add(Permission.objects.get(codename="add_statusreport"))
    user = User.objects.create_user(
        "cora", password=PASSWORD, is_staff=True, first_name="Cora", last_name="Nurse"
    )
    enrolments.enrol(user=user, site=site, by=user, now=timezone.now())
    return user


def make_editor() -> User:
    """Anna."""
    user = User.objects.create_user("anna", is_staff=True, first_name="Anna", last_name="Ruiz")
    may = Permission.objects.filter(codename__in=["change_site", "view_site", "add_statusreport"])
    user.user_permissions.add(*may)
    return user


def sign_in(window, user: User) -> Page:
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": window.portal}
    window.page.context.add_cookies([cookie])
    page: Page = window.page
    return page


def focused(page: Page) -> str:
    """The row that has the focus, "" where none has."""
    return str(page.evaluate("document.activeElement.closest('li[id^=site-]')?.id ?? ''"))
