"""What a hospital says of its site, asked beside the columns of a site. It is not one of them."""

from __future__ import annotations

from typing import Any

from django import forms

from trials.forms.record import RecordForm
from trials.models import Site, StatusReport

LEAVE = ("", "Leave as it is")


def status_field(**kwargs: Any) -> forms.ChoiceField:
    choices = [LEAVE, *StatusReport.Status.choices]
    return forms.ChoiceField(label="Hospital’s word", choices=choices, required=False, **kwargs)


class SiteForm(RecordForm):
    """A site, and a new report of its status."""

    hospital_status = status_field(help_text="What the hospital tells you now.")
    hospital_reason = forms.ChoiceField(
        label="Reason", choices=[("", "Not given"), *StatusReport.Reason.choices], required=False
    )
    hospital_note = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "prose"}),
        help_text="For staff only. Never shown to the public.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        told_why = cleaned.get("hospital_reason") or cleaned.get("hospital_note")
        if told_why and not cleaned.get("hospital_status"):
            self.add_error("hospital_status", "Say which status the reason or the note is for.")
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", "Give both latitude and longitude, or neither.")
        return cleaned


class SiteLineForm(forms.ModelForm[Site]):
    """A line of the list of sites: only what the hospital says can be set there."""

    hospital_status = status_field()

    class Meta:
        model = Site
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = f"What {self.instance} says now"
        self.fields["hospital_status"].widget.attrs["aria-label"] = label
