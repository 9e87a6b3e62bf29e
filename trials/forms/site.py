"""What a hospital says of its site, asked beside the columns of a site. It is not one of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from trials.actions import sites
from trials.forms.meanwhile import word_came_in
from trials.forms.record import RecordForm
from trials.forms.record_rows import renumber, sent_keys
from trials.forms.seen import Values, seen_of
from trials.models import Site, StatusReport
from trials.models.moves import errors_of

LEAVE = ("", "Leave as it is")


def status_field(**kwargs: Any) -> forms.ChoiceField:
    choices = [LEAVE, *StatusReport.Status.choices]
    return forms.ChoiceField(label="Hospital’s word", choices=choices, required=False, **kwargs)


class HospitalWord(forms.ModelForm[Site]):
    """Judges what is said of a site before it is written down. `now` is set by the page.

    `newest` is the report, as `actions.sites.seen` has it, that the person knows of: one that came
    in while the page was open is told once, and saving again answers it.
    """

    now: dt.datetime
    newest = sites.NOTHING

    def word(self) -> dict[str, Any]:
        """The columns of the report that was asked for, by name; empty where there is none."""
        said = {
            name.removeprefix("hospital_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("hospital_")
        }
        return said if said.get("status") else {}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for problem in errors_of(self._problems()):
            self.add_error(f"hospital_{problem.field}", problem.words)
        if self.word() and self.instance.pk:
            self._ask_about_newer_word()
        return cleaned

    def add_error(self, field: Any, error: Any) -> None:
        """A short form shows with its status what is about an answer that it does not ask for."""
        is_asked = field is None or field in self.fields
        super().add_error(field if is_asked else "hospital_status", error)

    def _ask_about_newer_word(self) -> None:
        newest = self.instance.status_reports.first()
        known = seen_of(self.data, Site, self.instance.pk).get(NEWEST)
        self.newest = newest.pk if newest else sites.NOTHING
        says = {**_NO_MORE, **self.word()}
        is_told = newest is None or newest.pk == known
        if newest and not is_told and any(getattr(newest, name) != says[name] for name in says):
            self.add_error("hospital_status", word_came_in(newest))

    def _problems(self) -> list[Any]:
        word = self.word()
        return sites.judge(site=self.instance, now=self.now, **word) if word else []


class SiteForm(HospitalWord, RecordForm):
    """A site, and a new report of its status."""

    hospital_status = status_field(help_text="What the hospital tells you now.")
    hospital_reason = forms.ChoiceField(
        label="Reason", choices=[("", "Not given"), *StatusReport.Reason.choices], required=False
    )
    hospital_note = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "prose"}),
        help_text="One sentence. For staff only, unless you show it to families.",
    )
    hospital_is_public = forms.BooleanField(
        label="Show reason and note to families", required=False
    )
    hospital_approved_by = forms.CharField(
        label="Approved by",
        required=False,
        max_length=200,
        help_text="Only to show a safety review: the investigator who lets families read of it. "
        "Families see the name.",
    )

    def shown(self) -> Values:
        return {**super().shown(), NEWEST: sites.seen(self.instance)}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        told_why = any(value for name, value in cleaned.items() if name in _TELLS_WHY)
        is_said = cleaned.get("hospital_status") or self.has_error("hospital_status")
        if told_why and not is_said:
            self.add_error("hospital_status", "Say which status the reason or the note is for.")
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", "Give both latitude and longitude, or neither.")
        return cleaned


class SiteLineForm(HospitalWord):
    """A line of the list of sites: only what the hospital says can be set there."""

    hospital_status = status_field()

    class Meta:
        model = Site
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = f"What {self.instance} says now"
        self.fields["hospital_status"].widget.attrs["aria-label"] = label


class SiteLines(forms.BaseModelFormSet[Site, SiteLineForm]):
    """The lines of the list of sites as they were sent; a site that is gone has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_one_lost = False
        if self.is_bound and self.management_form.is_valid():
            self._let_go()

    def clean(self) -> None:
        super().clean()
        if self.is_one_lost:
            raise forms.ValidationError(LOST)

    def _let_go(self) -> None:
        standing = {str(site.pk) for site in self.get_queryset()}
        keys = sent_keys(self)
        gone = [index for index, key in enumerate(keys) if key not in standing]
        said = [self.data.get(f"{self.add_prefix(index)}-hospital_status") for index in gone]
        self.is_one_lost = any(said)
        still = [index for index in range(len(keys)) if index not in gone]
        renumber(self, still, initial=len(still))


OVERTAKEN = (
    "Somebody has said something of this site since you opened the page. Open it again and look."
)
LOST = "A site that you set a status for was taken out while you had the list open."
# The key in the stamp of a page under which the newest report of a site stands.
NEWEST = "newest report"
_NO_MORE = {"reason": "", "note": "", "is_public": False, "approved_by": ""}
_TELLS_WHY = frozenset(
    {"hospital_reason", "hospital_note", "hospital_is_public", "hospital_approved_by"}
)
