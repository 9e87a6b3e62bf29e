"""django-allauth as the portal uses it: nobody signs up, and what it keeps secret is sealed."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import HttpRequest

from trials.models.sealed import seal, unseal

# How somebody who is signed in shows that it is still them, by django-allauth's names.
AGAIN = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "The name or the password is not right.",
        "too_many_login_attempts": "Too many tries. Wait a while, or use a passkey.",
        "incorrect_password": "The password is not right.",
        "enter_current_password": "The password you use now is not right.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in is not asked again when setting up the second factor."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(context.request, context.request.user)
        newest = max((record["at"] for record in records), default=0)
        return bool(time.time() - newest > app_settings.REAUTHENTICATION_TIMEOUT)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**way, "description": AGAIN.get(way["id"], way["description"])} for way in ways]


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right, or it was used before. Wait for the next one.",
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        return f"Passkey {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def build_totp_svg(self, url: str) -> str:
        """Nothing: the page draws the code itself, without a style or a data address."""
        return ""
