"""Mail about the accounts of staff."""

from __future__ import annotations

from typing import cast

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse

from trials.models import Message


def confirm_address(message: Message) -> tuple[str, dict[str, object]]:
    """To the address itself. The key in the link is signed now, and expires a week from now."""
    user = cast(User, message.user)
    address = EmailAddress.objects.get(user=user, email=user.email.lower())
    page = reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key])
    return address.email, {
        "portal": settings.PORTAL_NAME,
        "operator": settings.PORTAL_OPERATOR,
        "link": settings.PORTAL_URL + page,
    }
