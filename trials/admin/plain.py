"""The desk's page for plain sentences: every criterion beside the words that explain it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from trials.actions import plain
from trials.admin.pages import desk_page, only_for, signed_in
from trials.admin.plain_rows import Kept, rows_for
from trials.admin.waiting import CHECK, READ_PLAIN, WRITE
from trials.forms.plain import CheckForm, PlainForm, TypingForm
from trials.models import Trial
from trials.queries.plain_desk import LANGUAGES, lines
from trials.templatetags.plain import reading_grade

BROKEN = "The form did not arrive whole. Please try again."


def plain_page(admin: ModelAdmin[Any], request: HttpRequest, pk: int) -> HttpResponse:
    """Every criterion of a trial. A POST writes the sentence of one, or says that it is checked."""
    only_for(request, *READ_PLAIN)
    trial = get_object_or_404(Trial, pk=pk)
    if request.method != "POST":
        return _page(admin, request, trial, _language(request.GET))
    if "sentence" in request.POST:
        return _check(admin, request, trial)
    return _write(admin, request, trial)


def grade_part(admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    """The reading grade of what is typed, for htmx."""
    only_for(request, WRITE)
    form = TypingForm(request.POST)
    form.is_valid()
    grade = reading_grade(form.cleaned_data.get("text", ""), _language(request.POST))
    return render(request, "admin/trials/trial/_grade.html", grade)


def _check(admin: ModelAdmin[Any], request: HttpRequest, trial: Trial) -> HttpResponse:
    only_for(request, CHECK)
    form = CheckForm(request.POST)
    if not form.is_valid():
        return _page(admin, request, trial, "en", Kept("", BROKEN))
    sentence = get_object_or_404(trial.plain_sentences, pk=form.cleaned_data["sentence"])
    try:
        plain.check(sentence=sentence, by=signed_in(request), now=timezone.now())
    except plain.Refused as refused:
        kept = Kept(sentence.digest, refused.words)
        return _page(admin, request, trial, sentence.language, kept)
    return _back_to(trial, sentence.language, sentence.digest)


def _write(admin: ModelAdmin[Any], request: HttpRequest, trial: Trial) -> HttpResponse:
    only_for(request, WRITE)
    form, language = PlainForm(request.POST), _language(request.POST)
    digest = request.POST.get("digest", "")
    if form.is_valid():
        try:
            plain.write(trial=trial, by=signed_in(request), now=timezone.now(), **form.cleaned_data)
        except plain.Refused as refused:
            problem = refused.words
        else:
            return _back_to(trial, language, digest)
    else:
        problem = " ".join(map(str, form.errors.get("text", [BROKEN])))
    kept = Kept(digest, problem, text=form["text"].value() or "")
    return _page(admin, request, trial, language, kept)


def _page(
    admin: ModelAdmin[Any],
    request: HttpRequest,
    trial: Trial,
    language: str,
    kept: Kept | None = None,
) -> HttpResponse:
    """The page; with what was refused on it, and 422, where something was."""
    rows = rows_for(signed_in(request), lines(trial, language), kept)
    context = {
        "title": f"Plain sentences for {trial.nct_id}",
        "trial": trial,
        "rows": rows,
        "first_due": next((row.anchor for row in rows if row.is_due), ""),
        "homeless": None if any(row.kept for row in rows) else kept,
        "language": language,
        "languages": LANGUAGES,
        "may_write": request.user.has_perm(WRITE),
    }
    return desk_page(admin, request, "plain", context, status=422 if kept else 200)


def _back_to(trial: Trial, language: str, digest: str) -> HttpResponse:
    own = (each.criterion for each in lines(trial, language))
    anchor = next((each.anchor for each in own if each.digest == digest), "")
    page = reverse("admin:trials_trial_plain", args=[trial.pk])
    return redirect(f"{page}?language={language}#{anchor}")


def _language(sent: Mapping[str, Any]) -> str:
    return sent["language"] if sent.get("language") in LANGUAGES else "en"
