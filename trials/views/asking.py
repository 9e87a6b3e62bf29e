"""What the two question forms do alike: take a question, give it back, or say why not."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_htmx.http import HttpResponseClientRedirect

from trials.actions import inquiries, suspicion
from trials.forms.inquiry import QuestionForm
from trials.forms.shield import Shield
from trials.models import Trial
from trials.queries.floods import is_under_attack
from trials.queries.phone_book import look_up
from trials.views.client import address_of
from trials.views.swap import HtmxRequest, render_swap, wants_part
from trials.views.trial import moved_or_missing

View = Callable[[HtmxRequest, Trial], HttpResponse]
# Makes a form of what was sent, without the database.
Given = Callable[[Any], QuestionForm]

logger = logging.getLogger(__name__)


def of_a_trial(part: str, given: Given) -> Callable[[View], Callable[..., HttpResponse]]:
    """The view gets the published trial for its number. Without the database the page says so,
    gives the trial's numbers as last known, and gives back what was typed, to be sent again."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @never_cache
        @sensitive_post_parameters()
        @wraps(view)
        def asked(request: HtmxRequest, nct_id: str) -> HttpResponse:
            try:
                trial = Trial.objects.published().filter(nct_id=nct_id).first()
                answer = view(request, trial) if trial else _moved_or_kept(request, nct_id)
                # It may travel compressed (portal/compression.py).
                answer.is_unfilled_form = request.method != "POST"  # type: ignore[attr-defined]
                return answer
            except Error as error:
                # The text of the error may hold the row, and with it the question.
                logger.error("No question could be taken: %s", type(error).__name__)
                return _without_database(request, nct_id, part, given)

        return asked

    return decorate


def submit(request: HtmxRequest, trial: Trial, form: QuestionForm) -> HttpResponse:
    """Keep the question of a valid form, and go to its private page."""
    now = timezone.now()
    question = form.question()
    sent = shield(request, form, now).told(address_of(request))
    inquiry = inquiries.submit(
        trial=trial,
        site=form.cleaned_data.get("site"),
        question=question,
        form_key=form.cleaned_data["form_key"],
        now=now,
        arrival=suspicion.arrival(sent=sent, email=question.email, now=now),
        read_in=get_language() or settings.LANGUAGE_CODE,
    )
    address = reverse("inquiry", args=[inquiry.token])
    return HttpResponseClientRedirect(address) if wants_part(request) else redirect(address)


def shield(
    request: HttpRequest, form: QuestionForm, now: dt.datetime, *, asks_proof: bool = False
) -> Shield:
    """What goes along with a form against scripts."""
    key = str(form["form_key"].value())
    return Shield(key, request.POST.dict(), now=now, asks_proof=asks_proof)


def shown_shield(request: HttpRequest, form: QuestionForm, now: dt.datetime) -> Shield:
    """The same, asking for a proof while very many questions arrive."""
    return shield(request, form, now, asks_proof=is_under_attack(now))


def _without_database(request: HtmxRequest, nct_id: str, part: str, given: Given) -> HttpResponse:
    form = given(request.POST) if request.method == "POST" else None
    context = {
        "trial": {"nct_id": nct_id},
        "listing": look_up(nct_id, settings.LAST_GOOD),
        "form": form,
        "shield": shield(request, form, timezone.now()) if form else None,
        "part": part,
        "trouble": "database",
    }
    return render_swap(request, "trials/contact_down.html", part, context, status=503)


def _moved_or_kept(request: HttpRequest, nct_id: str) -> HttpResponse:
    """Where the form went; if nowhere, what was typed in it is given back."""
    try:
        moved = moved_or_missing(request, nct_id)
    except Http404:
        if request.method != "POST":
            raise
        typed = request.POST.get("message", "")
        return render(request, "trials/contact_gone.html", {"typed": typed}, status=404)
    if request.method == "POST":
        moved.status_code = 308  # the browser sends what was typed again, to the new address
    return moved
