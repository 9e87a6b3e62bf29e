"""That somebody has left, and who takes over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from trials.actions.people import keys_of
from trials.models import Contact, Person

NOBODY = "Nobody yet"


class LeftForm(forms.Form):
    """`rows` are those that the page shows: their keys go out with it and come back."""

    takes_over = forms.ModelChoiceField(
        Person.objects.none(),
        label="Who takes over?",
        required=False,
        empty_label=NOBODY,
        error_messages={
            "invalid_choice": "This person is not there any more. Please choose another."
        },
    )
    rows = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, offered: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["takes_over"]
        field.queryset = offered

    def seen(self) -> set[str]:
        return set(filter(None, self.cleaned_data["rows"].split(",")))


def told(rows: Iterable[Contact]) -> str:
    """The keys of the rows that a page shows, for its hidden field."""
    return ",".join(keys_of(rows))
