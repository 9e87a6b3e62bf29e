"""The board of the desk: whose word about which site is old, and a new one in two clicks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from trials.admin.board_row import CHOICES, confirmed, row_page
from trials.admin.board_rows import REPORT, Row, kept_of, rows_for
from trials.admin.pages import signed_in
from trials.forms.board import QuestionForm, chosen
from trials.queries import mine
from trials.queries.board import answers, enrolled, sites_on_board

SITES_A_PAGE = 50
# So many are looked through without a question.
FEW_SITES = 5
NONE_CHOSEN = "You chose no site. Tick those that are still right, and press again."


def board_urls(admin: ModelAdmin[Any]) -> list[URLPattern]:
    """Below /staff/, not below the table: it is the page that coordinators come for."""
    wrap = admin.admin_site.admin_view
    return [
        path("sites/", wrap(partial(board_page, admin)), name="trials_site_board"),
        path("sites/<int:site>/", wrap(partial(row_page, admin)), name="trials_site_board_row"),
    ]


def board_page(admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    """The sites of whoever is signed in. A POST confirms those that were chosen."""
    if request.method == "POST":
        return _confirm(admin, request)
    answer = _list(admin, request)
    if request.htmx:  # type: ignore[attr-defined]
        answer["HX-Push-Url"] = _address(_asked(request).query())
    return answer


def _list(admin: ModelAdmin[Any], request: HttpRequest, said: str = "") -> TemplateResponse:
    """The page of the board that is asked for. It says how many sites there are, or `said`."""
    asked, user, now = _asked(request), signed_in(request), timezone.now()
    sites = sites_on_board(user)
    on_board = enrolled(sites, user) if asked.is_mine else sites
    found = answers(on_board, asked.question(), now)
    page = Paginator(found, SITES_A_PAGE).get_page(asked.page)
    rows = rows_for(user, list(page), now)
    context = {
        "page": page,
        "before": asked.query(page.number - 1),
        "after": asked.query(page.number + 1),
        "said": said or _count(len(found)),
    }
    return _page(admin, request, rows, context)


def _confirm(admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    """Each by itself: those that cannot be are asked about, the others are done."""
    user, now = signed_in(request), timezone.now()
    if not (user.has_perm(REPORT) and mine.sites_of(user).exists()):
        raise PermissionDenied
    pairs = chosen(request.POST.getlist("shown" if "all" in request.POST else "chosen"))
    kept = kept_of(user, pairs)
    done = [confirmed(user, kept[pk], seen, now) for pk, seen in pairs.items() if pk in kept]
    undone = [row for row, status in done if status != 200]
    said = _result(len(done) - len(undone), len(undone), len(pairs) - len(kept))
    if undone:
        return _page(admin, request, undone, {"said": said, "is_undone": True}, 409)
    if not pairs:
        return _page(admin, request, [], {"said": NONE_CHOSEN, "is_undone": True}, 422)
    if request.htmx:  # type: ignore[attr-defined]
        return _list(admin, request, said)
    messages.success(request, said)
    return redirect(_address(_asked(request).query(_asked(request).page)))


def _page(
    admin: ModelAdmin[Any],
    request: HttpRequest,
    rows: Sequence[Row],
    context: dict[str, Any],
    status: int = 200,
) -> TemplateResponse:
    asked, user = _asked(request), signed_in(request)
    frame = {
        **admin.admin_site.each_context(request),
        **CHOICES,
        "title": "The board",
        "now": timezone.now(),
        "asked": asked,
        "query": asked.query(asked.page),
        "rows": rows,
        "asks": bool(asked.query()) or len(rows) > FEW_SITES,
        "confirms_many": sum(row.may_keep and row.line.can_be_confirmed for row in rows) > 1,
        "has_sites": bool(rows) or sites_on_board(user).exists(),
    }
    return TemplateResponse(request, "admin/board/board.html", {**frame, **context}, status=status)


def _asked(request: HttpRequest) -> QuestionForm:
    return QuestionForm(request.GET, sees_all=mine.sees_all(request.user))


def _address(query: str) -> str:
    board = reverse("admin:trials_site_board")
    return f"{board}?{query}" if query else board


def _count(sites: int) -> str:
    if not sites:
        return "No site fits."
    return "One site." if sites == 1 else f"{sites:,} sites."


def _result(done: int, undone: int, foreign: int) -> str:
    """What became of those that were chosen, in sentences."""
    told = [
        f"{_sites(done)} confirmed." if done else "",
        f"{_sites(undone)} not confirmed. Look at what the form says." if undone else "",
        f"{_sites(foreign)} left out: you do not keep {_them(foreign)}." if foreign else "",
    ]
    return " ".join(filter(None, told))


def _them(count: int) -> str:
    return "it" if count == 1 else "them"


def _sites(count: int) -> str:
    return "1 site is" if count == 1 else f"{count} sites are"
