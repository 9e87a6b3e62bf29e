"""Pages that say no, each with a way on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django_htmx.http import reswap, retarget

from trials.views import clinician_inquiry, inquiry, inquiry_page, proof
from trials.views.swap import HtmxRequest, wants_part

# How Django's reasons begin that speak of the token or its cookie. The others speak of a form that
# stands on another site.
_ABOUT_TOKEN = "CSRF "  # noqa: S105 -- no password
# The forms of readers, each with the view that gives it back as it was filled in.
_AGAIN: Mapping[str, Callable[..., HttpResponse]] = {
    "trial-contact": inquiry.ask_again,
    "trial-refer-ask": clinician_inquiry.ask_again,
    "inquiry-add": inquiry_page.add_again,
    "inquiry-proof": proof.proof_again,
    "inquiry-withdraw": inquiry_page.withdraw_again,
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page; where even that breaks, a sentence."""
    try:
        return render(request, "500.html", status=500)
    except Exception:  # whatever is broken, somebody still needs the number
        sentence = gettext("Something broke here. Ring our desk: {phone}")
        sentence = sentence.format(phone=settings.DESK_PHONE)
        return HttpResponse(sentence, status=500, content_type="text/plain; charset=utf-8")


def csrf_failure(request: HtmxRequest, reason: str = "") -> HttpResponse:
    """A question whose token was lost comes back as typed; a foreign form comes to nothing."""
    match = request.resolver_match
    again = _AGAIN.get(match.view_name) if match else None
    if match and again and reason.startswith(_ABOUT_TOKEN):
        return again(request, **match.kwargs)
    if wants_part(request):
        # Nothing of the request is shown, and what was typed stays where it is.
        part = render(request, "trials/_unsent.html", status=403)
        return reswap(retarget(part, "#unsent"), "innerHTML")
    return render(request, "403.html", status=403)
