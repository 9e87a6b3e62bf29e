"""What was written in plain words, and who checked it. It is written on a page of each trial."""

from __future__ import annotations

from django.contrib import admin

from trials.admin.filters import TrialFilter
from trials.admin.reading import ReadingAdmin
from trials.models import PlainCheck, PlainSentence
from trials.queries.plain import is_checked


@admin.register(PlainSentence)
class PlainSentenceAdmin(ReadingAdmin):
    list_display = ["sentence", "trial_number", "language", "by", "at", "checked_by"]
    list_filter = ["language", TrialFilter]
    list_select_related = ["trial", "by", "clinical_check__by"]
    ordering = ["-at", "-pk"]
    search_fields = ["trial__nct_id", "text"]
    fields = ["trial", "sentence", "language", "criterion", "side", "by", "at", "checked_by"]

    @admin.display(description="plain sentence", ordering="text")
    def sentence(self, sentence: PlainSentence) -> str:
        return sentence.text or "Taken back"

    @admin.display(description="trial", ordering="trial__nct_id")
    def trial_number(self, sentence: PlainSentence) -> str:
        return sentence.trial.nct_id

    @admin.display(description="checked by")
    def checked_by(self, sentence: PlainSentence) -> str:
        return sentence.clinical_check.by.get_full_name() if is_checked(sentence) else ""


@admin.register(PlainCheck)
class PlainCheckAdmin(ReadingAdmin):
    list_display = ["sentence", "trial_number", "by", "at"]
    list_select_related = ["sentence__trial", "by"]
    ordering = ["-at", "-pk"]
    search_fields = ["sentence__trial__nct_id", "sentence__text"]
    fields = ["sentence", "by", "at"]

    @admin.display(description="trial", ordering="sentence__trial__nct_id")
    def trial_number(self, check: PlainCheck) -> str:
        return check.sentence.trial.nct_id
