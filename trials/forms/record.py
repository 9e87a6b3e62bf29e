"""What every staff form of the record keeps: a field that nobody changed stays to the letter."""

from __future__ import annotations

from typing import Any

from django import forms

from trials.forms.record_fields import CodeField, CodesField, TextField


class RecordForm(forms.ModelForm[Any]):
    """A form of one row of the record. Untouched fields are neither rewritten nor judged."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, CodeField | CodesField):
                field.keep(self.initial.get(name))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self._untouched() & cleaned.keys() & self.initial.keys():
            if isinstance(self.fields[name], TextField | CodeField | CodesField):
                cleaned[name] = self.initial[name]
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """The registry may have sent what we would not take from a person: that stays."""
        exclude: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclude | self._untouched() if self.instance.pk else exclude

    def _post_clean(self) -> None:
        """What binds several columns is judged whole: one of them may be untouched."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            self.instance.validate_constraints(exclude=super()._get_validation_exclusions())  # type: ignore[misc]
        except forms.ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]

    def _untouched(self) -> set[str]:
        return self.fields.keys() - set(self.changed_data)
