"""An invented coordinator of invented sites, to see on one's own computer what is mailed to her."""

from __future__ import annotations

import datetime as dt

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db import transaction

from trials.actions import enrolments
from trials.models import Enrolment, Site
from trials.queries.due import due_among

NAME, ADDRESS = "cora", "cora@trialside.example"
# A site in each of so many trials.
SITES = 3


@transaction.atomic
def enrol(*, password: str, by: User, now: dt.datetime) -> list[Enrolment]:
    """Make her account, its address confirmed, and enrol her at demonstration sites that are due.

    There are no demonstration trials of real hospitals, so she keeps the site of none.
    """
    cora = User.objects.create_user(
        NAME,
        ADDRESS,
        password,
        is_staff=True,
        first_name="Cora",
        last_name="Coordinator (invented)",
    )
    EmailAddress.objects.create(user=cora, email=ADDRESS, primary=True, verified=True)
    return [enrolments.enrol(user=cora, site=site, by=by, now=now) for site in _sites(now)]


def _sites(now: dt.datetime) -> list[Site]:
    invented = Site.objects.filter(trial__is_demonstration=True)
    first_of_trial = {
        line.site.trial_id: line.site for line in reversed([*due_among(invented, now).values()])
    }
    return sorted(first_of_trial.values(), key=lambda site: site.trial_id)[:SITES]
