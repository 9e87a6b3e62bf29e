"""Bodies that Django would refuse without words for a person, or would stumble over."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponse
from django.shortcuts import render
from django_htmx.http import reswap, retarget

# Browsers send forms in the charset of the page. Some others that Python knows yield half
# characters, which no database takes, or are no charsets of text at all.
_CHARSETS = {"", "utf-8", "utf8", "us-ascii"}


class BodiesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return _too_large(request)
        charset = (request.content_params or {}).get("charset", "")
        if charset.strip().lower() not in _CHARSETS:
            return render(request, "400.html", status=400)
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    """The length of the body in bytes, as it was announced. Without that, nothing of it is read."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _too_large(request: HttpRequest) -> HttpResponse:
    """A page; where htmx sent the form, a sentence beside it, so that what was typed stays."""
    if request.headers.get("HX-Request"):
        part = render(request, "trials/_too_large.html", status=413)
        return reswap(retarget(part, "#unsent"), "innerHTML")
    return render(request, "413.html", status=413)
