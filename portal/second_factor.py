"""Nobody works at the desk with a password alone, unless the setting says so.

django-allauth asks for the second factor of those who have one. This asks for one of those who have
none, and lets no session through that was begun without it.
"""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from portal.sessions import at_the_desk, redirect, to_sign_in

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# What somebody without a second factor may open: the pages that make one, and the way out.
SETTING_UP = (
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_inactive",
    "account_logout",
    "admin:logout",
    "admin:jsi18n",
)


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (settings.SECOND_FACTOR and at_the_desk(request) and request.user.is_authenticated):
            return self.get_response(request)
        user = request.user
        if is_mfa_enabled(user, FACTORS):
            if was_shown(request, user):
                return self.get_response(request)
            logout(request)
            return to_sign_in(request)
        if request.path not in {reverse(name) for name in SETTING_UP}:
            return redirect(request, reverse("mfa_index"))
        return self._set_up(request, user)

    def _set_up(self, request: HttpRequest, user: User) -> HttpResponse:
        """Who has just set one up has shown it: a code was typed, or a passkey used."""
        response = self.get_response(request)
        if request.user == user and is_mfa_enabled(user, FACTORS):
            record_authentication(request, user, method="mfa", set_up=True)
        return response


def was_shown(request: HttpRequest, user: User) -> bool:
    records = get_authentication_records(request, user)
    return any(record["method"] == "mfa" for record in records)
