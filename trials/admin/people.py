"""Who may sign in. Django's own pages, with plain boxes to tick: its two-column chooser needs
JavaScript and gives its help no name that a screen reader can say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User

admin.site.unregister([User, Group])


@admin.register(User)
class PortalUserAdmin(UserAdmin[User]):
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **{**kwargs, **_boxes(db_field)})


@admin.register(Group)
class PortalGroupAdmin(GroupAdmin):
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **{**kwargs, **_boxes(db_field)})


def _boxes(db_field: Any) -> dict[str, Any]:
    boxes: dict[str, Any] = {"widget": forms.CheckboxSelectMultiple}
    if db_field.remote_field.model is not Permission:
        return boxes
    # Rows of history are never edited, so nobody needs leave to.
    edited = Permission.objects.exclude(content_type__model__startswith="historical")
    return {**boxes, "queryset": edited.select_related("content_type")}
