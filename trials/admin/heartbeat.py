"""Mails that ask coordinators about their sites, and what came of the links in them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from trials.admin.reading import ReadingAdmin
from trials.models import AskedSite, Heartbeat, LinkUse


class AskedSiteInline(admin.TabularInline[AskedSite, Heartbeat]):
    """Whoever may see the mail may see which sites it asks about."""

    model = AskedSite
    fields = readonly_fields = ("site", "since", "desk_told_at")
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("trials.view_heartbeat")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadingAdmin):
    """Who was asked, when, and about which sites."""

    list_display = ["at", "user", "reminded_at", "expires_at", "replaced_at"]
    list_select_related = ["user"]
    search_fields = ["user__username", "user__last_name", "sites__facility"]
    search_help_text = "Name of the coordinator, or the hospital."
    fields = ["user", "at", "reminded_at", "expires_at", "replaced_at"]
    inlines = [AskedSiteInline]


@admin.register(LinkUse)
class LinkUseAdmin(ReadingAdmin):
    """Each button that was pressed behind such a link, and what came of it."""

    list_display = ["at", "user", "site", "deed", "outcome"]
    list_filter = ["outcome", "deed"]
    list_select_related = ["heartbeat__user", "site"]
    search_fields = ["heartbeat__user__username", "site__facility"]
    search_help_text = "Name of the coordinator whose link it was, or the hospital."
    fields = ["heartbeat", "site", "at", "deed", "outcome", "report"]

    @admin.display(description="whose link", ordering="heartbeat__user")
    def user(self, use: LinkUse) -> str:
        return str(use.heartbeat.user)
