"""That something was written, and what happened: never the words. For superusers."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from trials.admin.reading import ReadingAdmin
from trials.models import Entry, InquiryEvent


@admin.register(Entry)
class EntryAdmin(ReadingAdmin):
    list_display = ["inquiry", "kind", "by", "at"]
    list_filter = ["kind", "at"]
    list_select_related = ["inquiry", "by"]
    search_fields = ["inquiry__reference"]
    search_help_text = "Reference."
    fields = ["inquiry", "kind", "by", "at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("sealed_text")


@admin.register(InquiryEvent)
class InquiryEventAdmin(ReadingAdmin):
    list_display = ["inquiry", "kind", "by", "at", "site", "to"]
    list_filter = ["kind", "at"]
    list_select_related = ["inquiry", "by", "site", "to"]
    search_fields = ["inquiry__reference"]
    search_help_text = "Reference."
    fields = ["inquiry", "kind", "by", "at", "site", "to"]
