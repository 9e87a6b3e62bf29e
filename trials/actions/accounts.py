"""The accounts of those who sign in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User


def forget_second_factor(*, user: User) -> None:
    """Apps, passkeys and recovery codes of an account open nothing any more.

    Whoever is signed in with it is asked for a new second factor at the next page.
    """
    Authenticator.objects.filter(user=user).delete()
