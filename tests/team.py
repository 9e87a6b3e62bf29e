"""A team and a question, for tests of what the one does with the other."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from tests.conftest import NOW
from trials.actions.inquiries import Arrival, Question, submit
from trials.models import Enrolment, Inquiry, Site, Trial

CANARY = "Is there still room for us?"
QUESTION = {
    "writer": "parent",
    "name": "Ada Canary",
    "email": "ada@family.example",
    "phone": "901-555-0111",
    "best_time": "",
    "language": "",
    "message": CANARY,
    "consent_version": "2026-11",
}
# What no page shows before it is on record who reads it.
HIDDEN = (CANARY, "Ada Canary", "ada@family.example", "901-555-0111")


def member(name: str, site: Site, *, is_backup: bool = False, **account: Any) -> User:
    """Somebody who is enrolled at a site and can sign in; enrolled once more if there already."""
    email = f"{name}@hospital.example"
    user, made = User.objects.get_or_create(
        username=name, defaults={"is_staff": True, "email": email, **account}
    )
    if made:
        EmailAddress.objects.create(user=user, email=email, verified=True)
    Enrolment.objects.create(user=user, site=site, by=user, at=NOW, is_backup=is_backup)
    return user


def ask(
    trial: Trial,
    site: Site | None,
    *,
    key: str = "key",
    now: dt.datetime = NOW,
    suspicion: str = "",
    **changes: Any,
) -> Inquiry:
    """A question that has arrived."""
    return submit(
        trial=trial,
        site=site,
        question=Question(**{**QUESTION, **changes}),
        form_key=key,
        now=now,
        arrival=Arrival(suspicion=suspicion),
    )


def newest(inquiry: Inquiry) -> int:
    """What a page that is opened now would show as seen."""
    return inquiry.events.order_by("-pk").values_list("pk", flat=True)[0]
