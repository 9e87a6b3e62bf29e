"""The link in the mail that asks whether a question was sent on purpose."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trials.actions import suspicion
from trials.actions.letters.proof import is_signed
from trials.models import Inquiry
from trials.views.inquiry_page import private, private_form

_PAGE = "trials/inquiry_proof.html"


@require_http_methods(["GET", "HEAD", "POST"])
@private
def proof(request: HttpRequest, inquiry: Inquiry, signature: str) -> HttpResponse:
    """A button, because some mail programs open every link by themselves."""
    _check(inquiry, signature)
    if request.method == "POST":
        suspicion.confirm(inquiry=inquiry, now=timezone.now())
    elif suspicion.awaits_proof(inquiry):
        return private_form(request, _PAGE, {"inquiry": inquiry})
    return redirect("inquiry", inquiry.token)


@private
def proof_again(request: HttpRequest, inquiry: Inquiry, signature: str) -> HttpResponse:
    """403 for a form whose token was lost: the button works now."""
    _check(inquiry, signature)
    return private_form(request, _PAGE, {"inquiry": inquiry, "trouble": "token"}, status=403)


def _check(inquiry: Inquiry, signature: str) -> None:
    """Raises Http404 for who did not get our mail."""
    if not is_signed(inquiry, signature):
        raise Http404
