"""Who may sign in. Django's own pages, with plain boxes to tick: its two-column chooser needs
JavaScript and gives its help no name that a screen reader can say.

The tables of django-allauth have no pages: they could show a seed, or confirm an address that
nobody confirmed. What staff need of them stands in the list of users.
"""

from __future__ import annotations

from typing import Any

# Imported for their registering, so that it can be undone.
import allauth.account.admin
import allauth.mfa.admin  # noqa: F401
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from trials.actions import accounts, enrolments
from trials.admin.failed_address import unreached
from trials.queries.mine import with_sign_in
from trials.queries.people import with_failures

admin.site.unregister([User, Group, EmailAddress, Authenticator])


@admin.register(User)
class PortalUserAdmin(UserAdmin[User]):
    fieldsets = (*(UserAdmin.fieldsets or ()), ("Mail", {"fields": ("mail",)}))
    readonly_fields = ("last_login", "date_joined", "mail")
    filter_horizontal = ()
    list_display = ["username", "email", "address", "mail", "factor", "is_active", "last_login"]
    actions = ["forget_second_factor"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return with_failures(with_sign_in(super().get_queryset(request)))

    @admin.display(description="address confirmed", boolean=True)
    def address(self, user: Any) -> bool:
        return bool(user.has_address)

    @admin.display(description="mail")
    def mail(self, user: Any) -> str:
        return unreached(user.failed_at, user.failed_code)

    @admin.display(description="second factor", boolean=True)
    def factor(self, user: Any) -> bool:
        return bool(user.has_factor)

    @admin.action(description="Remove the second factor (a lost phone)", permissions=["change"])
    def forget_second_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            accounts.forget_second_factor(user=user)
            self.log_change(request, user, "Second factor removed.")
        messages.success(request, "Removed. They set up a new one when they next sign in.")

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """A coordinator with another address is asked whether it is theirs."""
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data and obj.enrolments.active().exists():
            enrolments.ask_for_address(user=obj, now=timezone.now())

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
