"""What happened to a row while its page was open at the desk: held, told, asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten, unquote
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from trials.forms.meanwhile import in_words, news_of
from trials.forms.record import RecordForm
from trials.forms.seen import Values, seen_of, stamp
from trials.models import Trial

KEPT = (
    "Others changed this too while you had the page open. Their words were kept. "
    "You can read them in the history."
)

Typed = list[tuple[str, str]]


def asked(at: str) -> SafeString:
    """That nothing was saved; `at` is the id of the first thing to look at."""
    return format_html(
        "Others changed this while you had the page open. Nothing is saved yet. Look at each box "
        'that is marked. Then save again. <a href="#{}">Go to the first one</a>',
        at,
    )


def hold(table: type[Model], object_id: str) -> Model | None:
    """The row, with its trial, if it has one, locked until the transaction ends, as an import locks
    it; None where it is gone."""
    row = _row(table, object_id)
    if row is None:
        return None
    trial = row.pk if isinstance(row, Trial) else getattr(row, "trial_id", None)
    if trial is not None:
        Trial.objects.select_for_update().filter(pk=trial).first()
    return _row(table, object_id, for_update=True)


def record_forms(context: dict[str, Any]) -> list[RecordForm]:
    """The form of the page and those of its rows."""
    lists = (inline.formset for inline in context["inline_admin_formsets"])
    every = [context["adminform"].form, *(form for rows in lists for form in rows.forms)]
    return [form for form in every if isinstance(form, RecordForm)]


def stamp_of(shown: list[RecordForm]) -> str:
    """What the page shows of each row that is on it."""
    return stamp((form.instance, form.shown()) for form in shown if form.instance.pk)


def open_where_wrong(fieldset: tuple[Any, Any], form: forms.BaseForm) -> tuple[Any, Any]:
    """The fieldset, not folded where a box of it has an error. Django looks only at lines of one
    box."""
    name, options = fieldset
    is_wrong = any(field in form.errors for field in flatten(options["fields"]))
    return name, {**options, "classes": ()} if is_wrong else options


def gone_page(
    model_admin: ModelAdmin[Any], request: HttpRequest, object_id: str, row: Model | None
) -> TemplateResponse | None:
    """That the row was taken out, and what was typed; None where it is there, or never was."""
    if not _was_taken_out(model_admin, request, object_id, row):
        return None
    events = news_of(model_admin.model, unquote(object_id))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"This {model_admin.opts.verbose_name} was taken out",
        "opts": model_admin.opts,
        "row": row,
        "event": next(iter(events), None),
        "typed": list(_typed(model_admin, request, object_id, row)),
    }
    return TemplateResponse(request, "admin/record_gone.html", context, status=409)


def _was_taken_out(
    model_admin: ModelAdmin[Any], request: HttpRequest, object_id: str, row: Model | None
) -> bool:
    """Whether a row that one could change when its page was opened cannot be changed any more."""
    if row is not None:
        is_listed = getattr(row, "unlisted_since", None) is None
        may = model_admin.has_change_permission(request)
        return not is_listed and may and model_admin.has_view_permission(request, row)
    return bool(seen_of(request.POST, model_admin.model, unquote(object_id)))


def _row(table: type[Model], object_id: str, *, for_update: bool = False) -> Model | None:
    try:
        key = table._meta.pk.to_python(unquote(object_id))
    except ValidationError:
        return None
    rows = table._default_manager.filter(pk=key)
    return (rows.select_for_update() if for_update else rows).first()


def _typed(
    model_admin: Any, request: HttpRequest, object_id: str, row: Model | None
) -> Iterator[tuple[str, Typed]]:
    """Each form with what the person had changed in it."""
    # As if a row were to be added: to change this one, nobody has leave.
    form = model_admin.get_form(request, row)(request.POST, instance=row)
    seen = seen_of(request.POST, model_admin.model, unquote(object_id))
    formsets, _ = model_admin._create_formsets(request, form.instance, change=row is not None)
    every = [(form, seen)] + [(each, each.seen) for rows in formsets for each in rows.forms]
    for each, shown in every:
        if typed := _changed(each, shown):
            yield str(each.instance._meta.verbose_name), typed


def _changed(form: RecordForm, seen: Values) -> Typed:
    boxes = [form[name] for name in form.fields if form.add_prefix(name) in form.data]
    return [
        (str(box.label), in_words(box.field, box.data))
        for box in boxes
        if not box.is_hidden and box.field.has_changed(seen.get(box.name), box.data)
    ]
