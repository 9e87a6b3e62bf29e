"""The desk's pages for criteria: what the portal cannot tell, settled with one click a group."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from trials.actions.criteria import TextChanged, settle
from trials.admin.pages import signed_in
from trials.forms.settlement import SettlementForm
from trials.models import Settlement, Trial
from trials.queries.criteria import criteria_of, queue, remarks_on

MAY = "trials.add_settlement"


def queue_page(admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    """Every trial with something to settle."""
    _refuse_strangers(request)
    waiting = list(queue())
    return _page(admin, request, "queue", "Criteria to settle", {"waiting": waiting})


def trial_page(admin: ModelAdmin[Any], request: HttpRequest, pk: int) -> HttpResponse:
    """The groups of one trial beside the registry's text; a POST settles one of them."""
    _refuse_strangers(request)
    trial = get_object_or_404(Trial, pk=pk)
    if request.method == "POST":
        _settle(request, trial)
        return redirect(request.path)
    criteria = criteria_of(trial)
    context = {
        "trial": trial,
        "criteria": criteria,
        "sides": Settlement.Side.choices,
        "remarks": remarks_on(trial, criteria.reading),
    }
    return _page(admin, request, "criteria", f"Criteria of {trial.nct_id}", context)


def _settle(request: HttpRequest, trial: Trial) -> None:
    form = SettlementForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the three buttons.")
        return
    try:
        settle(trial=trial, by=signed_in(request), now=timezone.now(), **form.cleaned_data)
    except TextChanged:
        messages.error(request, "The text has changed since you opened this page. Look again.")
    else:
        messages.success(request, "Settled. It holds for as long as these words stay the same.")


def _refuse_strangers(request: HttpRequest) -> None:
    if not request.user.has_perm(MAY):
        raise PermissionDenied


def _page(
    admin: ModelAdmin[Any], request: HttpRequest, name: str, title: str, context: dict[str, Any]
) -> HttpResponse:
    frame = {**admin.admin_site.each_context(request), "title": title, "opts": admin.opts}
    return TemplateResponse(request, f"admin/trials/trial/{name}.html", {**frame, **context})
