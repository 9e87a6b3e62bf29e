"""Who keeps which sites. Every door that shows or changes a site for somebody asks here."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Lower

from trials.models import Enrolment, Site

Anyone = AbstractBaseUser | AnonymousUser


def keeps_all(user: Anyone) -> bool:
    """Whether somebody keeps every site: an editor or a superuser."""
    return isinstance(user, User) and user.has_perm("trials.change_site")


def sees_all(user: Anyone) -> bool:
    """Whether somebody may see every site at the desk: an editor or a reader of the desk."""
    return keeps_all(user) or (isinstance(user, User) and user.has_perm("trials.view_site"))


def sites_of(user: Anyone) -> QuerySet[Site]:
    """The sites that somebody may keep: all for editors, else those they are enrolled at."""
    if keeps_all(user):
        return Site.objects.all()
    if not isinstance(user, User) or not user.is_active:
        return Site.objects.none()
    return Site.objects.filter(Exists(_enrolled().filter(user=user, site=OuterRef("pk"))))


def may_keep(user: Anyone, site: Site) -> bool:
    return keeps_all(user) or sites_of(user).filter(pk=site.pk).exists()


def has_confirmed_address(user: User) -> bool:
    return with_confirmed_address().filter(pk=user.pk).exists()


def with_confirmed_address() -> QuerySet[User]:
    return User.objects.filter(Exists(_own_address()), is_active=True)


def with_sign_in(users: QuerySet[User]) -> QuerySet[User]:
    """Each user with `has_address`, whether the address is confirmed, and `has_factor`, whether
    there is an app or a passkey to sign in with."""
    factors = Authenticator.objects.filter(user=OuterRef("pk")).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    return users.annotate(has_address=Exists(_own_address()), has_factor=Exists(factors))


def _enrolled() -> QuerySet[Enrolment]:
    return Enrolment.objects.active().order_by()


def _own_address() -> QuerySet[EmailAddress]:
    """An address that was confirmed and then replaced in the account is no longer one."""
    addresses: QuerySet[EmailAddress] = EmailAddress.objects.alias(lower=Lower("email"))
    return addresses.filter(user=OuterRef("pk"), verified=True, lower=Lower(OuterRef("email")))
