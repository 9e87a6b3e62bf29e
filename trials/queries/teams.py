"""Who answers the questions about a site: those who are enrolled there and can sign in."""

from __future__ import annotations

from django.contrib.auth.models import User

from trials.models import Enrolment, Inquiry, Site
from trials.queries.mine import has_confirmed_address, keeps_all


def team_of(site: Site | None) -> list[User]:
    """Those who hear of a question at once. Empty: the portal's desk answers."""
    return _enrolled(site, is_backup=False)


def backups_of(site: Site | None) -> list[User]:
    """Those who hear of it when the team has not answered."""
    return _enrolled(site, is_backup=True)


def hearers_of(site: Site | None) -> list[User | None]:
    """To whom mail about a question goes; None is the desk."""
    return list(team_of(site)) or [None]


def may_read(user: User, inquiry: Inquiry) -> bool:
    """Whether somebody may read a question: its team, and its backups once they were told.

    The desk reads what has no team, what was kept aside, and what it was told of.
    """
    if inquiry.site and any(user == each for each in team_of(inquiry.site)):
        return True
    if inquiry.backup_told_at and any(user == each for each in backups_of(inquiry.site)):
        return True
    for_desk = inquiry.held_at or inquiry.desk_told_at or not team_of(inquiry.site)
    return keeps_all(user) and bool(for_desk)


def _enrolled(site: Site | None, *, is_backup: bool) -> list[User]:
    if site is None:
        return []
    enrolments = Enrolment.objects.active().filter(site=site, is_backup=is_backup)
    users = [each.user for each in enrolments.select_related("user").order_by("at", "pk")]
    return [user for user in users if user.is_staff and has_confirmed_address(user)]
