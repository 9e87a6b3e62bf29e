from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from trials.actions import enrolments
from trials.admin.pages import signed_in
from trials.admin.widgets import NamedAutocomplete
from trials.models import Enrolment
from trials.queries.mine import has_confirmed_address


class ActiveFilter(admin.SimpleListFilter):
    title = "now"
    parameter_name = "now"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("active", "Coordinators now"), ("ended", "Ended")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Enrolment]
    ) -> QuerySet[Enrolment] | None:
        if self.value() is None:
            return None
        return queryset.filter(ended_at__isnull=self.value() == "active")


@admin.register(Enrolment)
class EnrolmentAdmin(admin.ModelAdmin[Enrolment]):
    """Who keeps which site. An enrolment is ended, never changed or deleted."""

    list_display = ["user", "site", "trial_number", "is_backup", "address", "by", "at", "ended_at"]
    list_filter = [ActiveFilter]
    list_select_related = ["user", "site__trial", "by"]
    search_fields = ["user__username", "user__last_name", "user__email", "site__facility"]
    search_help_text = "Name or address of the coordinator, or the hospital."
    fields = ["user", "site", "is_backup"]
    actions = ["end", "ask_for_address"]

    @admin.display(description="trial", ordering="site__trial__nct_id")
    def trial_number(self, enrolment: Enrolment) -> str:
        return enrolment.site.trial.nct_id

    @admin.display(description="address")
    def address(self, enrolment: Enrolment) -> str:
        user = enrolment.user
        if not user.email:
            return "none: no mail can go out"
        return "confirmed" if has_confirmed_address(user) else "not confirmed yet"

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "user":
            kwargs["queryset"] = User.objects.filter(is_active=True, is_staff=True)
        else:
            kwargs["widget"] = NamedAutocomplete(db_field, admin.site)
        # Without Django's icons beside it: who enrols makes neither users nor sites.
        return db_field.formfield(**kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Enrolment, form: Any, change: bool) -> None:
        made = enrolments.enrol(
            user=obj.user,
            site=obj.site,
            by=signed_in(request),
            now=timezone.now(),
            is_backup=obj.is_backup,
        )
        obj.pk = made.pk

    @admin.action(description="End it: the site is not theirs any more", permissions=["change"])
    def end(self, request: HttpRequest, queryset: QuerySet[Enrolment]) -> None:
        for enrolment in queryset:
            enrolments.end(enrolment=enrolment, now=timezone.now())
        messages.success(request, "Ended.")

    @admin.action(description="Send the link for the address again", permissions=["change"])
    def ask_for_address(self, request: HttpRequest, queryset: QuerySet[Enrolment]) -> None:
        users = {enrolment.user_id: enrolment.user for enrolment in queryset}
        asked = [
            enrolments.ask_for_address(user=user, now=timezone.now()) for user in users.values()
        ]
        messages.success(request, f"Mails queued: {sum(each is not None for each in asked)}.")
