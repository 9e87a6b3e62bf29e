"""What a team writes and chooses on the page of a question."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User

from trials.forms.typed import TypedText
from trials.models import Site

LONGEST = 10_000  # characters
DESK = "desk"
# No row has a greater key, and no database looks for one.
KEYS_END = 2**63 - 1


class DeedForm(forms.Form):
    """Every deed: the newest event that the page had shown. Nothing shown is the oldest."""

    seen = forms.IntegerField(
        required=False, min_value=0, max_value=KEYS_END, widget=forms.HiddenInput
    )

    def clean_seen(self) -> int:
        return self.cleaned_data["seen"] or 0


class AnswerForm(DeedForm):
    text = TypedText(
        label="Your answer",
        max_length=LONGEST,
        help_text="The person who asked reads it on a private page.",
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={"required": "Please write an answer first."},
    )


class NoteForm(DeedForm):
    text = TypedText(
        label="A note for your team",
        max_length=LONGEST,
        help_text="Families never see it. It is erased with the question.",
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": "Please write a note first."},
    )

    def __init__(self, data: Any = None) -> None:
        """Its box stands on one page with that of the answer: each has a name of its own there."""
        super().__init__(data, auto_id="note_%s")


class AssignForm(DeedForm):
    to = forms.TypedChoiceField(
        label="Who takes it on",
        error_messages={
            "required": "Please choose somebody.",
            "invalid_choice": "They are not on the team any more. Please choose again.",
        },
    )

    def __init__(self, people: Iterable[User], data: Any = None) -> None:
        super().__init__(data)
        own = {str(user.pk): user for user in people}
        to = cast(forms.TypedChoiceField, self.fields["to"])
        to.choices = [(key, name_of(user)) for key, user in own.items()]
        to.coerce = own.get


class HandForm(DeedForm):
    site = forms.TypedChoiceField(
        label="Another place of this trial",
        empty_value=None,
        error_messages={
            "required": "Please choose a place.",
            "invalid_choice": "That place cannot answer here any more. Please choose again.",
        },
    )

    def __init__(self, sites: Iterable[Site], data: Any = None, *, with_desk: bool = True) -> None:
        """`sites`: those whose own team answers. No other place can be chosen but the desk."""
        super().__init__(data)
        own: dict[str, Site | None] = {str(site.pk): site for site in sites}
        choices = [(key, str(site)) for key, site in own.items()]
        if with_desk:
            own[DESK] = None
            choices.append((DESK, "The portal’s desk"))
        site = cast(forms.TypedChoiceField, self.fields["site"])
        site.choices = choices
        site.coerce = own.get


class InboxForm(forms.Form):
    """What is asked of the inbox, in its address. What makes no sense is left out."""

    show = forms.CharField(required=False)
    site = forms.IntegerField(required=False, min_value=1, max_value=KEYS_END)
    mine = forms.BooleanField(required=False)


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()
