from __future__ import annotations

from django import forms

from trials.models import Settlement


class SettlementForm(forms.Form):
    """The button that an editor pressed beside a group."""

    digest = forms.RegexField(r"^[0-9a-f]{64}$")
    side = forms.ChoiceField(choices=Settlement.Side.choices)
