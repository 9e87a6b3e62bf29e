"""The page that says somebody has left, and the button that says they are back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from trials.actions import people as deeds
from trials.admin.pages import signed_in
from trials.forms.person_left import LeftForm, told
from trials.models import Contact, Person
from trials.queries import people

OVERTAKEN = (
    "Something changed while you had the page open. Nothing is saved yet. Look at the list again. "
    "Then press the button again."
)


def left_page(admin: ModelAdmin[Any], request: HttpRequest, object_id: int) -> HttpResponse:
    """Where a person is a contact, and who takes over; a POST does it."""
    person = _kept(request, object_id)
    if person.left_at:
        messages.info(request, f"{person} has left already.")
        return redirect("admin:trials_person_change", person.pk)
    rows, offered = people.rows_of(person), _offered(request, person)
    if request.method != "POST":
        form = LeftForm(offered=offered, initial={"takes_over": _backup(person)})
        return _page(admin, request, person, rows, form)
    form = LeftForm(request.POST, offered=offered)
    if not form.is_valid():
        return _page(admin, request, person, rows, form, status=422)
    return _leave(admin, request, person, form)


def back_page(admin: ModelAdmin[Any], request: HttpRequest, object_id: int) -> HttpResponse:
    """A POST says that a person is there again."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person = _kept(request, object_id)
    deeds.come_back(person=person)
    messages.success(request, f"{person} is back. Contacts that name somebody else stay so.")
    return redirect("admin:trials_person_change", person.pk)


def _leave(
    admin: ModelAdmin[Any], request: HttpRequest, person: Person, form: LeftForm
) -> HttpResponse:
    successor = form.cleaned_data["takes_over"]
    try:
        rows = deeds.leave(
            person=person,
            successor=successor,
            seen=form.seen(),
            by=signed_in(request),
            now=timezone.now(),
        )
    except deeds.Overtaken:
        messages.warning(request, OVERTAKEN)
        return _page(admin, request, person, people.rows_of(person), form, status=409)
    messages.success(request, _done(person, successor, len(rows)))
    return redirect("admin:trials_person_change", person.pk)


def _page(
    admin: ModelAdmin[Any],
    request: HttpRequest,
    person: Person,
    rows: list[Contact],
    form: LeftForm,
    status: int = 200,
) -> HttpResponse:
    called = person.name or person.role
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": f"Has {called} left?",
        "person": person,
        "called": called,
        "is_told": person.email and not people.has_failed(person.email),
        "rows": rows,
        "form": form,
        "seen": told(rows),
        "backs_up": person.backs_up.filter(left_at__isnull=True),
    }
    return TemplateResponse(request, "admin/trials/person/left.html", context, status=status)


def _kept(request: HttpRequest, pk: int) -> Person:
    """The person. Raises Http404 for whom one may not see, PermissionDenied for whom one may not
    change."""
    person = get_object_or_404(people.seen_by(request.user), pk=pk)
    if not people.is_kept_by(request.user, person):
        raise PermissionDenied
    return person


def _offered(request: HttpRequest, person: Person) -> Any:
    return people.seen_by(request.user).filter(left_at__isnull=True).exclude(pk=person.pk)


def _backup(person: Person) -> Person | None:
    return person.backup if person.backup and person.backup.left_at is None else None


def _done(person: Person, successor: Person | None, count: int) -> str:
    if successor is None:
        return f"{person} has left. Nobody has taken over yet."
    contacts = "1 contact now names" if count == 1 else f"{count} contacts now name"
    return f"{person} has left. {contacts} {successor}."
