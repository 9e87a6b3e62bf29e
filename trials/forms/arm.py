from __future__ import annotations

from typing import Any

from django import forms

from trials.forms.record import RecordForm


class ArmInterventionForm(RecordForm):
    """That an arm gets an intervention. One that is new or changed names both."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_half = not (cleaned.get("arm") and cleaned.get("intervention"))
        if self.has_changed() and is_half and not self.asked_at:
            raise forms.ValidationError("Choose an arm and an intervention.")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """A link with another side stands behind the others: its old places are not its own."""
        if self.has_changed():
            self.instance.in_arm = self.instance.in_intervention = None
            self.instance.text = ""
        return super().save(commit)
