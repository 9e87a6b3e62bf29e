"""People at hospitals, each once, wherever they are a contact."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

from trials.actions import people as deeds
from trials.admin.failed_address import unreached
from trials.admin.own_people import OwnPeople
from trials.admin.pages import RecordAdmin, signed_in
from trials.admin.person_left import back_page, left_page
from trials.forms.person import PersonForm
from trials.models import Person
from trials.queries import people

# Above this many people a chooser searches instead of listing them all.
MOST_IN_A_LIST = 100


class HereFilter(admin.SimpleListFilter):
    title = "now"
    parameter_name = "now"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("here", "Here"), ("left", "Left"), ("unreached", "Mail does not reach them")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "unreached":
            return queryset.filter(failed_at__isnull=False)
        if self.value() is None:
            return queryset
        return queryset.filter(left_at__isnull=self.value() == "here")


@admin.register(Person)
class PersonAdmin(OwnPeople, RecordAdmin):
    form = PersonForm
    change_form_template = "admin/trials/person/change_form.html"
    list_display = ["__str__", "phone", "email", "mail", "where", "here"]
    list_filter = [HereFilter]
    search_fields = ["name", "role", "email", "phone"]
    search_help_text = "Name, role, e-mail address or phone number."
    fieldsets = [
        (None, {"fields": [("name", "role"), ("phone", "email"), "languages"]}),
        ("When somebody answers", {"fields": [("hours", "zone"), "backup"]}),
        ("For clinicians who refer", {"fields": ["clinician_line"]}),
    ]
    actions = None

    @admin.display(description="mail")
    def mail(self, person: Any) -> str:
        return unreached(person.failed_at, person.failed_code)

    @admin.display(description="contact at")
    def where(self, person: Any) -> str:
        told = [
            f"{count} {noun}{'' if count == 1 else 's'}"
            for count, noun in ((person.sites_count, "site"), (person.trials_count, "whole trial"))
            if count
        ]
        return ", ".join(told) or "nowhere"

    @admin.display(description="here", boolean=True, ordering="left_at")
    def here(self, person: Person) -> bool:
        return person.left_at is None

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Person], search_term: str
    ) -> tuple[QuerySet[Person], bool]:
        """A chooser offers nobody who has left."""
        match = request.resolver_match
        if match and match.view_name == "admin:autocomplete":
            queryset = queryset.filter(left_at__isnull=True)
        return super().get_search_results(request, queryset, search_term)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(
            db_field, request, **{**kwargs, "queryset": people.seen_by(request.user)}
        )

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return chooser(request, "backup")

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        if not change or form.changed_data:
            deeds.save(person=obj, by=signed_in(request), now=timezone.now())

    def get_urls(self) -> list[Any]:
        wrap, at = self.admin_site.admin_view, "<int:object_id>"
        left = path(f"{at}/left/", wrap(partial(left_page, self)), name="trials_person_left")
        back = path(f"{at}/back/", wrap(partial(back_page, self)), name="trials_person_back")
        return [left, back, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        person = kwargs.get("obj")
        own = _panel(person) if person else {}
        return super().render_change_form(request, {**context, **own}, *args, **kwargs)


def chooser(request: HttpRequest, field: str) -> list[str]:
    """The field, if there are too many people to list them in a box without a search."""
    many = people.seen_by(request.user)[: MOST_IN_A_LIST + 1].count() > MOST_IN_A_LIST
    return [field] if many else []


def _panel(person: Person) -> dict[str, Any]:
    failed = people.failure_of(person.email)
    return {
        "rows": people.rows_of(person),
        "backs_up": person.backs_up.filter(left_at__isnull=True),
        "told": person.changes.select_related("by"),
        "unreached": unreached(failed.at, failed.code) if failed else "",
        "failed": failed,
    }
