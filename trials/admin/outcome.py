from __future__ import annotations

from django.contrib import admin

from trials.admin.filters import InRegistryFilter, TrialFilter
from trials.admin.listed import ListedAdmin, ListedInline
from trials.admin.pages import Columns
from trials.forms.outcome import OutcomeForm
from trials.models import Outcome

OUTCOME: Columns = [("kind", "time_frame"), "measure", "description"]


class OutcomeInline(ListedInline):
    model = Outcome
    form = OutcomeForm
    fields = OUTCOME


@admin.register(Outcome)
class OutcomeAdmin(ListedAdmin):
    form = OutcomeForm
    list_display = ["__str__", "kind", "trial_number", "in_registry"]
    list_filter = ["kind", InRegistryFilter, TrialFilter]
    search_fields = ["trial__nct_id", "measure", "description"]
    fields = ["trial", *OUTCOME]
