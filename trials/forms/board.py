"""What comes in at the board of the desk: its questions, words about a site, confirmations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms

from trials.forms.typed import TypedLine
from trials.language.standings import STATE_WORDS
from trials.models import StatusReport
from trials.models.moves import Told
from trials.queries.board import AGES, NEVER, Question

LONGEST = 500  # characters: a sentence, or two
BROKEN = "The form did not arrive whole. Please try again."
STRANGE = "We do not know that answer. Choose from the list."
AGE_CHOICES = [*((age, f"Over {age} days") for age in AGES), (NEVER, "Never confirmed")]
_TOLD = ("status", "reason", "note", "is_public", "approved_by")
_CHOICE: dict[str, str] = {"invalid_choice": STRANGE}
_FAULTS = ("required", "invalid", "invalid_choice", "min_value", "max_value")
_BROKEN = dict.fromkeys(_FAULTS, BROKEN)
_HIDDEN = {
    "hidden": "Hidden marks came along, perhaps with a copied text. We took them out. "
    "Look at the text and press the button again.",
}


class QuestionForm(forms.Form):
    """What somebody may ask of the board: the query string of /staff/sites/."""

    trial = forms.CharField(label="Trial", required=False, max_length=200)
    hospital = forms.CharField(label="Hospital or city", required=False, max_length=200)
    state = forms.ChoiceField(
        label="Families see",
        required=False,
        choices=[("", "Any status"), *STATE_WORDS.items()],
        error_messages=_CHOICE,
    )
    age = forms.ChoiceField(
        label="Last word",
        required=False,
        choices=[("", "Of any age"), *AGE_CHOICES],
        error_messages=_CHOICE,
    )
    whose = forms.ChoiceField(
        label="Whose sites",
        required=False,
        choices=[("", "All sites"), ("mine", "My own sites")],
        error_messages=_CHOICE,
    )

    def __init__(self, data: Any, *, sees_all: bool) -> None:
        super().__init__(data)
        if not sees_all:
            del self.fields["whose"]
        self.is_valid()

    @property
    def is_mine(self) -> bool:
        return self.cleaned_data.get("whose") == "mine"

    def question(self) -> Question:
        """What could be understood of it."""
        names = ("trial", "hospital", "state", "age")
        return Question(**{name: self.cleaned_data.get(name, "") for name in names})

    def sentences(self) -> list[str]:
        """What is wrong with the question, each fault once."""
        return list(dict.fromkeys(str(text) for texts in self.errors.values() for text in texts))

    @property
    def page(self) -> int:
        """The number of the page, 1 where none was asked for."""
        number = str(self.data.get("p", ""))
        return int(number) if number.isdecimal() and len(number) < 7 else 1

    def query(self, page: int = 1) -> str:
        """The query string that asks the same again, of a page; "" where nothing is asked."""
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return urlencode(asked | ({"p": page} if page > 1 else {}))


class SeenForm(forms.Form):
    """`seen` is the newest report that the person saw, as actions.sites.seen has it."""

    seen = forms.IntegerField(min_value=0, max_value=2**63 - 1, error_messages=_BROKEN)


class WordForm(SeenForm):
    """What the hospital says now, with its reason. What fits together is judged by the action."""

    status = forms.ChoiceField(choices=StatusReport.Status.choices, error_messages=_BROKEN)
    reason = forms.ChoiceField(
        required=False, choices=StatusReport.Reason.choices, error_messages=_CHOICE
    )
    note = TypedLine(required=False, max_length=LONGEST, error_messages=_HIDDEN)
    is_public = forms.BooleanField(required=False)
    approved_by = TypedLine(required=False, max_length=200, error_messages=_HIDDEN)

    def told(self) -> Told:
        return Told(**{name: self.cleaned_data[name] for name in _TOLD})

    def typed(self) -> dict[str, Any]:
        """What stands in the boxes when the form comes back."""
        return {name: self[name].value() or "" for name in _TOLD}


def chosen(pairs: Iterable[str]) -> dict[int, int]:
    """What was seen of each site that is to be confirmed, from "site:seen". What is no such pair
    is left out."""
    found = {}
    for pair in pairs:
        site, _, seen = pair.partition(":")
        form = SeenForm({"seen": seen})
        if site.isdecimal() and len(site) < 19 and form.is_valid():
            found[int(site)] = form.cleaned_data["seen"]
    return found
