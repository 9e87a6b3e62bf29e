"""Who keeps which site, and whether the address is theirs that its mail goes to."""

from __future__ import annotations

import datetime as dt

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, User
from django.db import transaction

from trials.actions import messages
from trials.models import Enrolment, Message, Site
from trials.queries.mine import has_confirmed_address

COORDINATORS = "Coordinators"


@transaction.atomic
def enrol(
    *, user: User, site: Site, by: User, now: dt.datetime, is_backup: bool = False
) -> Enrolment:
    """Make somebody a coordinator of a site, and ask whether their address is theirs. A backup
    hears of questions only when the others have not answered.

    Who is enrolled already stays so: the enrolment there is comes back, and nothing is sent.
    """
    said = {"by": by, "at": now, "is_backup": is_backup}
    enrolment, made = Enrolment.objects.get_or_create(
        user=user, site=site, ended_at=None, defaults=said
    )
    if made:
        user.groups.add(Group.objects.get(name=COORDINATORS))
        ask_for_address(user=user, now=now)
    return enrolment


def end(*, enrolment: Enrolment, now: dt.datetime) -> None:
    """From now on the site is not theirs. The enrolment stays on the record."""
    if enrolment.ended_at is None:
        enrolment.ended_at = now
        enrolment.save(update_fields=["ended_at"])


@transaction.atomic
def ask_for_address(*, user: User, now: dt.datetime) -> Message | None:
    """Queue the mail with the link that confirms the address of an account.

    None where there is no address, or it is confirmed already.
    """
    if not user.email or has_confirmed_address(user):
        return None
    EmailAddress.objects.get_or_create(
        user=user, email=user.email.lower(), defaults={"primary": False, "verified": False}
    )
    return messages.enqueue(Message.Kind.CONFIRM_ADDRESS, user=user, now=now)
