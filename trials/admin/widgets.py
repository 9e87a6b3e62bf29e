from __future__ import annotations

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect


class NamedAutocomplete(AutocompleteSelect):
    """Django's autocomplete, with a name that a screen reader can say."""

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(
            js=["admin/js/autocomplete.js", "js/autocomplete_names.js"]
        )
