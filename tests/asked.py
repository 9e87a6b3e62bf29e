"""Questions and teams, for tests of what becomes of them."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from trials.actions.inquiries import Arrival, Question, submit
from trials.models import Enrolment, Inquiry, Site, Trial

QUESTION = Question(
    writer="parent",
    name="Canary Name",
    email="canary@example.org",
    phone="901-555-0177",
    best_time="",
    language="",
    message="Canary message",
    consent_version="2026-11",
)
_NUMBERS = itertools.count()


def a_site(country: str = "United States", **fields: Any) -> Site:
    trial, _ = Trial.objects.get_or_create(nct_id="NCT00000001", brief_title="Asthma")
    return Site.objects.create(trial=trial, country=country, **fields)


def ask(
    site: Site,
    now: dt.datetime,
    *,
    arrival: Arrival | None = None,
    read_in: str = "en",
    **said: Any,
) -> Inquiry:
    """A question to a site; `said` is what differs from QUESTION."""
    return submit(
        trial=site.trial,
        site=site,
        question=replace(QUESTION, **said),
        form_key=f"form {next(_NUMBERS)}",
        now=now,
        arrival=arrival,
        read_in=read_in,
    )


def enrolled(name: str, site: Site, now: dt.datetime, *, is_backup: bool = False) -> User:
    """Somebody who can sign in and whose address is theirs."""
    address = f"{name}@example.org"
    user = User.objects.create_user(name, email=address, is_staff=True)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    Enrolment.objects.create(user=user, site=site, by=user, at=now, is_backup=is_backup)
    return user
