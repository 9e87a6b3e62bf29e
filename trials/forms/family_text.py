"""What staff send of the texts for families: a version, a decision, a version to show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField

from trials.actions.family_texts import Decision, Seen
from trials.forms.typed import TypedLine, TypedText
from trials.models import EthicsDecision, FamilyText
from trials.models.fields import check_partial_date
from trials.queries.family_texts import COLUMNS

LONGEST = 5_000  # characters: about two pages
HIDDEN = {
    "hidden": "Hidden marks came along, perhaps with a copied text. We took them out. "
    "Look at the text and save it again."
}
HINTS = {
    "summary": "Why it is done, and what is tried. Empty lines part paragraphs.",
    "visits": "How often, for how long, and over which time.",
    "tests": "Blood tests, scans, biopsies, and which of them are only for the trial.",
    "hospital_days": "How many, and whether a parent can stay.",
    "risks": "As plain and as full as the purpose. Only what the source says.",
    "costs": "Who pays for what.",
    "travel": "How far, how often, and who helps.",
}
# What a decision must have, by whether one is required.
NEEDED: dict[bool | None, dict[str, str]] = {
    True: {
        "committee": "Name the committee.",
        "number": "Give the number of its decision.",
        "expires_on": "Say until when it is valid.",
    },
    False: {"said_by": "Name who says so, with the office."},
}


class LanguageForm(forms.Form):
    """The language whose texts the page shows."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)


class FamilyTextForm(LanguageForm):
    """A version as it is typed. What it must have: the summary, the risks, where they are taken
    from, and a day by which somebody looks at it again."""

    newest = forms.IntegerField(required=False, widget=forms.HiddenInput)
    source_digest = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    risks_source = TypedLine(max_length=300, error_messages=HIDDEN)
    risks_source_date = forms.CharField(
        validators=[check_partial_date],
        help_text="A day as 2026-05-14, or only the month: 2026-05.",
    )
    review_by = forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="The desk hears of it when this day has passed.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, hint in HINTS.items():
            self.fields[name] = TypedText(
                required=name in {"summary", "risks"},
                max_length=LONGEST,
                help_text=hint,
                error_messages=HIDDEN,
                widget=forms.Textarea(attrs={"rows": 5}),
            )
        for name in (*COLUMNS, "review_by"):
            column: Any = FamilyText._meta.get_field(name)
            self.fields[name].label = str(column.verbose_name).capitalize()
            self.fields[name].help_text = self.fields[name].help_text or column.help_text

    def in_order(self) -> Iterator[BoundField]:
        """The boxes as families read them."""
        yield from (self[name] for name in (*COLUMNS, "review_by"))

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in COLUMNS}

    def seen(self) -> Seen:
        return Seen(self.cleaned_data["newest"], self.cleaned_data["source_digest"])


class VersionForm(forms.Form):
    """The version that a button stands below."""

    text = forms.ModelChoiceField(FamilyText.objects.all())


class WithdrawalForm(VersionForm):
    """That no decision about the words of a version holds any more. `today` is the desk's day."""

    withdrawn_on = forms.DateField(
        label="Date of the withdrawal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = TypedLine(
        label="Why",
        max_length=300,
        error_messages=HIDDEN,
        help_text="What the committee wrote, or what was written down wrong.",
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_withdrawn_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["withdrawn_on"]
        if day > self.today:
            raise forms.ValidationError("This day has not come yet.")
        return day


class DecisionForm(forms.ModelForm[EthicsDecision]):
    """What a committee decided about one version, or who says that no decision is needed."""

    is_required = forms.TypedChoiceField(
        label="What was decided",
        choices=[(True, "A committee approved these words"), (False, "No decision is needed")],
        coerce=lambda sent: sent == "True",
        widget=forms.RadioSelect,
    )

    text = forms.ModelChoiceField(FamilyText.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = EthicsDecision
        fields = ["text", *Decision.__dataclass_fields__]
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("decided_on", "expires_on")
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, sentence in NEEDED.get(cleaned.get("is_required"), {}).items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        begins, ends = cleaned.get("decided_on"), cleaned.get("expires_on")
        if begins and ends and ends < begins:
            self.add_error("expires_on", "This day is before the decision.")
        return cleaned

    def decision(self) -> Decision:
        return Decision(**{name: self.cleaned_data[name] for name in Decision.__dataclass_fields__})
