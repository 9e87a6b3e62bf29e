from __future__ import annotations

from typing import Any

from django import forms

from trials.forms.record import RecordForm
from trials.forms.record_fields import TextField
from trials.models import GlossaryEntry
from trials.queries.glossary import HIGHEST_GRADE, taken


class GlossaryEntryForm(RecordForm):
    """An entry of the glossary. A form is found for one concept of a language and no other."""

    other_forms = TextField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "prose"}),
        help_text="Other spellings, short forms and plurals, one a line. "
        "Short forms in capitals, such as MRD, are found only in capitals.",
    )
    meaning = TextField(
        widget=forms.Textarea(attrs={"rows": 4, "class": "prose"}),
        help_text=f"One or two short sentences, at reading grade {HIGHEST_GRADE} or below.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        entry = GlossaryEntry(
            concept=cleaned.get("concept", self.instance.concept),
            language=cleaned.get("language", self.instance.language),
            term=cleaned.get("term", ""),
            other_forms=cleaned.get("other_forms", ""),
        )
        for form, owner in taken(entry):
            field = "term" if form == entry.term else "other_forms"
            if field in self.changed_data:
                self.add_error(field, f"“{form}” already belongs to “{owner}”.")
        return cleaned
