"""The private page of a question: how far it is, the answer, adding to it, taking it back.

Its address is all that opens it. It may be left open on a shared phone, so that it shows nothing of
what was written; the answer has an address of its own.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from functools import wraps

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from trials.actions import inquiry_writer
from trials.forms.addition import AdditionForm
from trials.models import Inquiry
from trials.queries import timeline
from trials.queries.teams import team_of

# What secrets.token_urlsafe makes. PostgreSQL will not even look for some other characters.
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)
# Under "no-referrer" a browser gives its own origin as "null", and the form would be refused.
_OF_FORMS = "strict-origin"

# With what stands in the address behind the token.
View = Callable[..., HttpResponse]

logger = logging.getLogger(__name__)


def private(view: View) -> Callable[..., HttpResponse]:
    """The view gets the question of an unguessable address; nobody keeps its page or finds it."""

    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def found(request: HttpRequest, token: str, **rest: str) -> HttpResponse:
        if not _TOKEN.fullmatch(token):
            raise Http404
        try:
            inquiry = get_object_or_404(Inquiry.objects.select_related("site"), token=token)
            response = view(request, inquiry, **rest)
        except Error as error:
            logger.error("A private page could not be shown: %s", type(error).__name__)
            typed = request.POST.get("text", "")
            response = render(request, "trials/inquiry_down.html", {"typed": typed}, status=503)
        response["X-Robots-Tag"] = "noindex"
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response

    return found


@require_safe
@private
def page(request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    """What the writer may come back to. Who else finds this address learns nothing from it."""
    context = {
        "inquiry": inquiry,
        "state": timeline.state_of(inquiry),
        "timeline": timeline.timeline(inquiry),
        "has_answer": bool(timeline.answers(inquiry)),
        "has_team": bool(team_of(inquiry.site)),
        "numbers": timeline.numbers(inquiry),
    }
    return render(request, "trials/inquiry.html", context)


@require_safe
@private
def answer(request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    """404 where there is none, or none any more."""
    answers = timeline.answers(inquiry)
    if not answers:
        raise Http404
    context = {"inquiry": inquiry, "answers": answers, "timeline": timeline.timeline(inquiry)}
    return render(request, "trials/inquiry_answer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def add(request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    if request.method != "POST":
        return _adding(request, inquiry, AdditionForm())
    form = AdditionForm(request.POST)
    if form.is_valid():
        try:
            inquiry_writer.add(inquiry=inquiry, now=timezone.now(), **form.cleaned_data)
            return redirect("inquiry", inquiry.token)
        except inquiry_writer.Erased:
            form.refuse_as_erased()
        except inquiry_writer.TooMany:
            form.refuse_as_too_many()
    return _adding(request, inquiry, form, status=422)


@private
def add_again(request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    """403 for a form whose token was lost: what was typed is in it, and Send works now."""
    return _adding(request, inquiry, AdditionForm(request.POST), status=403, trouble="token")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def withdraw(request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    if request.method != "POST":
        return private_form(request, "trials/inquiry_withdraw.html", {"inquiry": inquiry})
    inquiry_writer.withdraw(inquiry=inquiry, now=timezone.now())
    return redirect("inquiry", inquiry.token)


@private
def withdraw_again(request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    """403 for a form whose token was lost: nothing was deleted, and the button works now."""
    context = {"inquiry": inquiry, "trouble": "token"}
    return private_form(request, "trials/inquiry_withdraw.html", context, status=403)


def _adding(
    request: HttpRequest,
    inquiry: Inquiry,
    form: AdditionForm,
    *,
    status: int = 200,
    trouble: str = "",
) -> HttpResponse:
    context = {"inquiry": inquiry, "form": form, "trouble": trouble}
    return private_form(request, "trials/inquiry_add.html", context, status=status)


def private_form(
    request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["Referrer-Policy"] = _OF_FORMS
    return response
