"""While the portal is closed for work, or its database is away, readers get numbers to ring."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget

from portal.sessions import at_the_desk
from trials.queries import phone_book

# Addresses that answer all the same: who watches the portal, and how a page looks.
STAYS_OPEN = {"livez", "readyz", "brand-sheet", "brand-logo"}
RETRY_SECONDS = {True: 3600, False: 120}
# A page of all numbers is for who finds no other; it need not be endless.
LISTED = 100

logger = logging.getLogger(__name__)


class OutOfServiceMiddleware:
    """The last of all, so that a form from a foreign site was refused before it is shown again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        return answer(request, is_planned=True) if is_closed() and _is_readers(request) else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OperationalError | InterfaceError) or not _is_readers(request):
            return None
        # The text of the error may hold a row.
        logger.error("A page could not be made: %s", type(error).__name__)
        return answer(request, is_planned=False)


def is_closed() -> bool:
    return bool(settings.MAINTENANCE or settings.MAINTENANCE_SWITCH.exists())


def answer(request: HttpRequest, *, is_planned: bool) -> HttpResponse:
    """503 with numbers to ring, as they were last known. Nothing that was typed is lost by it."""
    if request.headers.get("HX-Request") and request.method == "GET":
        return HttpResponseClientRedirect(request.get_full_path())
    if request.headers.get("HX-Request"):
        part = render(request, "_not_sent_now.html", status=503)
        response = reswap(retarget(part, "#unsent"), "innerHTML")
    else:
        response = render(request, "503.html", _shown(request, is_planned), status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS[is_planned])
    add_never_cache_headers(response)
    return response


def _shown(request: HttpRequest, is_planned: bool) -> dict[str, Any]:
    match = request.resolver_match
    nct_id = match.kwargs.get("nct_id") if match else None
    listing = phone_book.look_up(nct_id, settings.LAST_GOOD) if nct_id else None
    return {
        "is_planned": is_planned,
        "listing": listing,
        "listings": [] if listing else phone_book.first(LISTED, settings.LAST_GOOD),
        "typed": request.POST.get("message", "") if request.method == "POST" else "",
        "was_sent": request.method == "POST",
    }


def _is_readers(request: HttpRequest) -> bool:
    match = request.resolver_match
    return not at_the_desk(request) and not (match and match.url_name in STAYS_OPEN)
