"""How fast sites answer, for staff: every site for the desk, their own for its people."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from trials.admin.pages import signed_in
from trials.queries.mine import keeps_all, sites_of
from trials.queries.reply_times import DAYS, FEWEST, times_of
from trials.queries.teams import envelopes_of


def times_page(admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    only_teams(user)
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": "How fast questions are answered",
        "times": times_of(envelopes_of(user), timezone.now()),
        "days": DAYS,
        "fewest": FEWEST,
    }
    return TemplateResponse(request, "admin/inquiries/times.html", context)


def only_teams(user: User) -> None:
    """Raises PermissionDenied for who neither is at the desk nor keeps a site."""
    if not (keeps_all(user) or sites_of(user).exists()):
        raise PermissionDenied
