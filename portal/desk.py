"""Django's admin as the staff desk. It stands apart from trials.admin, whose import registers the
tables with it: importing that package to find this class would register them with a lost copy."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from trials.queries.desk_front import front

GROUPS = {
    "The record": ["Trial", "Site"],
    "What hospitals say": ["StatusReport", "Heartbeat", "LinkUse"],
    "People at hospitals": ["Person", "FailedAddress", "Enrolment"],
    "Words for families": ["PlainSentence", "PlainCheck", "GlossaryEntry"],
    "What arrived from the registry": ["Snapshot", "Conflict"],
    "Questions from families": ["Inquiry", "Entry", "InquiryEvent", "Message"],
    "Lists of all trials": [
        "Arm",
        "Intervention",
        "Outcome",
        "Condition",
        "Keyword",
        "Identifier",
        "Alias",
        "Collaborator",
        "Official",
        "CentralContact",
        "Reference",
        "Link",
    ],
    "Who may sign in": ["User", "Group", "Authenticator", "EmailAddress"],
}


class PortalAdminSite(AdminSite):
    """Django's admin, its tables grouped by what staff come for."""

    site_header = "Staff desk"
    site_title = "Staff desk"
    index_title = "Staff desk"
    site_url = "/trials/"

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        own = {"front": front(cast(User, request.user), timezone.now())}
        return super().index(request, {**own, **(extra_context or {})})

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """To the page of signing in. Raises PermissionDenied for who is signed in and no staff."""
        page: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return page

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        page = super().logout(request, extra_context)
        page.headers["Clear-Site-Data"] = '"cookies", "storage"'
        return page

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        return cast(TemplateResponse, redirect("account_change_password"))

    def get_urls(self) -> list[Any]:
        """With the pages that a table has right below the desk: /staff/inquiries/."""
        tables = self._registry.values()
        own = [page for table in tables for page in getattr(table, "get_desk_urls", list)()]
        return [*own, *super().get_urls()]

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        apps: list[dict[str, Any]] = super().get_app_list(request, app_label)
        if app_label:
            return apps
        app_of = {table["object_name"]: app for app in apps for table in app["models"]}
        tables = {table["object_name"]: table for app in apps for table in app["models"]}
        groups = []
        for name, members in GROUPS.items():
            found = [table for table in members if table in tables]
            if found:
                models = [tables[table] for table in found]
                groups.append({**app_of[found[0]], "name": name, "models": models})
        return groups
