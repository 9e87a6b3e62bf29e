"""Sessions at the desk end: after a while without a click, and at the latest after half a day."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

BEGAN, SEEN = "session_began", "session_seen"
# The time of the last click is written down no more often than this.
STEP_SECONDS = 30


class SessionsEndMiddleware:
    """Ends what is over before any page of the desk is made; readers' pages have no session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not at_the_desk(request) or not request.user.is_authenticated:
            return self.get_response(request)
        now = int(time.time())
        if is_over(request, now):
            logout(request)
            return to_sign_in(request)
        if now - request.session.get(SEEN, 0) >= STEP_SECONDS:
            request.session[SEEN] = now
            request.session.setdefault(BEGAN, now)
        return self.get_response(request)


def at_the_desk(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))


def is_over(request: HttpRequest, now: int) -> bool:
    seen, began = request.session.get(SEEN, now), request.session.get(BEGAN, now)
    return bool(
        now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE
    )


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the page that says why, and from there back to where one was."""
    where = {"ended": "1", REDIRECT_FIELD_NAME: _where_one_was(request)}
    return redirect(request, f"{reverse('account_login')}?{urlencode(where)}")


def redirect(request: HttpRequest, address: str) -> HttpResponse:
    """The whole window goes there, also where htmx asked for a part of a page."""
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def _where_one_was(request: HttpRequest) -> str:
    """The page itself; for what was sent or swapped in, the page that it came from."""
    if request.method == "GET" and not request.headers.get("HX-Request"):
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    here = came_from.netloc == request.get_host()
    return came_from.path if here else reverse("admin:index")
