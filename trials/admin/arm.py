from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from trials.admin.listed import ListedAdmin, ListedInline
from trials.admin.pages import Columns, RecordFields
from trials.forms.arm import ArmInterventionForm
from trials.forms.record_rows import RecordRows
from trials.models import Arm, ArmIntervention, Intervention, Trial

ARM: Columns = [("label", "type"), "description"]
INTERVENTION: Columns = [("name", "type"), "description", "other_names"]


class ArmInline(ListedInline):
    model = Arm
    fields = ARM


class InterventionInline(ListedInline):
    model = Intervention
    fields = INTERVENTION


class ArmInterventionInline(RecordFields, admin.StackedInline[ArmIntervention, Any]):
    """Which arm gets which intervention: both are chosen from those of the trial."""

    model = ArmIntervention
    form = ArmInterventionForm
    formset = RecordRows
    verbose_name = "arm and what it gets"
    verbose_name_plural = "which arm gets which intervention"
    fields: ClassVar[Any] = [("arm", "intervention")]
    extra = 0
    classes = ["collapse"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArmIntervention]:
        arm = Q(arm__isnull=True) | Q(arm__unlisted_since__isnull=True)
        intervention = Q(intervention__isnull=True) | Q(intervention__unlisted_since__isnull=True)
        links = super().get_queryset(request).select_related("arm", "intervention")
        return links.filter(arm, intervention)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        trial = obj if isinstance(obj, Trial) else getattr(obj, "trial", None)
        for name, table in (("arm", Arm), ("intervention", Intervention)):
            if field := formset.form.base_fields.get(name):
                field.queryset = table.objects.listed().filter(trial=trial)
                field.choices = [*field.choices]  # one query for all rows
        return formset


class ArmsOwnInterventionInline(ArmInterventionInline):
    verbose_name_plural = "interventions of this arm"
    fields = ["intervention"]


@admin.register(Arm)
class ArmAdmin(ListedAdmin):
    list_display = ["__str__", "type", "trial_number", "in_registry"]
    search_fields = ["trial__nct_id", "label", "description"]
    fields = ["trial", *ARM]

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        return [ArmsOwnInterventionInline] if obj else []

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for link in formset:
            link.instance.trial = form.instance.trial
        super().save_formset(request, form, formset, change)


@admin.register(Intervention)
class InterventionAdmin(ListedAdmin):
    list_display = ["__str__", "type", "trial_number", "in_registry"]
    search_fields = ["trial__nct_id", "name", "description", "other_names"]
    fields = ["trial", *INTERVENTION]
