"""What the tests of the board say, send and read."""

from __future__ import annotations

import datetime as dt
import html
import re

from django.contrib.auth.models import User
from django.test import Client

from tests.conftest import NOW
from trials.actions import enrolments
from trials.models import Site, StatusReport

BOARD = "/staff/sites/"
HTMX = {"hx-request": "true"}


def said(site: Site, status: str = "RECRUITING", by: User | None = None, days: int = 9, **told):
    at = NOW - dt.timedelta(days=days)
    return StatusReport.objects.create(
        site=site, status=status, source="coordinator", by=by, at=at, **told
    )


def row_of(site: Site) -> str:
    return f"{BOARD}{site.pk}/"


def words(answer) -> str:
    text = re.sub(r"<[^>]*>", " ", answer.content.decode())
    return " ".join(html.unescape(text).split())


def newest(site: Site) -> tuple[str, str]:
    report = StatusReport.objects.filter(site=site).first()
    return (report.status, report.source) if report else ("", "")


def coordinator_of(site: Site, by: User, client: Client) -> User:
    """Cora, signed in."""
    user = User.objects.create_user("cora", is_staff=True, first_name="Cora", last_name="Nurse")
    enrolments.enrol(user=user, site=site, by=by, now=NOW)
    client.force_login(user)
    return user
