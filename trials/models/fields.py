"""Columns for what the registry sends: no length is promised there, so none is set here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from trials.language.dates import is_partial_date


class LineField(models.TextField[str, str]):
    """A short text. A textarea of one row edits it, for an input element would drop line ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"blank": True, "default": "", **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        kwargs["widget"] = forms.Textarea(attrs={"rows": 1, "class": "line"})
        return super().formfield(**kwargs)


class ProseField(models.TextField[str, str]):
    """A long text, in the registry's markup where the registry wrote it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"blank": True, "default": "", **kwargs})


def check_partial_date(value: str) -> None:
    """Raise ValidationError unless the text is a year, a month of one, or a day of one."""
    if value and not is_partial_date(value):
        raise ValidationError("Write a date as 2026-05-14, or only 2026-05, or only 2026.")


class PartialDateField(LineField):
    """A date as the registry gives it: `yyyy-MM-dd`, `yyyy-MM` or `yyyy`, kept as text."""

    default_validators = [check_partial_date]
