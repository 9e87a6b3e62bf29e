"""The desk's page for what families are told about a trial: written, decided on, shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from trials.actions import family_texts
from trials.admin.pages import desk_page, only_for, signed_in
from trials.admin.waiting import WRITE
from trials.forms.family_text import (
    DecisionForm,
    FamilyTextForm,
    LanguageForm,
    VersionForm,
    WithdrawalForm,
)
from trials.models import FamilyText, Trial
from trials.queries.family_texts import COLUMNS, source_digest
from trials.queries.family_texts_desk import Version, versions
from trials.templatetags.plain import GRADES, reading_grade

BROKEN = "The form did not arrive whole. Please try again."
UNSAVED = "Something here cannot be saved yet. Nothing you typed is lost."
REFUSED, OVERTAKEN = 422, 409


def texts_page(admin: ModelAdmin[Any], request: HttpRequest, pk: int) -> HttpResponse:
    """The texts of a trial in one language. A POST writes a version, writes down a decision about
    one or its end, shows one or takes back what is shown."""
    only_for(request, WRITE)
    desk = Desk(admin, request, get_object_or_404(Trial, pk=pk))
    if request.method != "POST":
        return desk.page()
    deeds: dict[str, Callable[[Desk], HttpResponse]] = {
        "write": _write,
        "decide": _decide,
        "withdraw": _withdraw,
        "show": _show,
        "take-back": _take_back,
    }
    deed = deeds.get(request.POST.get("deed", ""))
    return deed(desk) if deed else desk.page(BROKEN, REFUSED)


def grade_part(admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    """The reading grade of what is typed in one box, for htmx; `of` names the box."""
    only_for(request, WRITE)
    name, language = request.GET.get("of", ""), request.POST.get("language", "")
    if name not in COLUMNS or language not in GRADES:
        raise Http404
    grade = reading_grade(request.POST.get(name, ""), language)
    return render(request, "admin/trials/trial/_grade.html", grade)


class Desk:
    """The page of one trial, for whoever has it open, in one language."""

    def __init__(self, admin: ModelAdmin[Any], request: HttpRequest, trial: Trial) -> None:
        self.admin, self.request, self.trial = admin, request, trial
        chosen = LanguageForm(request.POST if request.method == "POST" else request.GET)
        self.language = chosen.cleaned_data["language"] if chosen.is_valid() else "en"
        self.by, self.now = signed_in(request), timezone.now()

    def versions(self) -> list[Version]:
        return versions(self.trial, self.language, self.now.date())

    def text(self) -> FamilyText | None:
        """The version that the form names: one of this trial, in this language."""
        form = VersionForm(self.request.POST)
        found: FamilyText | None = form.cleaned_data["text"] if form.is_valid() else None
        is_own = found and (found.trial_id, found.language) == (self.trial.pk, self.language)
        return found if is_own else None

    def form_for(self, newest: FamilyText | None) -> FamilyTextForm:
        initial = {name: getattr(newest, name) for name in COLUMNS} if newest else {}
        review_by = newest.review_by if newest else None
        kept = {"language": self.language, "source_digest": source_digest(self.trial)}
        newest_key = newest.pk if newest else None
        return FamilyTextForm(
            initial={**initial, **kept, "review_by": review_by, "newest": newest_key}
        )

    def back(self) -> HttpResponse:
        page = reverse("admin:trials_trial_texts", args=[self.trial.pk])
        return redirect(f"{page}?language={self.language}")

    def page(
        self,
        problem: str = "",
        status: int = 200,
        *,
        form: FamilyTextForm | None = None,
        decision: DecisionForm | None = None,
        withdrawal: WithdrawalForm | None = None,
    ) -> HttpResponse:
        own = self.versions()
        newest = own[0] if own else None
        source = source_digest(self.trial)
        context = {
            "title": f"Texts for families: {self.trial.nct_id}",
            "trial": self.trial,
            "language": self.language,
            "languages": settings.LANGUAGES,
            "has_grade": self.language in GRADES,
            "problem": problem,
            "form": form or self.form_for(newest.text if newest else None),
            "decision_form": decision or DecisionForm(initial={"text": newest and newest.text.pk}),
            "withdrawal_form": withdrawal or WithdrawalForm(today=self.now.date()),
            # Versions in the same words have the same decisions.
            "covered": {each.text.digest: each for each in own if each.covering}.values(),
            "versions": own,
            "newest": newest,
            "shown": next((version for version in own if version.is_shown), None),
            "put": next((version for version in own if version.is_put), None),
            "is_outdated": newest is not None and newest.text.source_digest != source,
            "is_over_review": newest is not None and newest.text.review_by < self.now.date(),
        }
        return desk_page(self.admin, self.request, "texts", context, status=status)


def _write(desk: Desk) -> HttpResponse:
    form = FamilyTextForm(desk.request.POST)
    if not form.is_valid():
        return desk.page(UNSAVED, REFUSED, form=form)
    try:
        family_texts.write(
            trial=desk.trial,
            language=desk.language,
            words=form.words(),
            review_by=form.cleaned_data["review_by"],
            seen=form.seen(),
            by=desk.by,
            now=desk.now,
        )
    except family_texts.Overtaken as refused:
        return desk.page(refused.words, OVERTAKEN, form=_having_seen_the_newest(desk))
    return desk.back()


def _having_seen_the_newest(desk: Desk) -> FamilyTextForm:
    """What was typed, beside the version that overtook it: another Save is meant."""
    sent = desk.request.POST.copy()
    sent["newest"] = str(desk.versions()[0].text.pk)
    return FamilyTextForm(sent)


def _decide(desk: Desk) -> HttpResponse:
    form, text = DecisionForm(desk.request.POST), desk.text()
    if text is None:
        return desk.page(BROKEN, REFUSED)
    if not form.is_valid():
        return desk.page(UNSAVED, REFUSED, decision=form)
    family_texts.decide(text=text, decision=form.decision(), by=desk.by, now=desk.now)
    return desk.back()


def _withdraw(desk: Desk) -> HttpResponse:
    form = WithdrawalForm(desk.request.POST, today=desk.now.date())
    text = desk.text()
    if text is None:
        return desk.page(BROKEN, REFUSED)
    if not form.is_valid():
        return desk.page(UNSAVED, REFUSED, withdrawal=form)
    day, reason = form.cleaned_data["withdrawn_on"], form.cleaned_data["reason"]
    family_texts.withdraw(text=text, withdrawn_on=day, reason=reason, by=desk.by, now=desk.now)
    return desk.back()


def _show(desk: Desk) -> HttpResponse:
    text = desk.text()
    if text is None:
        return desk.page(BROKEN, REFUSED)
    try:
        family_texts.publish(text=text, by=desk.by, now=desk.now)
    except family_texts.NotCovered as refused:
        return desk.page(refused.words, REFUSED)
    return desk.back()


def _take_back(desk: Desk) -> HttpResponse:
    family_texts.take_back(trial=desk.trial, language=desk.language, by=desk.by, now=desk.now)
    return desk.back()
