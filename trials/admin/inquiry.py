"""Questions from families, as evidence: envelopes only. They are read on pages of their own
(trials/admin/inbox.py)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from trials.admin.inbox import inbox_urls
from trials.admin.reading import ReadingAdmin
from trials.models import Inquiry


@admin.register(Inquiry)
class InquiryAdmin(ReadingAdmin):
    list_display = ["reference", "trial_number", "submitted_at", "answer_by_date", "delivery"]
    list_filter = ["submitted_at"]
    list_select_related = ["trial"]
    search_fields = ["reference", "trial__nct_id"]
    search_help_text = "Reference or the number of the trial."
    fieldsets = [
        (None, {"fields": ["reference", "trial", "site", "submitted_at", "answer_by_date"]}),
        ("Who asks", {"fields": ["writer", "consent_version", "consented_at"]}),
        ("Its mail", {"fields": ["deliveries"]}),
    ]

    @admin.display(description="trial", ordering="trial__nct_id")
    def trial_number(self, inquiry: Inquiry) -> str:
        return inquiry.trial.nct_id

    @admin.display(description="mail")
    def delivery(self, inquiry: Inquiry) -> str:
        return ", ".join(message.get_state_display() for message in inquiry.messages.all())

    @admin.display(description="mail")
    def deliveries(self, inquiry: Inquiry) -> str:
        return "; ".join(str(message) for message in inquiry.messages.all())

    def get_desk_urls(self) -> list[Any]:
        return inbox_urls(self)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("messages")
