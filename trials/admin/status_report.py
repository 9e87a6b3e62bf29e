from __future__ import annotations

from django.contrib import admin

from trials.admin.own_sites import OfOwnSites
from trials.admin.reading import ReadingAdmin
from trials.models import StatusReport


@admin.register(StatusReport)
class StatusReportAdmin(OfOwnSites, ReadingAdmin):
    """What hospitals said, newest first. A new word is set in the list of sites."""

    list_display = ["at", "site", "trial_number", "status", "source", "by"]
    list_filter = ["status", "source"]
    list_select_related = ["site__trial", "by"]
    search_fields = ["site__facility", "site__city", "site__trial__nct_id"]
    fields = ["site", "status", "source", "by", "at", "reason", "note"]

    @admin.display(description="trial", ordering="site__trial__nct_id")
    def trial_number(self, report: StatusReport) -> str:
        return report.site.trial.nct_id
