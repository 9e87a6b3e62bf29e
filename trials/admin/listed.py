"""The lists of a trial: on the trial's page as long as they fit, and each in a list of its own."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from trials.admin.filters import InRegistryFilter, TrialFilter
from trials.admin.pages import RecordAdmin, RecordFields
from trials.forms.record import RecordForm
from trials.forms.record_rows import RecordRows


class ListedInline(RecordFields, admin.StackedInline[Any, Any]):
    """Rows that the registry has dropped are left out: they are in the list of their own."""

    form = RecordForm
    formset = RecordRows
    extra = 0
    classes = ["collapse"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(unlisted_since__isnull=True)


class ListedAdmin(RecordAdmin):
    """A change list over all trials. What the registry has dropped can be read, not changed."""

    list_display: Any = ["__str__", "trial_number", "in_registry"]
    list_filter: ClassVar[Any] = [InRegistryFilter, TrialFilter]
    list_select_related = ["trial"]
    autocomplete_fields = ["trial"]
    ordering = ["trial__nct_id", "position", "pk"]

    @admin.display(description="trial", ordering="trial__nct_id")
    def trial_number(self, row: Any) -> str:
        return str(row.trial.nct_id)

    @admin.display(description="in the registry", boolean=True)
    def in_registry(self, row: Any) -> bool:
        return row.unlisted_since is None

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A row does not move to another trial."""
        return ["trial"] if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _is_listed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _is_listed(obj) and super().has_delete_permission(request, obj)


def _is_listed(row: Any) -> bool:
    return row is None or row.unlisted_since is None
