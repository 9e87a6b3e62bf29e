"""The list of trials. Its question is the query string; htmx takes the results out of the page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from trials.forms.search import SearchForm
from trials.queries import listing

ON_A_PAGE = 20


@require_safe
def trials(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "trials/trials.html", {"form": form}, status=422)
    now = timezone.now()
    q, states = form.cleaned_data["q"], form.cleaned_data["status"]
    trials = listing.found(q)
    numbered = Paginator(
        listing.in_states(trials, states, now) if states else trials, ON_A_PAGE
    ).get_page(request.GET.get("page"))
    context = {"form": form, "page": numbered, "items": listing.items(list(numbered), now)}
    return render(request, "trials/trials.html", context)
