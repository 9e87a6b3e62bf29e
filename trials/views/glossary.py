from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from trials.queries.glossary import a_to_z


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "trials/glossary.html", {"letters": a_to_z(get_language())})
