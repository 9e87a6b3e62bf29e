"""The desk's page for what a site tells families: places, and the note on how one gets by."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from trials.actions import for_families
from trials.admin.pages import desk_page, signed_in
from trials.forms.for_families import ForFamiliesForm
from trials.models import FamilyNote, PlacesReport, Site
from trials.queries import mine
from trials.queries.for_families import TOLD, newest_of, told_in
from trials.queries.for_families import for_families as shown_at
from trials.queries.history import events_for_families
from trials.queries.standings import lines_among

REFUSED, OVERTAKEN = 422, 409


def families_page(admin: ModelAdmin[Any], request: HttpRequest, object_id: int) -> HttpResponse:
    """What families read of a site besides its status. A POST writes what was changed.

    The site of another coordinator is not there (404); who may only see it is told so (403).
    """
    site = get_object_or_404(admin.get_queryset(request), pk=object_id)
    may_tell = mine.may_keep(request.user, site)
    if request.method != "POST":
        form = ForFamiliesForm(initial=_initial(site), site=site) if may_tell else None
        return _page(admin, request, site, form)
    if not may_tell:
        raise PermissionDenied
    form = ForFamiliesForm(request.POST, site=site)
    if not form.is_valid():
        return _page(admin, request, site, form, status=REFUSED)
    return _tell(admin, request, site, form)


def _tell(
    admin: ModelAdmin[Any], request: HttpRequest, site: Site, form: ForFamiliesForm
) -> HttpResponse:
    places, note = form.places(), form.note()
    try:
        for_families.tell(
            site=site,
            by=signed_in(request),
            now=timezone.now(),
            seen=form.seen(),
            places=places,
            note=note,
        )
    except for_families.Overtaken as overtaken:
        asked = _asked_again(request, site, form, overtaken.note)
        return _page(admin, request, site, asked, overtaken, status=OVERTAKEN)
    is_told = places is not None or note is not None
    messages.success(request, "Saved. This is on the trial’s page now." if is_told else UNCHANGED)
    return redirect("admin:trials_site_families", site.pk)


def _asked_again(
    request: HttpRequest, site: Site, form: ForFamiliesForm, theirs: FamilyNote | None
) -> ForFamiliesForm:
    """The form as it was typed, by somebody who has now seen the newest; of the note, what they
    did not touch is as the other person left it."""
    typed = request.POST.copy()
    for name, value in _seen(site).items():
        typed[name] = str(value)
    for column in TOLD if theirs else ():
        if not form.is_changed(column):
            typed[column] = getattr(theirs, column)
    return ForFamiliesForm(typed, site=site)


def _page(
    admin: ModelAdmin[Any],
    request: HttpRequest,
    site: Site,
    form: ForFamiliesForm | None,
    overtaken: for_families.Overtaken | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    lines = lines_among(Site.objects.filter(pk=site.pk), now)
    context = {
        "title": "For families at this site",
        "site": site,
        "standing": lines[0].standing,
        "told": shown_at(lines, now)[site.pk],
        "form": form,
        "overtaken": overtaken,
        "their_note": told_in(overtaken.note) if overtaken and overtaken.note else [],
        "events": events_for_families(site),
    }
    return desk_page(admin, request, "families", context, status=status)


def _initial(site: Site) -> dict[str, Any]:
    _, note = newest_of(site)
    return {**_seen(site), **{column: getattr(note, column, "") for column in TOLD}}


def _seen(site: Site) -> dict[str, int]:
    places, note = newest_of(site)
    return {"places_seen": _key(places), "note_seen": _key(note)}


def _key(word: PlacesReport | FamilyNote | None) -> int:
    return word.pk if word else for_families.NOTHING


UNCHANGED = "Nothing was changed, so nothing was saved."
