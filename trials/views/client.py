"""Where a request comes from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address of whoever sent a request; "" where it is not known.

    Every proxy adds what it saw at the end of X-Forwarded-For, and anybody can write what stands
    before. Only what the counted proxies of our own wrote is believed; without one, nothing is.
    """
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if not proxies:
        return str(request.META.get("REMOTE_ADDR", ""))
    seen = request.headers.get("X-Forwarded-For", "").split(",")
    return seen[-proxies].strip() if len(seen) >= proxies else ""
