"""A person at a hospital, as staff enter them."""

from __future__ import annotations

from typing import Any

from django import forms

from trials.forms.record import RecordForm
from trials.forms.record_fields import CodeField
from trials.forms.typed import TypedEmail, TypedLine, TypedPhone
from trials.language.hours import place_of, zones
from trials.models import Person

LONGEST = 200
_HIDDEN = (
    "Hidden marks came along, perhaps with a copied text. We took them out. "
    "Please check what is here and save again."
)


def _typed(column: str, kind: type[TypedLine], widget: forms.Widget) -> TypedLine:
    about: Any = Person._meta.get_field(column)
    return kind(
        label=about.verbose_name.capitalize(),
        help_text=about.help_text,
        required=False,
        max_length=254 if kind is TypedEmail else LONGEST,
        widget=widget,
        error_messages={"hidden": _HIDDEN},
    )


def _line(column: str) -> TypedLine:
    return _typed(column, TypedLine, forms.TextInput(_ATTRS))


def _phone(column: str) -> TypedLine:
    return _typed(column, TypedPhone, forms.TextInput({**_ATTRS, "inputmode": "tel"}))


_ATTRS = {"class": "vTextField"}


class PersonForm(RecordForm):
    """What staff know of a person. Families must be able to reach whom they are shown."""

    name = _line("name")
    role = _line("role")
    phone = _phone("phone")
    email = _typed("email", TypedEmail, forms.EmailInput(_ATTRS))
    hours = _line("hours")
    zone = CodeField(
        known=[(zone, f"{zone.replace('_', ' ')}: {place_of(zone)} time") for zone in zones()],
        label="Time zone of the hours",
        required=False,
        error_messages={
            "invalid_choice": "We do not know this time zone. Please choose one from the list."
        },
    )
    languages = _line("languages")
    clinician_line = _phone("clinician_line")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        reached = ("phone", "email")
        if not any(cleaned.get(name) or self.has_error(name) for name in reached):
            self.add_error("phone", UNREACHABLE)
        if cleaned.get("hours") and not cleaned.get("zone") and not self.has_error("zone"):
            self.add_error("zone", "Say in which time zone these hours are.")
        return cleaned

    def clean_backup(self) -> Person | None:
        backup: Person | None = self.cleaned_data["backup"]
        if backup and backup.pk == self.instance.pk:
            raise forms.ValidationError("Nobody can be their own backup. Please choose another.")
        if backup and backup.left_at and "backup" in self.changed_data:
            raise forms.ValidationError("This person has left. Please choose another.")
        return backup


UNREACHABLE = "Give a phone number or an e-mail address. Families must be able to reach somebody."
