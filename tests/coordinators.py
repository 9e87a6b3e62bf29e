"""A cast for what is mailed to coordinators: their accounts, their sites, and who asks."""

from __future__ import annotations

import datetime as dt

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from tests.conftest import NOW
from trials.models import Enrolment, Site, StatusReport, Trial

DAY = dt.timedelta(days=1)


def site_of(trial: Trial, city: str = "Memphis", **fields: object) -> Site:
    columns = {"facility": f"Hospital of {city}", "registry_status": "RECRUITING"}
    return Site.objects.create(trial=trial, city=city, **{**columns, **fields})


def shown_trial(number: int = 1, **fields: object) -> Trial:
    """A trial that families see, and that recruits."""
    columns = {
        "brief_title": "Clovermab in infants",
        "published_at": NOW - 300 * DAY,
        "overall_status": "RECRUITING",
        "status_verified_date": "2026-03",
    }
    return Trial.objects.create(nct_id=f"NCT{number:08}", **{**columns, **fields})


def coordinator(name: str, *sites: Site, is_confirmed: bool = True) -> User:
    user = User.objects.create_user(name, f"{name.title()}@Example.org", is_staff=True)
    EmailAddress.objects.create(user=user, email=user.email.lower(), verified=is_confirmed)
    for site in sites:
        Enrolment.objects.create(user=user, site=site, by=user, at=NOW - 300 * DAY)
    return user


def said(site: Site, status: str = "RECRUITING", *, at: dt.datetime) -> StatusReport:
    return StatusReport.objects.create(site=site, status=status, source="coordinator", at=at)
