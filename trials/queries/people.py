"""People at hospitals: who may see and keep which, where they are contacts, whom mail reaches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower

from trials.models import (
    CentralContact,
    Contact,
    FailedAddress,
    Person,
    Site,
    SiteContact,
    Trial,
)
from trials.queries.mine import Anyone, keeps_all, sees_all, sites_of


def seen_by(user: Anyone) -> QuerySet[Person]:
    """The people whom somebody may see: for coordinators those of their sites, and those whom they
    have entered and who are no contact yet."""
    return Person.objects.all() if sees_all(user) else _of_own_sites(user)


def kept_by(user: Anyone) -> QuerySet[Person]:
    """The people whom somebody may change: for coordinators those who are nowhere a contact but at
    their sites."""
    if keeps_all(user):
        return Person.objects.all()
    elsewhere = _site_rows().exclude(site__in=sites_of(user).values("pk"))
    return _of_own_sites(user).exclude(Exists(elsewhere)).exclude(Exists(_central_rows()))


def rows_of(person: Person) -> list[Contact]:
    """Every row that points to a person, sites before whole trials, each with its trial."""
    sites = SiteContact.objects.filter(person=person).select_related("site__trial")
    central = CentralContact.objects.filter(person=person).select_related("trial")
    of_sites = sites.order_by("site__trial__nct_id", "site__position", "pk")
    return [*of_sites, *central.order_by("trial__nct_id", "pk")]


def may_add(user: Anyone) -> bool:
    return keeps_all(user) or sites_of(user).exists()


def is_kept_by(user: Anyone, person: Person) -> bool:
    return kept_by(user).filter(pk=person.pk).exists()


def failed_among(emails: Iterable[str]) -> dict[str, FailedAddress]:
    """Which of these addresses mail does not reach, by the address in small letters. One query."""
    asked = {email.strip().lower() for email in emails if email}
    found = FailedAddress.objects.filter(email__in=asked) if asked else []
    return {failed.email: failed for failed in found}


def failure_of(email: str) -> FailedAddress | None:
    """Why and since when mail does not reach an address; None where it does, as far as we know."""
    return failed_among([email]).get(email.strip().lower())


def has_failed(email: str) -> bool:
    return failure_of(email) is not None


def with_failures(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Each person or account with `failed_at` and `failed_code` of an address that mail does not
    reach; None where it does."""
    failed = FailedAddress.objects.filter(email=OuterRef("lower"))
    lower: QuerySet[Any] = rows.alias(lower=Lower("email"))
    marked: QuerySet[Any] = lower.annotate(
        failed_at=Subquery(failed.values("at")[:1]), failed_code=Subquery(failed.values("code")[:1])
    )
    return marked


def with_places(people: QuerySet[Person]) -> QuerySet[Any]:
    """Each person with `sites_count` and `trials_count`: where they are a contact."""
    return people.annotate(sites_count=_count(_site_rows()), trials_count=_count(_central_rows()))


def named_at(parent: Site | Trial) -> set[Person]:
    """The people whom the rows of a site, or those of a whole trial, point to."""
    rows = parent.contacts if isinstance(parent, Site) else parent.central_contacts
    return {row.person for row in rows.select_related("person") if row.person}


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.values("person").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _of_own_sites(user: Anyone) -> QuerySet[Person]:
    own = sites_of(user)
    at_own = Exists(_site_rows().filter(site__in=own.values("pk")))
    return Person.objects.filter(at_own | (_entered_by(user) & Exists(own)))


def _site_rows() -> QuerySet[SiteContact]:
    return SiteContact.objects.filter(person=OuterRef("pk")).order_by()


def _central_rows() -> QuerySet[CentralContact]:
    return CentralContact.objects.filter(person=OuterRef("pk")).order_by()


def _entered_by(user: Anyone) -> Q:
    """That somebody entered a person of whom no row makes a contact so far."""
    entered = Person.history.filter(id=OuterRef("pk"), history_type="+", history_user=user.pk)
    return Q(Exists(entered)) & ~Q(Exists(_site_rows())) & ~Q(Exists(_central_rows()))
