"""The inbox: the questions of whoever is signed in, with a clock on each and nothing written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from trials.admin.inquiry_envelope import waits
from trials.admin.inquiry_page import inquiry_page
from trials.admin.inquiry_words import state_words
from trials.admin.pages import signed_in
from trials.admin.reply_times import only_teams, times_page
from trials.forms.answer import InboxForm, name_of
from trials.models import Inquiry, Site
from trials.queries.inbox import Asked, Tab, inbox, sites_in_inbox, tabs_for, waiting_count
from trials.queries.mine import has_confirmed_address, keeps_all
from trials.queries.waiting import Clock, clock_of

QUESTIONS_A_PAGE = 50
WORDS = {
    Tab.WAITING: "Waiting",
    Tab.ANSWERED: "Answered",
    Tab.CLOSED: "Closed",
    Tab.HELD: "Kept aside",
}


@dataclass(frozen=True)
class Row:
    """An envelope in the inbox; its clock only while it waits."""

    inquiry: Inquiry
    state: str
    clock: Clock | None
    taken_by: str


def inbox_urls(admin: ModelAdmin[Any]) -> list[URLPattern]:
    """Below /staff/, not below the table: it is the page that teams come for."""
    wrap = admin.admin_site.admin_view
    pages = {
        "": ("inbox", require_safe(partial(inbox_page, admin))),
        "times/": ("times", require_safe(partial(times_page, admin))),
        "<str:reference>/": ("page", sensitive_post_parameters()(partial(inquiry_page, admin))),
    }
    return [
        path(f"inquiries/{address}", wrap(page), name=f"trials_inquiry_{name}")
        for address, (name, page) in pages.items()
    ]


def inbox_page(admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    user, now = signed_in(request), timezone.now()
    only_teams(user)
    asked = _asked(request, user)
    page = Paginator(inbox(user, asked), QUESTIONS_A_PAGE).get_page(request.GET.get("p"))
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": "Questions from families",
        "tabs": [(tab, WORDS[tab], _query(asked, tab)) for tab in tabs_for(user)],
        "asked": asked,
        "sites": [(site.pk, _named(site)) for site in sites_in_inbox(user)],
        "waiting": waiting_count(user),
        "page": page,
        "rows": [_row(inquiry, now) for inquiry in page],
        "query": _query(asked, asked.tab),
        "lacks_address": not keeps_all(user) and not has_confirmed_address(user),
    }
    return TemplateResponse(request, "admin/inquiries/inbox.html", context)


def _asked(request: HttpRequest, user: User) -> Asked:
    form = InboxForm(request.GET)
    form.is_valid()
    sent = form.cleaned_data
    shown = next((tab for tab in tabs_for(user) if tab == sent.get("show")), Tab.WAITING)
    return Asked(shown, sent.get("site"), bool(sent.get("mine")))


def _query(asked: Asked, tab: Tab) -> str:
    mine = "on" if asked.is_mine else None
    said = {"show": tab.value, "site": asked.site, "mine": mine}
    return urlencode({name: value for name, value in said.items() if value})


def _row(inquiry: Inquiry, now: dt.datetime) -> Row:
    clock = clock_of(inquiry, now) if waits(inquiry) else None
    taken_by = name_of(inquiry.assigned_to) if inquiry.assigned_to else ""
    return Row(inquiry, state_words(inquiry), clock, taken_by)


def _named(site: Site) -> str:
    return f"{site} ({site.trial.nct_id})"
