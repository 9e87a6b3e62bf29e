"""What the pages of the record have in common."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from trials.admin import meanwhile
from trials.admin.widgets import NamedAutocomplete
from trials.forms.record import RecordForm
from trials.forms.record_fields import field_for
from trials.queries.history import Event, row_events

EVENTS_A_PAGE = 50
# What an admin page lists: a name, or names that share a line.
Columns = list[str | list[str] | tuple[str, ...]]


def signed_in(request: HttpRequest) -> User:
    """Who sits at the desk. Its pages let nobody else so far."""
    return cast(User, request.user)


def only_for(request: HttpRequest, *permissions: str) -> None:
    """Raises PermissionDenied unless whoever is signed in has one of them."""
    if not any(request.user.has_perm(each) for each in permissions):
        raise PermissionDenied


def desk_page(
    model_admin: admin.ModelAdmin[Any],
    request: HttpRequest,
    name: str,
    context: dict[str, Any],
    status: int = 200,
) -> TemplateResponse:
    """A page of the desk that is no list and no form of Django's; `context` has its title."""
    frame = {**model_admin.admin_site.each_context(request), "opts": model_admin.opts}
    template = f"admin/trials/{model_admin.opts.model_name}/{name}.html"
    return TemplateResponse(request, template, {**frame, **context}, status=status)


class RecordFields:
    """For pages and inlines: fields that say "unchanged" of what a browser sends back untouched."""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest | None, **kwargs: Any
    ) -> forms.Field | None:
        made: forms.Field | None = field_for(db_field) or super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **kwargs
        )
        if made and isinstance(made.widget, RelatedFieldWidgetWrapper):
            made.widget = made.widget.widget
        return made

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs["widget"] = NamedAutocomplete(db_field, admin.site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


class RecordAdmin(RecordFields, admin.ModelAdmin[Any]):
    """A page of one row. Saving it unchanged writes nothing, not even history; what others changed
    while it was open is kept or asked about, never overwritten unseen."""

    form = RecordForm
    change_form_template = "admin/record_form.html"
    object_history_template = "admin/record_history.html"
    list_per_page = 100

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change or form.changed_data:
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        every = [form, *(row for rows in formsets for row in rows.forms)]
        if any(getattr(each, "kept", ()) for each in every):
            messages.info(request, meanwhile.KEPT)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What is sent is compared with what stands there while nobody else can write."""
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            row = meanwhile.hold(self.model, object_id)
            gone = meanwhile.gone_page(self, request, object_id, row)
            return gone or super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        page, forms = context["adminform"], meanwhile.record_forms(context)
        page.fieldsets = [meanwhile.open_where_wrong(part, page.form) for part in page.fieldsets]
        if asked_at := next((form.asked_at for form in forms if form.asked_at), ""):
            messages.warning(request, meanwhile.asked(asked_at))
        stamped = {**context, "seen": meanwhile.stamp_of(forms)}
        return super().render_change_form(request, stamped, *args, **kwargs)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return super().log_change(request, obj, message) if message else None

    def events(self, row: Any) -> list[Event]:
        return row_events(row)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who changed what, old and new, 50 changes a page."""
        row = get_object_or_404(self.model, pk=object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        page = Paginator(self.events(row), EVENTS_A_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Change history",
            "subtitle": str(row),
            "object": row,
            "opts": self.opts,
            "module_name": str(self.opts.verbose_name_plural).capitalize(),
            "page": page,
        }
        return TemplateResponse(request, self.object_history_template, context)
