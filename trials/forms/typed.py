"""Fields for what a person types freely. Nothing that was typed gets lost without a word.

A browser would cut a pasted text off at `maxlength` and say nothing, so no field sets it: what is
too long comes back whole, with a sentence. Control characters cannot be kept (PostgreSQL refuses
NUL) nor be seen: they are taken out, and the sentence says so.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_LINE_END = re.compile("\r\n?")


class TypedLine(forms.CharField):
    """One line: a name, a phone number."""

    hidden = re.compile("[\x00-\x1f\x7f-\x9f]")
    default_error_messages = {
        "hidden": _(
            "Hidden marks came along, perhaps with a copied text. We took them out. "
            "Please check what is here and press Send again."
        ),
        "max_length": _(
            "This has %(show_value)d characters. We can take %(limit_value)d. "
            "Please make it shorter."
        ),
    }

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(_LINE_END.sub("\n", value or "")))
        if self.hidden.search(text):
            raise ValidationError(self.error_messages["hidden"], code="hidden")
        return text

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What stands in the box when the form comes back."""
        return self.hidden.sub("", data) if data else data

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class TypedText(TypedLine):
    """A text of several lines."""

    hidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
    widget = forms.Textarea


class TypedEmail(TypedLine, forms.EmailField):
    """An e-mail address."""


class TypedPhone(TypedLine):
    """A phone number, as people write it: only that it has some digits is asked of it."""

    widget = forms.TelInput
    default_error_messages = {
        "invalid": _("This does not look like a phone number. Please check it.")
    }

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and sum(sign.isdigit() for sign in value) < 5:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
