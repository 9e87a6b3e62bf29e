"""A row of the board: what is said of one site, and its history."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, replace
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from trials.actions import sites
from trials.admin.board_rows import Row, is_own_word, kept_of, name_of, rows_for, source_of
from trials.admin.pages import signed_in
from trials.forms.board import QuestionForm, SeenForm, WordForm
from trials.models import Site, StatusReport
from trials.models.moves import Level, Problem, Told
from trials.queries import mine
from trials.queries.board import as_seen, moves, sites_on_board

MOVES = 50
CHOICES = {"statuses": StatusReport.Status.choices, "reasons": StatusReport.Reason.choices}
NOTHING_TO_CONFIRM = "Families see no status that you could confirm. Say which one is right."


def row_page(admin: ModelAdmin[Any], request: HttpRequest, site: int) -> HttpResponse:
    """One site with its history. A POST says something of it: from the board, or from here."""
    user = signed_in(request)
    found = get_object_or_404(sites_on_board(user).select_related("trial"), pk=site)
    if request.method != "POST":
        [row] = rows_for(user, [found.pk], timezone.now())
        return _page(admin, request, row)
    if found.pk not in kept_of(user, [found.pk]):
        raise PermissionDenied
    row, status = said(user, found, request.POST, timezone.now())
    if request.htmx:  # type: ignore[attr-defined]
        context = {"row": row, "told": _told(row), **_frame(request)}
        return render(request, "admin/board/_answer.html", context, status=status)
    if status == 200:
        return _back(request, row)
    return _page(admin, request, row, status)


def said(user: User, site: Site, sent: Any, now: dt.datetime) -> tuple[Row, int]:
    """Write down what was sent of a site. Its row, with 200; with 409 where somebody else has
    spoken since, and 422 where it was refused: then nothing was written."""
    if "confirm" not in sent:
        return _reported(user, site, WordForm(sent), now)
    form = SeenForm(sent)
    if not form.is_valid():
        return _refused(user, site, {}, _faults(form), now)
    return confirmed(user, site, form.cleaned_data["seen"], now)


def confirmed(user: User, site: Site, seen: int, now: dt.datetime) -> tuple[Row, int]:
    """Say again what families saw when the newest report was `seen`. As `said`."""
    try:
        sites.confirm(site=site, by=user, now=now, source=source_of(user), seen=seen)
    except sites.Overtaken as overtaken:
        told = as_seen(site, seen, now)
        return _asked(user, site, told, overtaken.newest, now)
    except sites.Refused:
        problem = Problem(Level.ERROR, "status", NOTHING_TO_CONFIRM)
        return _refused(user, site, {}, [problem], now)
    return _saved(user, site, now)


def _reported(user: User, site: Site, form: WordForm, now: dt.datetime) -> tuple[Row, int]:
    if not form.is_valid():
        return _refused(user, site, form.typed(), _faults(form), now)
    told = form.told()
    try:
        sites.report(
            site=site,
            by=user,
            now=now,
            source=source_of(user),
            seen=form.cleaned_data["seen"],
            **asdict(told),
        )
    except sites.Overtaken as overtaken:
        return _asked(user, site, told, overtaken.newest, now)
    except sites.Refused as refused:
        return _refused(user, site, form.typed(), refused.problems, now)
    return _saved(user, site, now)


def _saved(user: User, site: Site, now: dt.datetime) -> tuple[Row, int]:
    return replace(_row(user, site, now), is_saved=True), 200


def _asked(
    user: User, site: Site, told: Told | None, newest: StatusReport, now: dt.datetime
) -> tuple[Row, int]:
    if is_own_word(newest, user, told):
        return _saved(user, site, now)
    typed = asdict(told) if told else {}
    return replace(_row(user, site, now), typed=typed, is_asked=True), 409


def _refused(
    user: User, site: Site, typed: dict[str, Any], problems: list[Problem], now: dt.datetime
) -> tuple[Row, int]:
    return replace(_row(user, site, now), typed=typed, problems=problems), 422


def _row(user: User, site: Site, now: dt.datetime) -> Row:
    [row] = rows_for(user, [site.pk], now)
    return row


def _faults(form: SeenForm) -> list[Problem]:
    return [
        Problem(Level.ERROR, name, str(words))
        for name, faults in form.errors.items()
        for words in faults
    ]


def _page(
    admin: ModelAdmin[Any], request: HttpRequest, row: Row, status: int = 200
) -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        **_frame(request),
        "title": name_of(row.site),
        "row": replace(row, moves=moves(row.site, MOVES)),
    }
    return TemplateResponse(request, "admin/board/row.html", context, status=status)


def _frame(request: HttpRequest) -> dict[str, Any]:
    asked = QuestionForm(request.GET, sees_all=mine.sees_all(request.user))
    return {**CHOICES, "query": asked.query(asked.page), "now": timezone.now()}


def _back(request: HttpRequest, row: Row) -> HttpResponse:
    messages.success(request, _told(row))
    if row.report and row.report.warnings:
        messages.warning(request, row.report.warnings)
    board, query = reverse("admin:trials_site_board"), _frame(request)["query"]
    return redirect(f"{board}?{query}#{row.anchor}" if query else f"{board}#{row.anchor}")


def _told(row: Row) -> str:
    """What happened, in a sentence, for those who do not see the row change."""
    if row.is_saved and row.report:
        return f"Saved. {row.name}: {row.report.get_status_display()}."
    return f"Not saved yet. {row.name}: look at what the form says."
