"""The private checklist of a trial. What is ticked makes one page, and is gone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from trials.forms.checklist import ChecklistForm
from trials.models import Trial
from trials.queries.checklist import checklist_of, open_sites
from trials.queries.trials import trial_page
from trials.views.trial import moved_or_missing, of_published_trial, today


@csrf_exempt  # nothing is changed by it, and a token would need a cookie
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request: HttpRequest, nct_id: str) -> HttpResponse:
    return _answered(request, nct_id) if request.method == "POST" else _blank(request, nct_id)


@of_published_trial
def _blank(request: HttpRequest, trial: Trial) -> HttpResponse:
    return _page(request, trial, ChecklistForm())


@never_cache
def _answered(request: HttpRequest, nct_id: str) -> HttpResponse:
    trial = Trial.objects.published().filter(nct_id=nct_id).first()
    if trial is None:
        moved = moved_or_missing(request, nct_id)
        moved.status_code = 308  # the browser sends what was ticked again, to the new address
        return moved
    return _page(request, trial, ChecklistForm(request.POST))


def _page(request: HttpRequest, trial: Trial, form: ChecklistForm) -> HttpResponse:
    page = trial_page(trial, timezone.now(), with_contacts=True)
    checklist = checklist_of(trial, form.answers, form.age, get_language())
    context = {
        "page": page,
        "trial": trial,
        "form": form,
        "checklist": checklist,
        "has_changed": form.is_of_another_edition(checklist.edition),
        "sites": open_sites(page.lines),
        "today": today(),
    }
    return render(request, "trials/checklist.html", context)
