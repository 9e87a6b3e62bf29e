from __future__ import annotations

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from trials.queries.checklist import Age, Answer

_OLDEST = 120
_YEARS = format_lazy(
    gettext_lazy("Write the years as a whole number from 0 to {oldest}."), oldest=_OLDEST
)
_MONTHS = gettext_lazy("Write the months as a whole number from 0 to 11.")


class ChecklistForm(forms.Form):
    """What was ticked, read once and never kept. What cannot be read counts as not given.

    The answers are not fields of their own: their names are those of the rules, and what no rule
    asks is left alone.
    """

    years = forms.IntegerField(
        label=gettext_lazy("Years"),
        required=False,
        min_value=0,
        max_value=_OLDEST,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _YEARS),
    )
    months = forms.IntegerField(
        label=gettext_lazy("Months"),
        required=False,
        min_value=0,
        max_value=11,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _MONTHS),
    )
    edition = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def age(self) -> Age | None:
        """None where nothing was given, or something that cannot be read. Months alone are those
        of a baby; years alone are counted from the birthday."""
        if not self.is_valid():
            return None
        years, months = self.cleaned_data["years"], self.cleaned_data["months"]
        if years is None and months is None:
            return None
        return Age(years or 0, months or 0)

    @property
    def answers(self) -> dict[str, Answer]:
        known = set(Answer.values)
        return {name: Answer(said) for name, said in self.data.items() if said in known}

    @property
    def has_unread_answers(self) -> bool:
        return any(
            name.startswith("rule-") and said not in Answer.values
            for name, said in self.data.items()
        )

    def is_of_another_edition(self, edition: str) -> bool:
        """True where the questions have changed since the form was opened."""
        return self.is_bound and self.data.get("edition") != edition
