from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from trials.actions import people as deeds
from trials.admin.listed import ListedAdmin, ListedInline
from trials.admin.pages import Columns, signed_in
from trials.admin.person import chooser
from trials.models import CentralContact, Contact, Site, SiteContact, Trial
from trials.queries import people

CONTACT: Columns = [("name", "role"), ("phone", "phone_ext"), ("email", "hours"), "person"]


@contextmanager
def telling(request: HttpRequest, parents: Iterable[Site | Trial]) -> Iterator[None]:
    """Tell each person who is no contact any more of one of these after what is done here."""
    before = [(parent, people.named_at(parent)) for parent in parents]
    yield
    gone = {person for parent, named in before for person in named - people.named_at(parent)}
    deeds.tell_taken_off(people=gone, by=signed_in(request), now=timezone.now())


class TellsContacts:
    """For a page with a list of contacts, before its ModelAdmin."""

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        is_of_contacts = issubclass(formset.model, Contact)
        with telling(request, [form.instance] if is_of_contacts else []):
            super().save_formset(request, form, formset, change)  # type: ignore[misc]


class ChoosesPerson:
    """For a contact, before its admin: people whom one may see, by a box or by a search."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "person":
            kwargs["queryset"] = people.seen_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def get_autocomplete_fields(self, request: HttpRequest) -> Any:
        others = super().get_autocomplete_fields(request)  # type: ignore[misc]
        return [*others, *chooser(request, "person")]


class CentralContactInline(ChoosesPerson, ListedInline):
    model = CentralContact
    fields = CONTACT
    verbose_name = "contact for the whole trial"
    verbose_name_plural = "contacts for the whole trial"


class SiteContactInline(ChoosesPerson, ListedInline):
    model = SiteContact
    fields = CONTACT
    classes = []
    show_change_link = False
    verbose_name = "contact of this site"
    verbose_name_plural = "contacts of this site"


@admin.register(CentralContact)
class CentralContactAdmin(ChoosesPerson, ListedAdmin):
    list_display = ["__str__", "phone", "email", "trial_number", "in_registry"]
    search_fields = ["trial__nct_id", "name", "phone", "email"]
    fields = ["trial", *CONTACT]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        with telling(request, [obj.trial]):
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with telling(request, [obj.trial]):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[CentralContact]) -> None:
        with telling(request, list(Trial.objects.filter(central_contacts__in=queryset).distinct())):
            super().delete_queryset(request, queryset)
