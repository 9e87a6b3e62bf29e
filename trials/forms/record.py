"""What every staff form of the record keeps: a field that nobody changed stays to the letter, and
what others changed while the form was open is not overwritten by somebody who never saw it."""

from __future__ import annotations

from copy import copy
from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME

from trials.forms.meanwhile import box_changed, in_words, news_of, row_changed
from trials.forms.record_fields import CodeField, CodesField, TextField
from trials.forms.seen import Values, seen_of
from trials.queries.history import Event


class RecordForm(forms.ModelForm[Any]):
    """A form of one row of the record. Untouched fields are neither rewritten nor judged.

    `kept` are the fields that others changed and the person did not touch: they say what stands
    there now. `disputed` are those that both changed: saving is refused once, with what the others
    wrote; `asked_at` is then the id of the first such sentence, or of its row.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = [name for name in self.fields if name in self.initial]
        self.seen: Values = {}
        self.kept, self.disputed, self.asked_at = list[str](), list[str](), ""
        for name, field in self.fields.items():
            if isinstance(field, CodeField | CodesField):
                field.keep(self.initial.get(name))
        if self.is_bound and self.instance.pk:
            self.seen = seen_of(self.data, type(self.instance), self.instance.pk)
            self._compare_with_seen()

    def shown(self) -> Values:
        """What the page shows of the row, for its stamp."""
        return {name: self.initial[name] for name in self.columns}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self._untouched() & cleaned.keys() & self.initial.keys():
            if isinstance(self.fields[name], TextField | CodeField | CodesField):
                cleaned[name] = self.initial[name]
        if self.is_bound and self.instance.pk:
            self._ask_about_changes()
        return cleaned

    def ask(self, name: str | None, sentence: str) -> None:
        """Refuse once: the page comes back with the sentence, and shows what stands now."""
        place = f"{self[name].auto_id}_error" if name else str(self.prefix)
        self.asked_at = self.asked_at or place
        self.add_error(name, sentence)

    def _is_as_seen(self, name: str) -> bool:
        return name in self.seen and bool(self.seen[name] == self.initial[name])

    def _compare_with_seen(self) -> None:
        changed = [name for name in self.columns if not self._is_as_seen(name)]
        for name in changed:
            field, sent = self.fields[name], self._sent(name)
            if not field.has_changed(self.initial[name], sent):
                continue
            if name in self.seen and not field.has_changed(self.seen[name], sent):
                self._keep(name)
            else:
                self.disputed.append(name)

    def _sent(self, name: str) -> Any:
        widget = self.fields[name].widget
        return widget.value_from_datadict(self.data, self.files, self.add_prefix(name))

    def _keep(self, name: str) -> None:
        """As if the person had seen what stands there now, and left it."""
        self.kept.append(name)
        now = self.fields[name].prepare_value(self.initial[name])
        data: Any = copy(self.data)
        data.setlist(self.add_prefix(name), now if isinstance(now, list) else [now])
        self.data = data

    def _ask_about_changes(self) -> None:
        if self.cleaned_data.get(DELETION_FIELD_NAME):
            if not all(map(self._is_as_seen, self.columns)):
                self.ask(None, row_changed(news_of(type(self.instance), self.instance.pk)))
        elif self.disputed:
            events = news_of(type(self.instance), self.instance.pk)
            for name in self.disputed:
                self.ask(name, self._what_stands_now(name, events))

    def _what_stands_now(self, name: str, events: list[Event]) -> str:
        field, column = self.fields[name], self.instance._meta.get_field(name)
        then = in_words(field, self.seen[name]) if name in self.seen else None
        now = in_words(field, self.initial[name])
        return box_changed(str(column.verbose_name), then, now, events)

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
