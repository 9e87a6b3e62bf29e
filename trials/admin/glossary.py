from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest

from trials.admin.pages import Columns, RecordAdmin
from trials.forms.glossary import GlossaryEntryForm
from trials.models import GlossaryEntry
from trials.queries.glossary import HIGHEST_GRADE, reading_grade

PAGE: Columns = [("concept", "language"), "term", "other_forms", "meaning", "reading_grade"]


@admin.register(GlossaryEntry)
class GlossaryEntryAdmin(RecordAdmin):
    """The words that pages explain, the languages of one concept side by side."""

    form = GlossaryEntryForm
    list_display = ["term", "language", "concept", "meaning", "reading_grade"]
    list_filter = ["language"]
    ordering = ["concept", "language"]
    search_fields = ["concept", "term", "other_forms", "meaning"]
    search_help_text = "A term, a short form or a word of the meaning."
    fields = PAGE

    @admin.display(description="reading grade of the meaning")
    def reading_grade(self, entry: GlossaryEntry) -> str:
        if not entry.meaning:
            return "Shown once it is saved."
        return f"{reading_grade(entry):.1f}"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """An entry stays what it explains: its history goes by concept and language."""
        return ["reading_grade", *(["concept", "language"] if obj else [])]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        grade = reading_grade(obj)
        if grade > HIGHEST_GRADE:
            said = f"The meaning is at reading grade {grade:.1f}. Shorter words and sentences help."
            self.message_user(request, said, messages.WARNING)
