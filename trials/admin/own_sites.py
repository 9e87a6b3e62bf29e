"""Coordinators at the desk: they see and keep the sites that they are enrolled at, and no other."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from trials.queries import mine


class OwnSites:
    """For a page of sites, before its ModelAdmin: Django's permissions, or an enrolment."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        sites: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        if mine.sees_all(request.user):
            return sites
        return sites.filter(pk__in=mine.sites_of(request.user).values("pk"))

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        return _found(super().get_object(request, object_id, from_field))  # type: ignore[misc]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_view_permission(request, obj)  # type: ignore[misc]
        return allowed or _is_own(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)  # type: ignore[misc]
        dropped = obj is not None and obj.unlisted_since is not None
        return allowed or (not dropped and _is_own(request, obj))

    def has_module_permission(self, request: HttpRequest) -> bool:
        allowed: bool = super().has_module_permission(request)  # type: ignore[misc]
        return allowed or _is_own(request, None)


class OfOwnSites:
    """For a page of rows that hang on a site: what somebody may view, of sites they may see."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        if mine.sees_all(request.user):
            return rows
        return rows.filter(site__in=mine.sites_of(request.user).values("pk"))

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        return _found(super().get_object(request, object_id, from_field))  # type: ignore[misc]


def _found(row: Any) -> Any:
    """Django would lead back to the desk; a site of others is simply not there. Raises Http404."""
    if row is None:
        raise Http404
    return row


def _is_own(request: HttpRequest, site: Any) -> bool:
    """Whether it is a site of theirs; of no site in particular, whether they have any."""
    if site is None:
        return mine.sites_of(request.user).exists()
    return mine.may_keep(request.user, site)
