"""Addresses that mail does not reach. Deleting one says that somebody has looked after it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import formats, timezone

from trials.admin.reading import ReadingAdmin
from trials.models import FailedAddress, Person


def unreached(at: dt.datetime | None, code: str) -> str:
    """That mail does not reach an address, with the code and the day; "" where it does."""
    if at is None:
        return ""
    since = f"since {formats.date_format(timezone.localtime(at), 'j F Y')}"
    return f"Mail does not reach this address ({', '.join(filter(None, [code, since]))})"


@admin.register(FailedAddress)
class FailedAddressAdmin(ReadingAdmin):
    list_display = ["email", "at", "code", "whose"]
    search_fields = ["email"]
    fields = ["email", "at", "code", "whose"]
    actions: Any = []  # Django’s own: delete the chosen ones

    @admin.display(description="whose it is")
    def whose(self, failed: FailedAddress) -> str:
        people = Person.objects.filter(email__iexact=failed.email)
        accounts = User.objects.filter(email__iexact=failed.email)
        told = [*map(str, people), *(f"the account {user}" for user in accounts)]
        return "; ".join(told) or "Nobody’s any more"

    def has_delete_permission(self, request: HttpRequest, obj: FailedAddress | None = None) -> bool:
        return request.user.has_perm("trials.delete_failedaddress")
