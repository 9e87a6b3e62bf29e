"""The open feed: the status of every site, for anybody's program. No key, no cookie, no person."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from trials.exports.status_atom import Channel, News, as_atom, changed_at
from trials.exports.status_feed import Line, as_csv, as_json, line
from trials.models import Site, Trial
from trials.queries.feed import feed_lines, trial_of_feed
from trials.queries.standings import SiteLine
from trials.queries.trials import renumbered

# A status that is a quarter of an hour old is as good as new, and one copy serves everybody.
KEPT_SECONDS = 15 * 60
Write = Callable[[HttpRequest, Sequence[SiteLine], dt.datetime], bytes]


@require_safe
def whole(request: HttpRequest, form: str) -> HttpResponse:
    """The sites of all published trials, as csv, json or atom."""
    return _answer(request, form)


@require_safe
def of_trial(request: HttpRequest, nct_id: str, form: str) -> HttpResponse:
    """The sites of one trial. A number that it bore before leads to the one it has."""
    trial = trial_of_feed(nct_id)
    if trial is None:
        return _moved(nct_id, form)
    return _answer(request, form, trial)


def _answer(request: HttpRequest, form: str, trial: Trial | None = None) -> HttpResponse:
    """The whole body; 304 for who has it. Pages of any origin may read it."""
    now = timezone.now()
    content_type, write = FORMS[form]
    body = write(request, feed_lines(now, trial), now)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    full = HttpResponse(body, content_type=content_type)
    full.headers["ETag"] = etag
    full.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    answer = get_conditional_response(request, etag=etag, response=full) or full
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def _moved(nct_id: str, form: str) -> HttpResponse:
    trial = trial_of_feed(nct_id.upper()) or renumbered(nct_id)
    if trial is None or trial.is_demonstration:
        raise Http404
    return redirect(f"trial-status-{form}", trial.nct_id, permanent=True)


def _csv(request: HttpRequest, lines: Sequence[SiteLine], now: dt.datetime) -> bytes:
    return as_csv(map(_line, lines))


def _json(request: HttpRequest, lines: Sequence[SiteLine], now: dt.datetime) -> bytes:
    return as_json(map(_line, lines), about=settings.PORTAL_URL + reverse("status-feed"))


def _atom(request: HttpRequest, lines: Sequence[SiteLine], now: dt.datetime) -> bytes:
    channel = Channel(
        title=f"Status of trial sites at {settings.PORTAL_NAME}",
        author=settings.PORTAL_OPERATOR,
        feed=settings.PORTAL_URL + request.path,
        page=settings.PORTAL_URL + reverse("trials"),
    )
    news = [
        News(_line(each), changed_at(each.site, each.standing, each.report, now)) for each in lines
    ]
    return as_atom(channel, news, now)


def _line(each: SiteLine) -> Line:
    return line(each.site, each.standing, _page(each.site))


def _page(site: Site) -> str:
    sites = reverse("trial-sites-all", args=[site.trial.nct_id])
    return f"{settings.PORTAL_URL}{sites}#site-{site.pk}"


FORMS: dict[str, tuple[str, Write]] = {
    "csv": ("text/csv; charset=utf-8; header=present", _csv),
    "json": ("application/json; charset=utf-8", _json),
    "atom": ("application/atom+xml; charset=utf-8", _atom),
}
