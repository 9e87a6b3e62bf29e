"""Whom of the people at hospitals somebody at the desk may see and change."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from trials.models import Person
from trials.queries import people


class OwnPeople:
    """For the pages of people, before their ModelAdmin: coordinators have those of their sites."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return people.with_places(people.with_failures(people.seen_by(request.user)))

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """Django would lead back to the desk. Raises Http404: people of others are not there."""
        found = super().get_object(request, object_id, from_field)  # type: ignore[misc]
        if found is None:
            raise Http404
        return found

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_view_permission(request, obj)  # type: ignore[misc]
        return allowed and (obj is None or people.seen_by(request.user).filter(pk=obj.pk).exists())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return people.may_add(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return people.may_add(request.user)
        return people.is_kept_by(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who has left is marked so: rows and history still name them."""
        return False
