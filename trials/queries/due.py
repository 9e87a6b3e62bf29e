"""Which sites are to be confirmed again, and who is asked by mail."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from trials.models import AskedSite, Enrolment, FailedAddress, Heartbeat, Site, StatusReport
from trials.models.local_days import days_since
from trials.models.standing import State
from trials.queries.mine import with_sign_in
from trials.queries.standings import WEIGHED_BY, WEIGHED_BY_TRIAL, SiteLine, lines_among


def addressees() -> QuerySet[User]:
    """Who may be asked by mail: coordinators with a confirmed address that mail has reached so far.

    The address is the one of their account. Those that the registry names are never among them.
    """
    enrolled = Enrolment.objects.active().filter(user=OuterRef("pk")).order_by()
    failed = FailedAddress.objects.filter(email=Lower(OuterRef("email")))
    users: QuerySet[Any] = with_sign_in(User.objects.filter(is_active=True))
    return users.filter(Exists(enrolled), has_address=True).exclude(Exists(failed)).order_by("pk")


def due_of(users: Iterable[User], now: dt.datetime) -> dict[int, list[SiteLine]]:
    """The sites that each of the users keeps and that are due, by the user's primary key.

    Three queries whatever their number.
    """
    enrolled = Enrolment.objects.active().filter(user__in=users)
    lines = due_among(Site.objects.filter(pk__in=enrolled.order_by().values("site")), now)
    kept: dict[int, list[SiteLine]] = defaultdict(list)
    for user, site in enrolled.order_by("site__trial__nct_id", "site").values_list("user", "site"):
        if site in lines:
            kept[user].append(lines[site])
    return dict(kept)


def due_among(sites: QuerySet[Site], now: dt.datetime) -> dict[int, SiteLine]:
    """Those of the sites that are due, by primary key. Two queries whatever their number.

    A site is due where families see it, and see it as not closed, and the hospital's newest word
    is older than HEARTBEAT_DAYS or there is none.
    """
    shown = sites.filter(unlisted_since__isnull=True, trial__published_at__isnull=False)
    lines = lines_among(shown.only(*WEIGHED_BY, *WEIGHED_BY_TRIAL), now)
    return {line.site.pk: line for line in lines if _is_due(line, now)}


def unanswered(before: dt.datetime, now: dt.datetime) -> list[AskedSite]:
    """What was first asked at `before` or earlier, has no answer, is still due, and of which the
    desk has not heard."""
    asked = without_answer().filter(since__lte=before, desk_told_at__isnull=True)
    still_due = due_among(Site.objects.filter(pk__in=asked.order_by().values("site")), now)
    return [each for each in asked if each.site_id in still_due]


def without_answer() -> QuerySet[AskedSite]:
    """The sites of mails that still count, whose hospital has said nothing since it was asked."""
    answers = StatusReport.objects.filter(site=OuterRef("site"), at__gte=OuterRef("since"))
    newest = AskedSite.objects.filter(heartbeat__in=Heartbeat.objects.newest().order_by())
    return newest.filter(~Q(Exists(answers)))


def _is_due(line: SiteLine, now: dt.datetime) -> bool:
    if line.standing.state is State.CLOSED:
        return False
    if line.report is None:
        return True
    return bool(days_since(line.site, line.report.at, now) > settings.HEARTBEAT_DAYS)
