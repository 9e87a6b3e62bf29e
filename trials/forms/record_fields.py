"""Form fields for the columns of the record.

They say "unchanged" of whatever a browser sends back for an untouched field: it writes line ends as
CRLF, and it knows nothing of the order or the repetitions in a list of codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.text import camel_case_to_spaces, capfirst

from trials.language.vocabulary import CODES_OF_FIELDS, WORDS
from trials.models.fields import LineField, ProseField

Choices = list[tuple[str, str]]


def one_kind_of_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class TextField(forms.CharField):
    """A text of which nothing is stripped. Line ends alone are no change."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "strip": False})

    def to_python(self, value: Any) -> str:
        return one_kind_of_line_end(super().to_python(value) or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return one_kind_of_line_end(initial or "") != one_kind_of_line_end(data or "")


class LinesField(TextField):
    """A list of texts, one a line. Empty lines are left out of a changed list."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "prose"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Any:
        return [line for line in super().clean(value).split("\n") if line.strip()]


class CodeField(forms.ChoiceField):
    """A code of the registry, offered in words. A code that is new to us stays on offer."""

    def __init__(self, *, known: Choices, **kwargs: Any) -> None:
        self.known = known
        super().__init__(choices=[("", "Not given"), *known], **kwargs)

    def keep(self, value: Any) -> None:
        """Offer the code that stands there now, too."""
        offered = [("", "Not given"), *self.known]
        self.choices = [*offered, *_unknown(offered, [value or ""])]

    def to_python(self, value: Any) -> str:
        return _as_offered(self, super().to_python(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return one_kind_of_line_end(initial or "") != one_kind_of_line_end(data or "")


class CodesField(forms.MultipleChoiceField):
    """A list of codes as boxes to tick. Codes that stay ticked keep their order and repetitions."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, known: Choices, **kwargs: Any) -> None:
        self.known, self.before = known, list[str]()
        super().__init__(choices=known, **kwargs)

    def keep(self, value: Any) -> None:
        """Offer the codes that stand there now, too."""
        self.before = [*map(str, value or [])]
        self.choices = [*self.known, *_unknown(self.known, self.before)]

    def to_python(self, value: Any) -> list[str]:
        return [_as_offered(self, sent) for sent in super().to_python(value)]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(map(str, initial or [])) != set(self.to_python(data))

    def clean(self, value: Any) -> list[str]:
        ticked = super().clean(value)
        return [
            *(code for code in self.before if code in ticked),
            *(code for code in ticked if code not in self.before),
        ]


class YesNoSelect(forms.NullBooleanSelect):
    """Three answers: the registry often says nothing, and nothing is not a no."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = [("unknown", "Not said"), ("true", "Yes"), ("false", "No")]


def field_for(column: models.Field[Any, Any]) -> forms.Field | None:
    """The form field for a column of the record; None where Django's own serves."""
    about: dict[str, Any] = {
        "label": capfirst(column.verbose_name),
        "help_text": column.help_text,
        "required": False,
    }
    if enumeration := CODES_OF_FIELDS.get((_noun(column.model), column.name)):
        known = [*WORDS[enumeration].items()]
        many = isinstance(column, models.JSONField)
        return CodesField(known=known, **about) if many else CodeField(known=known, **about)
    if isinstance(column, models.JSONField):
        return LinesField(**about)
    if isinstance(column, models.BooleanField) and column.null:
        return forms.NullBooleanField(widget=YesNoSelect, **about)
    if isinstance(column, LineField):
        return column.formfield(form_class=TextField)
    if isinstance(column, ProseField):
        widget = forms.Textarea(attrs={"rows": 4, "class": "prose"})
        return column.formfield(form_class=TextField, widget=widget)
    return None


def _noun(model: type[models.Model]) -> str:
    return camel_case_to_spaces(model.__name__).replace(" ", "_")


def _unknown(offered: Choices, codes: Iterable[str]) -> Choices:
    known = {code for code, _ in offered}
    return [(code, code) for code in dict.fromkeys(codes) if code not in known]


def _as_offered(field: forms.ChoiceField, sent: str) -> str:
    """The code that was sent, with the line ends that it had before it went to the browser."""
    codes: list[str] = [str(code) for code, _ in field.choices]  # type: ignore[misc, union-attr]
    wanted = one_kind_of_line_end(sent)
    return next((code for code in codes if one_kind_of_line_end(code) == wanted), sent)
