"""The question form of a trial, and the private page of a question that has arrived."""

from __future__ import annotations

import logging
import re

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from trials.actions import inquiries
from trials.forms.inquiry import InquiryForm
from trials.models import Inquiry, Trial
from trials.queries.trials import TrialPage, trial_page
from trials.views.swap import HtmxRequest, render_swap, wants_part
from trials.views.trial import moved_or_missing

# What secrets.token_urlsafe makes. PostgreSQL will not even look for some other characters.
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)

logger = logging.getLogger(__name__)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HtmxRequest, nct_id: str) -> HttpResponse:
    trial = Trial.objects.published().filter(nct_id=nct_id).first()
    if trial is None:
        return _moved_or_kept(request, nct_id)
    page = trial_page(trial, timezone.now())
    if request.method != "POST":
        return _answer(request, page, InquiryForm(page.lines))
    form = InquiryForm(page.lines, request.POST)
    if not form.is_valid():
        return _answer(request, page, form, status=422)
    return _submit(request, page, form)


@never_cache
@sensitive_post_parameters()
def ask_again(request: HtmxRequest, nct_id: str) -> HttpResponse:
    """403 for a form whose token was lost: everything typed is in it, and Send works now."""
    trial = Trial.objects.published().filter(nct_id=nct_id).first()
    if trial is None:
        return _moved_or_kept(request, nct_id)
    page = trial_page(trial, timezone.now())
    form = InquiryForm(page.lines, request.POST)
    return _answer(request, page, form, status=403, trouble="token")


@never_cache
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """What the writer may come back to. Who else finds this address learns nothing from it."""
    if not _TOKEN.fullmatch(token):
        raise Http404
    inquiry = get_object_or_404(Inquiry, token=token)
    context = {"reference": inquiry.reference, "answer_by": inquiry.answer_by_date}
    response = render(request, "trials/inquiry.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _submit(request: HtmxRequest, page: TrialPage, form: InquiryForm) -> HttpResponse:
    try:
        inquiry = inquiries.submit(
            trial=page.trial,
            site=form.cleaned_data.get("site"),
            question=form.question(),
            form_key=form.cleaned_data["form_key"],
            now=timezone.now(),
        )
    except DatabaseError as error:
        # The text of the error may hold the row, and with it the question.
        logger.error("A question could not be kept: %s", type(error).__name__)
        return _answer(request, page, form, status=503, trouble="database")
    address = reverse("inquiry", args=[inquiry.token])
    return HttpResponseClientRedirect(address) if wants_part(request) else redirect(address)


def _answer(
    request: HtmxRequest,
    page: TrialPage,
    form: InquiryForm,
    *,
    status: int = 200,
    trouble: str = "",
) -> HttpResponse:
    context = {
        "page": page,
        "trial": page.trial,
        "tab": "trial-contact",
        "form": form,
        "trouble": trouble,
        "answer_by": inquiries.answer_by(timezone.now()),
    }
    return render_swap(
        request, "trials/contact.html", "trials/_inquiry_form.html", context, status=status
    )


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
