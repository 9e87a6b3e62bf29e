"""The page behind the link of a mail that asks whether a site's status is still right.

Opening it changes nothing, for the programs that scan mail open links too. Nobody signs in and no
cookie is set: who has the link may press, so the link itself is the secret.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from trials.actions import link_uses
from trials.forms.heartbeat import PressForm, reasons, seen_of
from trials.models import LinkUse
from trials.models.standing import State
from trials.queries import links

Outcome = LinkUse.Outcome
STATUS_OF = {Outcome.OVERTAKEN: 409, Outcome.IMPOSSIBLE: 422}

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Part:
    """A site on the page, and what came of the button there, if that was not written down."""

    asked: links.Asked
    seen: str
    refused: link_uses.Answer | None = None

    @property
    def may_confirm(self) -> bool:
        return self.asked.line.standing.word is not None

    @property
    def may_pause(self) -> bool:
        return self.asked.line.standing.state is not State.CLOSED


@csrf_exempt  # the secret is in the address, and a token would need a cookie
@never_cache
@sensitive_variables("token", "link")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    response = _answer(request, token)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    try:
        link = links.opened(token)
    except links.Forged:
        logger.warning("A link that this portal has not made was opened.")
        return render(request, "trials/heartbeat_forged.html", status=404)
    now = timezone.now()
    asked = [] if links.trouble(link.heartbeat, now) else links.asked_of(link, now)
    form = PressForm(request.POST) if request.method == "POST" else None
    if not asked:
        return _over(request, link, form)
    return _press(request, link, asked, form) if form else _page(request, asked)


def _press(
    request: HttpRequest, link: links.Link, asked: list[links.Asked], form: PressForm
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, asked, status=422)
    presses, now = form.presses(asked), timezone.now()
    if not presses:
        return _over(request, link, form)
    answers = [link_uses.use(heartbeat=link.heartbeat, press=each, now=now) for each in presses]
    refused = {each.site.pk: each for each in answers if each.outcome != Outcome.DONE}
    if refused:
        status = max(STATUS_OF.get(each.outcome, 410) for each in refused.values())
        chosen = form.cleaned_data["reason"]
        return _page(request, links.asked_of(link, now), refused, chosen=chosen, status=status)
    response = redirect(request.path)
    response.status_code = 303  # what comes next is opened, not sent again
    return response


def _over(request: HttpRequest, link: links.Link, form: PressForm | None) -> HttpResponse:
    """The link works no more, or not for the site that was named. A press is kept all the same."""
    now = timezone.now()
    outcome = links.trouble(link.heartbeat, now) or Outcome.ENDED
    logger.warning("A link in a mail does not work any more: %s.", outcome)
    if form and form.is_valid():
        deed = LinkUse.Deed(form.cleaned_data["deed"])
        link_uses.refuse(heartbeat=link.heartbeat, site_pk=link.site_pk, deed=deed, now=now)
    return render(request, "trials/heartbeat_over.html", {"outcome": outcome}, status=410)


def _page(
    request: HttpRequest,
    asked: list[links.Asked],
    refused: Mapping[int, link_uses.Answer] = MappingProxyType({}),
    *,
    chosen: str = "",
    status: int = 200,
) -> HttpResponse:
    parts = [Part(each, seen_of(each), refused.get(each.line.site.pk)) for each in asked]
    open_ones = [part for part in parts if part.may_confirm and not part.asked.answer]
    context = {
        "parts": parts,
        "all_parts": open_ones if len(open_ones) > 1 else [],
        "is_answered": all(part.asked.answer for part in parts),
        "chosen": chosen,
        "is_refused": status != 200,
        "is_unread": status == 422 and not refused,
        "reasons": reasons(),
        "address": request.path,
    }
    return render(request, "trials/heartbeat.html", context, status=status)
