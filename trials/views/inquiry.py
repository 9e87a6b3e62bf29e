"""The question form of a trial."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trials.actions import inquiries
from trials.forms.inquiry import InquiryForm
from trials.models import Trial
from trials.queries.answering import answering
from trials.queries.trials import trial_page
from trials.views.asking import of_a_trial, shown_shield, submit
from trials.views.swap import HtmxRequest, render_swap

_PART = "trials/_inquiry_form.html"


def _given(data: Any) -> InquiryForm:
    return InquiryForm(None, data)


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_trial(_PART, _given)
def ask(request: HtmxRequest, trial: Trial) -> HttpResponse:
    return _ask(request, trial)


@of_a_trial(_PART, _given)
def ask_again(request: HtmxRequest, trial: Trial) -> HttpResponse:
    """403 for a form whose token was lost: everything typed is in it, and Send works now."""
    return _ask(request, trial, status=403, trouble="token")


def _ask(request: HtmxRequest, trial: Trial, status: int = 200, trouble: str = "") -> HttpResponse:
    now = timezone.now()
    page = trial_page(trial, now)
    teams = answering(trial, page.lines, now)
    typed = request.POST if request.method == "POST" else None
    form = InquiryForm(page.lines, typed, with_team=teams)
    if typed is not None and not trouble and form.is_valid():
        return submit(request, trial, form)
    context = {
        "page": page,
        "trial": trial,
        "tab": "trial-contact",
        "form": form,
        "shield": shown_shield(request, form, now),
        "trouble": trouble,
        "answering": teams.values(),
        "answer_by": inquiries.answer_by(now),
    }
    refused = 422 if typed is not None and not trouble else status
    return render_swap(request, "trials/contact.html", _PART, context, status=refused)
