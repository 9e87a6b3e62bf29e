"""Who answers the questions about a site: those who are enrolled there and can sign in."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from trials.models import Enrolment, Inquiry, Site, Trial
from trials.queries.mine import has_confirmed_address, keeps_all, with_confirmed_address


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

    The desk reads what has no team, what it was told of, and, alone, what was kept aside.
    """
    if inquiry.held_at:
        return keeps_all(user)
    if inquiry.site and any(user == each for each in team_of(inquiry.site)):
        return True
    if inquiry.backup_told_at and any(user == each for each in backups_of(inquiry.site)):
        return True
    return keeps_all(user) and bool(inquiry.desk_told_at or not team_of(inquiry.site))


def serves(user: User, inquiry: Inquiry) -> bool:
    """Whether somebody owes the answer. The desk does not where it only looks at what was kept
    aside, so that its reading is not told to the writer as the team's."""
    is_desks = bool(inquiry.desk_told_at or not team_of(inquiry.site))
    return may_read(user, inquiry) and (is_desks or _is_enrolled(user, inquiry))


def people_of(inquiry: Inquiry) -> list[User]:
    """Those who may take a question on: its team, its backups once told, the desk where it is the
    desk's."""
    team = team_of(inquiry.site)
    backups = backups_of(inquiry.site) if inquiry.backup_told_at else []
    desk = _of_the_desk() if inquiry.desk_told_at or not team else []
    return list(dict.fromkeys([*team, *backups, *desk]))


def envelopes_of(user: User) -> QuerySet[Inquiry]:
    """The questions whose envelope somebody may see: all for the desk, else those to be read."""
    if keeps_all(user):
        return Inquiry.objects.all()
    own = answering().filter(user=user, site=OuterRef("site"))
    told = Q(backup_told_at__isnull=False)
    return Inquiry.objects.filter(held_at__isnull=True).filter(
        Q(Exists(own.filter(is_backup=False))) | told & Q(Exists(own.filter(is_backup=True)))
    )


def with_team() -> QuerySet[Site]:
    """The sites whose own team answers."""
    return Site.objects.filter(Exists(answering().filter(site=OuterRef("pk"), is_backup=False)))


def keys_with_team(trial: Trial) -> frozenset[int]:
    """The primary keys of those sites of a trial. One query."""
    return frozenset(with_team().filter(trial=trial).order_by().values_list("pk", flat=True))


def answering() -> QuerySet[Enrolment]:
    """The enrolments of those who can sign in and whose address is theirs."""
    reached = with_confirmed_address().filter(is_staff=True)
    return Enrolment.objects.active().filter(user__in=reached).order_by()


def _is_enrolled(user: User, inquiry: Inquiry) -> bool:
    return user in [*team_of(inquiry.site), *backups_of(inquiry.site)]


def _of_the_desk() -> list[User]:
    backend = "django.contrib.auth.backends.ModelBackend"
    keepers = User.objects.with_perm("trials.change_site", backend=backend)
    return list(keepers.filter(is_staff=True, is_active=True).order_by("username"))


def _enrolled(site: Site | None, *, is_backup: bool) -> list[User]:
    if site is None:
        return []
    enrolments = Enrolment.objects.active().filter(site=site, is_backup=is_backup)
    users = [each.user for each in enrolments.select_related("user").order_by("at", "pk")]
    return [user for user in users if user.is_staff and has_confirmed_address(user)]
