from __future__ import annotations

from typing import Any

from django import forms

from trials.forms.typed import TypedText
from trials.models import Settlement
from trials.queries.plain_desk import LANGUAGES

LONGEST = 1000  # characters: a plain sentence, or three


class Paragraph(TypedText):
    """A text without line breaks; runs of spaces are one."""

    default_error_messages = {
        "hidden": "Hidden marks came along, perhaps with a copied text. We took them out. "
        "Look at the text and save it again.",
    }

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class TypingForm(forms.Form):
    """A plain sentence as far as it is typed."""

    language = forms.ChoiceField(choices=LANGUAGES)
    text = Paragraph(required=False, max_length=LONGEST)


class PlainForm(TypingForm):
    """A plain sentence, and the criterion that it was typed beside."""

    digest = forms.RegexField(r"^[0-9a-f]{64}$")
    side = forms.ChoiceField(choices=Settlement.Side.choices)


class CheckForm(forms.Form):
    """The sentence whose button a clinician pressed."""

    sentence = forms.IntegerField(min_value=1)
