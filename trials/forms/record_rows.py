"""Rows of a list as they were sent, set upon the rows that stand there now.

While a page was open, an import or another editor may have added rows or taken some out. An added
row stays as it is. A row that was taken out is let go, unless the person changed it: then it comes
back once, as a new row, with the question what is to become of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT

from trials.forms.meanwhile import news_of, row_gone
from trials.forms.seen import seen_of


class RecordRows(forms.BaseInlineFormSet[Any, Any, Any]):
    """The forms of an inline list. Each that names a row has it; what is new stands behind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gone: list[str] = []
        if self.is_bound and self.management_form.is_valid():
            self._set_upon_standing_rows()

    def get_queryset(self) -> Any:
        """The rows of the forms, in their order: the list may have another by now."""
        rows = super().get_queryset()
        if not self.is_bound:
            return rows
        standing = {str(row.pk): row for row in rows}
        return [standing[key] for key in sent_keys(self) if key in standing]

    def clean(self) -> None:
        taken_out = self.forms[len(self.forms) - len(self.gone) :]
        for key, form in zip(self.gone, taken_out, strict=True):
            form.ask(None, row_gone(news_of(self.form._meta.model, key), may_add=self.max_num > 0))
        super().clean()

    def _set_upon_standing_rows(self) -> None:
        rows, keys = list(super().get_queryset()), sent_keys(self)
        standing = {str(row.pk) for row in rows}
        unseen = [row for row in rows if str(row.pk) not in keys]
        new = range(len(keys), self.total_form_count())
        still = [index for index, key in enumerate(keys) if key in standing]
        gone = [index for index, key in enumerate(keys) if key not in standing]
        added = [index for index in new if not self._stands_already(index, unseen)]
        missed = [index for index in gone if self._is_missed(index, keys[index])]
        renumber(self, [*still, *added, *missed], initial=len(still))
        self.gone = [keys[index] for index in missed]

    def _stands_already(self, index: int, unseen: Sequence[Any]) -> bool:
        """Two who add the same row add one; so does one who presses Save twice."""
        sent = {"data": self.data, "prefix": self.add_prefix(index)}
        return any(not self.form(instance=row, **sent).changed_data for row in unseen)

    def _is_missed(self, index: int, key: str) -> bool:
        """True where the person changed a row that is no longer there, and did not delete it."""
        form = self.form(data=self.data, prefix=self.add_prefix(index))
        if form.add_prefix(DELETION_FIELD_NAME) in self.data:
            return False
        seen = seen_of(self.data, self.form._meta.model, key)
        return any(
            field.has_changed(seen.get(name), form[name].data)
            for name, field in form.fields.items()
            if form.add_prefix(name) in self.data
        )

    def _should_delete_form(self, form: Any) -> bool:
        """A row that changed meanwhile is not deleted before that was asked."""
        return bool(super()._should_delete_form(form)) and not form.asked_at  # type: ignore[misc]


def sent_keys(formset: Any) -> list[str]:
    """The primary key that each form of a row was sent with; empty where there is none."""
    forms_of_rows = range(formset.initial_form_count())
    return [formset.data.get(f"{formset.add_prefix(index)}-id", "") for index in forms_of_rows]


def renumber(formset: Any, order: Sequence[int], *, initial: int) -> None:
    """Leave of what was sent only the forms in `order`, numbered anew: the first `initial` of them
    are forms of rows, the others new ones."""
    if [*order] == [*range(formset.total_form_count())] and initial == formset.initial_form_count():
        return
    data = _renumbered(formset.data, formset.prefix, {old: new for new, old in enumerate(order)})
    data[f"{formset.prefix}-{TOTAL_FORM_COUNT}"] = str(len(order))
    data[f"{formset.prefix}-{INITIAL_FORM_COUNT}"] = str(initial)
    for index in range(initial, len(order)):
        data[f"{formset.prefix}-{index}-id"] = ""
    formset.data = data
    del formset.management_form  # it had counted what was sent


def _renumbered(sent: Any, prefix: str, places: dict[int, int]) -> Any:
    data = copy(sent)
    data.clear()
    for name, values in sent.lists():
        numbered = re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,6}})-(.+)", name)
        if not numbered:
            data.setlist(name, values)
        elif (new := places.get(int(numbered[1]))) is not None:
            data.setlist(f"{prefix}-{new}-{numbered[2]}", values)
    return data
