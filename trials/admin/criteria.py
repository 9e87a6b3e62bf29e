"""The desk's page for criteria: what the portal cannot tell, settled with one click a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from trials.actions.criteria import TextChanged, settle
from trials.admin.pages import desk_page, only_for, signed_in
from trials.admin.waiting import SETTLE
from trials.forms.settlement import SettlementForm
from trials.models import Settlement, Trial
from trials.queries.criteria import Block, criteria_of, remarks_on


def criteria_page(admin: ModelAdmin[Any], request: HttpRequest, pk: int) -> HttpResponse:
    """The groups of one trial beside the registry's text; a POST settles one of them."""
    only_for(request, SETTLE)
    trial = get_object_or_404(Trial, pk=pk)
    if request.method == "POST":
        return redirect(f"{request.path}{_settle(request, trial)}")
    criteria = criteria_of(trial)
    blocks = criteria.to_settle
    context = {
        "title": f"Criteria of {trial.nct_id}",
        "trial": trial,
        "groups": [
            (place, block, _open_after(place, blocks)) for place, block in enumerate(blocks, 1)
        ],
        "sides": Settlement.Side.choices,
        "remarks": remarks_on(trial, criteria.reading),
    }
    return desk_page(admin, request, "criteria", context)


def _settle(request: HttpRequest, trial: Trial) -> str:
    """Where on the page to go on: at the next open group; at the top where nothing was settled."""
    form = SettlementForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the three buttons.")
        return ""
    try:
        settled = settle(
            trial=trial, by=signed_in(request), now=timezone.now(), **form.cleaned_data
        )
    except TextChanged:
        messages.error(request, "The text has changed since you opened this page. Look again.")
        return ""
    messages.success(request, "Settled. It holds for as long as these words stay the same.")
    blocks = criteria_of(trial).to_settle
    place = [block.group.digest for block in blocks].index(settled.digest) + 1
    return f"#group-{_open_after(place, blocks) or place}"


def _open_after(place: int, blocks: Sequence[Block]) -> int | None:
    """The place, counted from 1, of the next group that is open, from the first on after the last;
    None where no other is."""
    open_places = [number for number, block in enumerate(blocks, 1) if block.is_open]
    others = [number for number in open_places if number != place]
    return next((number for number in others if number > place), next(iter(others), None))
