"""The plain title of a trial in the portal's other languages, on the page of the trial."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from trials.admin.pages import RecordFields
from trials.forms.record import RecordForm
from trials.forms.record_rows import RecordRows
from trials.models import TrialName
from trials.models.trial_name import other_languages

KEEPS_TRIALS = "trials.change_trial"


class TrialNameInline(RecordFields, admin.StackedInline[Any, Any]):
    """Whoever may change the trial may change what it is called."""

    model = TrialName
    form = RecordForm
    formset = RecordRows
    extra = 0
    fields = ["language", "title", "for_whom"]
    verbose_name = "plain title in another language"
    verbose_name_plural = "plain titles in other languages"
    classes = ["collapse"]

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name == "language":
            return forms.ChoiceField(label="Language", choices=other_languages())
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_max_num(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return len(other_languages())

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(KEEPS_TRIALS) or request.user.has_perm("trials.view_trial")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(KEEPS_TRIALS)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(KEEPS_TRIALS)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(KEEPS_TRIALS)
