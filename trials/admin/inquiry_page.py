"""The page of one question. A GET shows its envelope; what was written is shown by a POST, once it
is on record who reads it. Every deed is a POST, too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from trials.actions.inquiry_guard import NotTheirs, Overtaken, Refused
from trials.actions.inquiry_reading import Reading, read
from trials.actions.inquiry_team import Unanswered
from trials.admin.inquiry_deeds import DEEDS
from trials.admin.inquiry_envelope import envelope
from trials.admin.inquiry_words import event_words
from trials.admin.pages import signed_in
from trials.models import Inquiry
from trials.models.sealed import Unreadable
from trials.queries.mine import keeps_all
from trials.queries.teams import envelopes_of, may_read

READ = "read"
BROKEN = "The form did not arrive whole. Please try again."
# PostgreSQL will not even look for some other characters.
_REFERENCE = re.compile(r"[\w-]{1,12}", re.ASCII)
NO_KEY = "The portal cannot open this question with the keys that it has. Please tell its operator."


@dataclass(frozen=True)
class Trouble:
    """Why a deed was refused; `form` has what was typed, `events` what others did meanwhile."""

    words: str
    status: int = 422
    deed: str = ""
    form: Any = None
    events: tuple[str, ...] = ()
    is_unanswered: bool = False


def inquiry_page(admin: ModelAdmin[Any], request: HttpRequest, reference: str) -> HttpResponse:
    user = signed_in(request)
    inquiry = _found(user, reference) if _REFERENCE.fullmatch(reference) else None
    if inquiry is None:
        return _gone(admin, request)
    if request.method != "POST":
        return _page(admin, request, inquiry)
    if not may_read(user, inquiry):
        raise PermissionDenied
    return _do(admin, request, inquiry)


def _found(user: User, reference: str) -> Inquiry | None:
    envelopes = envelopes_of(user).select_related("trial", "site", "assigned_to")
    return envelopes.filter(reference=reference).first()


def _do(admin: ModelAdmin[Any], request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    name = request.POST.get("deed", "")
    if name == READ:
        return _reading_page(admin, request, inquiry)
    if name not in DEEDS:
        return _page(admin, request, inquiry, trouble=Trouble(BROKEN))
    deed = DEEDS[name]
    form = deed.form(inquiry, request.POST)
    if not form.is_valid():
        words = " ".join(str(each) for errors in form.errors.values() for each in errors)
        return _refused(admin, request, inquiry, Trouble(words, deed=name, form=form))
    try:
        deed.do(inquiry, form, signed_in(request), timezone.now())
    except NotTheirs:
        return _gone(admin, request)
    except Refused as refused:
        return _refused(admin, request, inquiry, _trouble(refused, name, form))
    messages.success(request, deed.said)
    return redirect("admin:trials_inquiry_page", inquiry.reference)


def _trouble(refused: Refused, deed: str, form: Any) -> Trouble:
    if isinstance(refused, Overtaken):
        events = tuple(event_words(event) for event in refused.events)
        return Trouble(refused.words, 409, deed, form, events)
    is_unanswered = isinstance(refused, Unanswered)
    return Trouble(refused.words, deed=deed, form=form, is_unanswered=is_unanswered)


def _refused(
    admin: ModelAdmin[Any], request: HttpRequest, inquiry: Inquiry, trouble: Trouble
) -> HttpResponse:
    """The page that it came from, as it is now, with everything typed."""
    inquiry.refresh_from_db()
    if "reading" in request.POST and not inquiry.erased_at:
        return _reading_page(admin, request, inquiry, trouble)
    return _page(admin, request, inquiry, trouble=trouble)


def _reading_page(
    admin: ModelAdmin[Any],
    request: HttpRequest,
    inquiry: Inquiry,
    trouble: Trouble | None = None,
) -> HttpResponse:
    try:
        reading = read(inquiry=inquiry, by=signed_in(request), now=timezone.now())
    except NotTheirs:
        return _gone(admin, request)
    except Unreadable:
        return _page(admin, request, inquiry, trouble=Trouble(NO_KEY, 503))
    inquiry.refresh_from_db()
    return _page(admin, request, inquiry, reading, trouble)


def _page(
    admin: ModelAdmin[Any],
    request: HttpRequest,
    inquiry: Inquiry,
    reading: Reading | None = None,
    trouble: Trouble | None = None,
) -> HttpResponse:
    user = signed_in(request)
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": f"Question {inquiry.reference}",
        "reading": reading,
        "trouble": trouble,
        "is_desk": keeps_all(user),
        "may_read": may_read(user, inquiry),
        **envelope(inquiry, user, timezone.now(), trouble and trouble.form),
    }
    if reading:
        context["seen"] = reading.seen
    status = trouble.status if trouble else 200
    return TemplateResponse(request, "admin/inquiries/page.html", context, status=status)


def _gone(admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    """404 for what is not theirs, as for what never was. What was typed is given back."""
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": "This question is not with you",
        "typed": request.POST.get("text", ""),
    }
    return TemplateResponse(request, "admin/inquiries/gone.html", context, status=404)
