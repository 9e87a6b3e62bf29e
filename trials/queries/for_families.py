"""What sites tell families besides their status: whether there are places, and how one gets by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy

from trials.language.for_families import places_said, places_words
from trials.models import FamilyNote, PlacesReport, Site, StatusReport
from trials.models.codes import CLOSED, PAUSED
from trials.models.local_days import day_at, days_since
from trials.models.standing import SKEW_DAYS, State
from trials.queries.standings import SiteLine

# What a note tells: the columns of FamilyNote, in the order in which families read them.
_LABELS = {
    "lodging": gettext_lazy("Where to stay"),
    "parking": gettext_lazy("Parking"),
    "interpreters": gettext_lazy("Interpreters"),
    "travel_help": gettext_lazy("Help with travel"),
    "near_home": gettext_lazy("What can be done near home"),
    "who_meets_you": gettext_lazy("Who meets you"),
}
TOLD = tuple(_LABELS)
# Where nobody can join, now or soon, nobody is told of places.
WITH_PLACES = frozenset({State.OPEN, State.SAID, State.SOON})


@dataclass(frozen=True)
class Places:
    """Whether there are places now, in words, and who said so when."""

    words: str
    said: str


@dataclass(frozen=True)
class Note:
    """How a family gets by: each label with what stands there, and the day it was written on."""

    told: list[tuple[str, str]]
    date: str


@dataclass(frozen=True)
class ForFamilies:
    places: Places | None = None
    note: Note | None = None


def for_families(lines: Collection[SiteLine], now: dt.datetime) -> dict[int, ForFamilies]:
    """What families read at each of these sites, by its primary key. Two queries."""
    sites = [line.site.pk for line in lines]
    places = {report.site_id: report for report in _not_stopped_since(_newest(PlacesReport, sites))}
    notes = {note.site_id: note for note in _newest(FamilyNote, sites)}
    return {
        line.site.pk: ForFamilies(
            _places(line, places.get(line.site.pk), now),
            _note(line.site, notes.get(line.site.pk)),
        )
        for line in lines
    }


def newest_of(site: Site) -> tuple[PlacesReport | None, FamilyNote | None]:
    """What was said last of a site, lapsed or not: of its places, and the note."""
    places, notes = PlacesReport.objects.filter(site=site), FamilyNote.objects.filter(site=site)
    return places.select_related("by").first(), notes.select_related("by").first()


def told_in(note: FamilyNote) -> list[tuple[str, str]]:
    """Each label of a note with what stands there, if only an empty text."""
    return [(label(column), getattr(note, column)) for column in TOLD]


def label(column: str) -> str:
    """ "Help with travel"."""
    return str(_LABELS[column])


def _newest(table: Any, sites: list[int]) -> QuerySet[Any]:
    of_same_site = table.objects.filter(site=OuterRef("site")).order_by("-at", "-pk")
    return table.objects.filter(site__in=sites, pk=Subquery(of_same_site.values("pk")[:1]))  # type: ignore[no-any-return]


def _not_stopped_since(reports: QuerySet[PlacesReport]) -> QuerySet[PlacesReport]:
    """A site that has paused since, and opened again, has said nothing of its places yet."""
    stop = StatusReport.objects.filter(
        site=OuterRef("site"), status__in=PAUSED | CLOSED, at__gt=OuterRef("at")
    )
    return reports.exclude(Exists(stop))


def _places(line: SiteLine, report: PlacesReport | None, now: dt.datetime) -> Places | None:
    """None where nothing was said, where it has lapsed, and where nobody can join."""
    if report is None or line.standing.state not in WITH_PLACES:
        return None
    days = days_since(line.site, report.at, now)
    if not -SKEW_DAYS <= days <= settings.PLACES_DAYS:
        return None
    return Places(places_words(report.get_phrase_display(), report.weeks), places_said(days))


def _note(site: Site, note: FamilyNote | None) -> Note | None:
    """None where there is no note, or an empty one has taken it away."""
    told = [(name, text) for name, text in told_in(note) if text] if note else []
    return Note(told, day_at(site, note.at).isoformat()) if note and told else None
