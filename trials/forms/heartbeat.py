"""The buttons behind the link of a mail, and what goes with them."""

from __future__ import annotations

from typing import Any

from django import forms

from trials.actions.link_uses import Press
from trials.models import LinkUse, Site, StatusReport
from trials.queries.links import Asked, code_of

_SEEN = "seen-"
# Closed for good is told at the desk.
REASONS = ("full", "staffing", "safety", "start-up", "other")


class PressForm(forms.Form):
    """A button at one site, or at all of them. What was seen of each stands in `seen-<its key>`."""

    deed = forms.ChoiceField(choices=LinkUse.Deed)
    site = forms.IntegerField(required=False)
    reason = forms.ChoiceField(
        choices=[("", ""), *((each, each) for each in REASONS)], required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        is_of_all = data.get("site") is None
        if is_of_all and data.get("deed") != LinkUse.Deed.STILL_RIGHT:
            raise forms.ValidationError("Only what is still right can be said of all at once.")
        if not any(name.startswith(_SEEN) for name in self.data):
            raise forms.ValidationError("It is not known what was seen.")
        return data

    def presses(self, asked: list[Asked]) -> list[Press]:
        """What was pressed at which of these sites: the one named, else all that were seen."""
        only = self.cleaned_data["site"]
        of = [each.line.site for each in asked]
        if only is None:
            return [self._press(site) for site in of if f"{_SEEN}{site.pk}" in self.data]
        return [self._press(site) for site in of if site.pk == only]

    def _press(self, site: Site) -> Press:
        seen, _, code = str(self.data.get(f"{_SEEN}{site.pk}", "")).partition(":")
        deed = LinkUse.Deed(self.cleaned_data["deed"])
        is_confirmed = deed is LinkUse.Deed.STILL_RIGHT
        return Press(
            site=site,
            deed=deed,
            seen=int(seen) if seen.isascii() and seen.isdecimal() else 0,
            code=code,
            reason="" if is_confirmed else self.cleaned_data["reason"],
        )


def seen_of(asked: Asked) -> str:
    """What a form carries of a site, to be sent back with what is pressed."""
    line = asked.line
    return f"{line.report.pk if line.report else 0}:{code_of(line.standing)}"


def reasons() -> list[tuple[str, str]]:
    labels = dict(StatusReport.Reason.choices)
    return [("", "No reason"), *((each, str(labels[each])) for each in REASONS)]
