"""What a site tells families besides its status, asked on one page."""

from __future__ import annotations

from typing import Any

from django import forms

from trials.actions.for_families import NOTHING, Places, Seen
from trials.forms.plain import Paragraph
from trials.models import FamilyNote, PlacesReport, Site
from trials.models.for_families import LONGEST_WAIT
from trials.queries.for_families import TOLD, label

LEAVE = ("", "Leave it as it is")
LONGEST = 500  # characters: two or three sentences
WAITING_LIST = PlacesReport.Phrase.WAITING_LIST


def note_field(column: str) -> forms.Field:
    return Paragraph(
        label=label(column),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=HINTS[column],
        error_messages={"max_length": TOO_LONG},
    )


class ForFamiliesForm(forms.Form):
    """Both parts at once, so that nothing typed into one is lost by saving the other.

    Each part is written only where it was changed. `base` is the note that the person saw.
    """

    places_seen = forms.IntegerField(min_value=NOTHING, widget=forms.HiddenInput)
    note_seen = forms.IntegerField(min_value=NOTHING, widget=forms.HiddenInput)
    phrase = forms.ChoiceField(
        label="Are there places now?",
        choices=[LEAVE, *PlacesReport.Phrase.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    weeks = forms.IntegerField(
        label="About how many weeks on the waiting list?",
        required=False,
        min_value=1,
        max_value=LONGEST_WAIT,
        help_text="Only for a waiting list.",
    )
    still_right = forms.BooleanField(
        label="I have read the note, and it is still right: give it the date of today",
        required=False,
    )

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.site = site
        self.base: FamilyNote | None = None
        self.fields.update({column: note_field(column) for column in TOLD})

    @property
    def note_fields(self) -> list[forms.BoundField]:
        return [self[column] for column in TOLD]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        of_site = FamilyNote.objects.filter(site=self.site)
        self.base = of_site.filter(pk=cleaned.get("note_seen", NOTHING)).first()
        is_list, weeks = cleaned.get("phrase") == WAITING_LIST, cleaned.get("weeks")
        if is_list and weeks is None and not self.has_error("weeks"):
            self.add_error("weeks", "Say about how many weeks families wait.")
        if weeks is not None and not is_list:
            self.add_error("weeks", "Weeks go only with a waiting list. Choose it, or leave this.")
        return cleaned

    def seen(self) -> Seen:
        return Seen(self.cleaned_data["places_seen"], self.cleaned_data["note_seen"])

    def places(self) -> Places | None:
        """None where it is to stay as it is."""
        phrase = self.cleaned_data["phrase"]
        return Places(phrase, self.cleaned_data["weeks"]) if phrase else None

    def note(self) -> dict[str, str] | None:
        """The texts of the note; None where it is to stay as it is."""
        typed = {column: self.cleaned_data[column] for column in TOLD}
        is_dated_anew = self.cleaned_data["still_right"] and any(typed.values())
        return typed if is_dated_anew or any(map(self.is_changed, TOLD)) else None

    def is_changed(self, column: str) -> bool:
        return bool(self.cleaned_data[column] != getattr(self.base, column, ""))


TOO_LONG = (
    "This has %(show_value)d characters. We can take %(limit_value)d. Please make it shorter."
)
HINTS = {
    "lodging": "A house for families, a hotel that gives a lower price.",
    "parking": "Where, and what it costs.",
    "interpreters": "Which languages, and when.",
    "travel_help": "Who pays for travel, and how to ask.",
    "near_home": "Blood tests or scans that can be done near home.",
    "who_meets_you": "Who meets a family on the first day, and where. No private numbers.",
}
