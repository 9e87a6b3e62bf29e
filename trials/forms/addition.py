from __future__ import annotations

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trials.forms.inquiry import LONGEST_MESSAGE, ROOM, FormKey
from trials.forms.typed import TypedText


class AdditionForm(forms.Form):
    """What somebody adds to a question that they sent."""

    form_key = FormKey()
    text = TypedText(
        label=_("What would you like to add?"),
        max_length=LONGEST_MESSAGE,
        help_text=format_lazy(
            _(
                "Please leave out the illness, and any patient’s name. "
                "There is room for {room} characters."
            ),
            room=ROOM,
        ),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "autocomplete": "off"}),
        error_messages={
            "required": _("Please write what you would like to add."),
            "max_length": _(
                "This has %(show_value)d characters. We can take %(limit_value)d. "
                "Please make it shorter."
            ),
        },
    )

    def problems(self) -> list[str]:
        """Each sentence of complaint."""
        return [str(sentence) for each in self.errors.values() for sentence in each]

    def refuse_as_erased(self) -> None:
        """Say why nothing can be added any more. What was typed stays."""
        self.add_error(
            None,
            gettext(
                "What you sent before was deleted, so nothing can be added to it. "
                "Please send a new question."
            ),
        )

    def refuse_as_too_many(self) -> None:
        """Say that enough was added for now. What was typed stays."""
        self.add_error(
            None,
            gettext(
                "You have added a lot today, and we cannot take more now. Please copy what you "
                "wrote, and ring us, or come back tomorrow."
            ),
        )
