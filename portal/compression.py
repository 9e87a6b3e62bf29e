"""Readers' pages travel compressed, so that a phone on a slow line has them soon.

Only pages that are nobody's own: compressing what holds a secret (a private page, a form with what
was typed) lets who listens guess it letter by letter (BREACH), so those are left as they are. The
secrets of a form that nobody has filled in yet are new in each answer, as Django masks its own
token for this reason; they cannot be guessed so.
"""

from __future__ import annotations

from collections.abc import Callable

import brotli
from django.http import HttpRequest
from django.http.response import HttpResponse
from django.utils.cache import patch_vary_headers

# Quality 5 takes a millisecond for a page and is some 10 % larger than the best.
QUALITY = 5
LEAST_BYTES = 500


class BrotliMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (is_text(response) and (is_anybodys(response) or is_unfilled_form(response))):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if "br" in request.headers.get("Accept-Encoding", ""):
            response.content = brotli.compress(response.content, quality=QUALITY)
            response.headers["Content-Encoding"] = "br"
            response.headers["Content-Length"] = str(len(response.content))
        return response


def is_text(response: HttpResponse) -> bool:
    return (
        not response.streaming
        and response.headers.get("Content-Type", "").startswith(("text/", "application/json"))
        and not response.has_header("Content-Encoding")
        and len(response.content) >= LEAST_BYTES
    )


def is_anybodys(response: HttpResponse) -> bool:
    """True for a page that is the same for everybody."""
    return (
        not response.cookies
        and "no-store" not in response.headers.get("Cache-Control", "")
        and "Cookie" not in response.headers.get("Vary", "")
    )


def is_unfilled_form(response: HttpResponse) -> bool:
    """True where the view says so, as Django's views say `csrf_exempt`."""
    return getattr(response, "is_unfilled_form", False)
