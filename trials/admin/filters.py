from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from trials.language.vocabulary import words
from trials.models import Trial


class TrialFilter(admin.SimpleListFilter):
    """One trial, by its number. It is offered once it is asked for: there are too many to list."""

    title = "trial"
    parameter_name = "trial"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        number = request.GET.get(self.parameter_name, "")
        known = Trial.objects.filter(nct_id=number).values_list("nct_id", flat=True)
        return [(nct_id, nct_id) for nct_id in known]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(trial__nct_id=self.value()) if self.value() else queryset


class InRegistryFilter(admin.SimpleListFilter):
    """Rows that the registry has dropped are kept; they are seldom looked for."""

    title = "in the registry"
    parameter_name = "registry"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("listed", "Yes"), ("dropped", "No longer in the registry")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        return queryset.filter(unlisted_since__isnull=self.value() == "listed")


class PublishedFilter(admin.SimpleListFilter):
    title = "shown to the public"
    parameter_name = "published"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("yes", "Published"), ("no", "Draft")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        return queryset.filter(published_at__isnull=self.value() == "no")


class CodeFilter(admin.SimpleListFilter):
    """A coded column, by the words for its codes. Only codes that occur are offered."""

    column: str
    enumeration: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        table: type[Model] = model_admin.model
        codes = table._default_manager.order_by(self.column).values_list(self.column, flat=True)
        return [(code, words(self.enumeration, code)) for code in codes.distinct() if code]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.column: self.value()}) if self.value() else queryset
