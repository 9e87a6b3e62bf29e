"""What arrived from the registry, and where it disagrees with us."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from trials.admin.filters import TrialFilter
from trials.admin.reading import ReadingAdmin
from trials.models import Conflict, Snapshot


@admin.register(Snapshot)
class SnapshotAdmin(ReadingAdmin):
    list_display = [
        "trial_number",
        "received_at",
        "last_update_date",
        "is_merged",
        "is_reworded",
        "short_sha256",
    ]
    list_filter = ["is_merged", "is_reworded", TrialFilter]
    list_select_related = ["trial"]
    ordering = ["-received_at", "-pk"]
    search_fields = ["trial__nct_id", "sha256"]
    fields = [
        "trial",
        "received_at",
        "last_update_date",
        "version_date",
        "is_merged",
        "is_reworded",
        "unknown_codes",
        "sha256",
        "document",
    ]

    @admin.display(description="trial", ordering="trial__nct_id")
    def trial_number(self, snapshot: Snapshot) -> str:
        return snapshot.trial.nct_id

    @admin.display(description="SHA-256")
    def short_sha256(self, snapshot: Snapshot) -> str:
        return snapshot.sha256[:12]

    @admin.display(description="document")
    def document(self, snapshot: Snapshot) -> SafeString:
        return _preformatted(snapshot.text)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """A document may have 20 MB: the list does without."""
        return super().get_queryset(request).defer("text")


@admin.register(Conflict)
class ConflictAdmin(ReadingAdmin):
    list_display = ["trial_number", "path", "found_at"]
    list_filter = [TrialFilter]
    list_select_related = ["trial"]
    search_fields = ["trial__nct_id", "path"]
    fields = ["trial", "path", "found_at", "snapshot", ("was", "is_ours", "is_theirs")]

    @admin.display(description="trial", ordering="trial__nct_id")
    def trial_number(self, conflict: Conflict) -> str:
        return conflict.trial.nct_id

    @admin.display(description="what both began from")
    def was(self, conflict: Conflict) -> SafeString:
        return _preformatted(_text(conflict.base))

    @admin.display(description="ours; it stands for now")
    def is_ours(self, conflict: Conflict) -> SafeString:
        return _preformatted(_text(conflict.ours))

    @admin.display(description="the registry’s")
    def is_theirs(self, conflict: Conflict) -> SafeString:
        return _preformatted(_text(conflict.theirs))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("trial", "snapshot__trial")


def _text(value: object) -> str:
    if value is None:
        return "Nothing"
    return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)


def _preformatted(text: str) -> SafeString:
    # It may be wider than the page: a keyboard can only scroll what it can reach.
    return format_html('<pre class="document" tabindex="0">{}</pre>', text)
