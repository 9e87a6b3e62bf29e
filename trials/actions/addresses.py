"""Addresses that mail does not reach, as mail servers tell it."""

from __future__ import annotations

import datetime as dt
import re
import smtplib

from django.conf import settings

from trials.models import FailedAddress

_ENHANCED = re.compile(r"\s*(5\.[0-9]{1,3}\.[0-9]{1,3})\b")
# RFC 3463: the mail is not let through, by a rule or for want of a signature. The address may work.
_POLICY = "5.7."


def mark(*, email: str, code: str, now: dt.datetime) -> FailedAddress | None:
    """The new mark of an address; None where it bears one already."""
    what = {"at": now, "code": code[:20]}
    failed, made = FailedAddress.objects.get_or_create(email=email.strip().lower(), defaults=what)
    return failed if made else None


def refused_for_good(refused: smtplib.SMTPRecipientsRefused) -> str:
    """What the mail server said, "550" or "550 5.1.1", where it will never take mail for an
    address; "" where another try may help, or where a rule and not the address is at fault."""
    code, said = next(iter(refused.recipients.values()), (0, b""))
    text = said.decode("ascii", "replace") if isinstance(said, bytes) else str(said)
    enhanced = _ENHANCED.match(text)
    told = f"{code} {enhanced[1]}" if enhanced else str(code)
    return told if 500 <= code < 600 and is_of_address(enhanced[1] if enhanced else "5") else ""


def is_of_address(status: str) -> bool:
    """Whether a status (RFC 3463) says that the address fails for good: 5, but not 5.7."""
    return status.startswith("5") and not status.startswith(_POLICY)


def is_desk(email: str) -> bool:
    return email.strip().lower() == settings.DESK_EMAIL.strip().lower()
