"""Who changed what in a trial or a site, its lists included, newest first.

Rows of history are written by django-simple-history: by the importer with no user and the document
as reason, by the desk with the user who was signed in.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models

from trials.language.for_families import places_words
from trials.models import (
    Alias,
    Arm,
    ArmIntervention,
    CentralContact,
    Collaborator,
    Condition,
    EthicsDecision,
    FamilyNote,
    FamilyText,
    Identifier,
    Intervention,
    Keyword,
    Link,
    Official,
    Outcome,
    PlacesReport,
    PlainSentence,
    Reference,
    Site,
    SiteContact,
    StatusReport,
    TextPublication,
    Trial,
    TrialName,
)
from trials.queries.for_families import TOLD, label
from trials.queries.plain import is_checked

LISTS_OF_TRIALS: tuple[type[Any], ...] = (
    Arm,
    Intervention,
    Outcome,
    Condition,
    Keyword,
    Identifier,
    Alias,
    Collaborator,
    Official,
    CentralContact,
    Reference,
    Link,
)
# Where a row stands in its list is no news to a person.
UNTOLD = frozenset({"id", "position", "base_index", "registry_status_seen_at"})
THE_PORTAL = "The portal"
DEEDS = {"+": "added", "~": "changed", "-": "deleted"}


@dataclass(frozen=True)
class Change:
    """A field that changed, by its label, with what stood there and what stands there now."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Event:
    """Somebody added, changed or deleted a row. `who` is a user's name, or the reason given."""

    at: dt.datetime
    who: str
    deed: str
    kind: str
    row: str
    changes: tuple[Change, ...] = ()


def trial_events(trial: Trial) -> list[Event]:
    """The trial and its lists. Its sites have a history of their own."""
    of_lists = (event for table in LISTS_OF_TRIALS for event in _events(table, trial_id=trial.pk))
    own = [*_events(Trial, id=trial.pk), *_links(trial), *_plain_sentences(trial)]
    own += [*_events(TrialName, trial_id=trial.pk), *_family_texts(trial)]
    return _newest_first([*own, *of_lists])


def site_events(site: Site) -> list[Event]:
    """The site, its contacts, what the hospital said of it and what it tells families."""
    contacts = _events(SiteContact, site_id=site.pk)
    said = [*_reports(site), *_places(site), *_notes(site)]
    return _newest_first([*_events(Site, id=site.pk), *contacts, *said])


def events_for_families(site: Site) -> list[Event]:
    """What the site told families: of places, and in its note."""
    return _newest_first([*_places(site), *_notes(site)])


def row_events(row: models.Model) -> list[Event]:
    """One row of a list."""
    return _newest_first([*_events(type(row), id=row.pk)])


def _events(table: type[Any], **of: int) -> Iterator[Event]:
    kept = table.history.filter(**of).select_related("history_user")
    before = None
    for record in kept.order_by("id", "history_date", "history_id"):
        is_change = record.history_type == "~" and before is not None and before.id == record.id
        changes = tuple(_changes(table, before, record)) if is_change else ()
        if changes or not is_change:
            yield _event(table, record, changes)
        before = record


def _event(table: type[Any], record: Any, changes: tuple[Change, ...]) -> Event:
    return Event(
        at=record.history_date,
        who=_name(record.history_user) or record.history_change_reason or THE_PORTAL,
        deed=DEEDS[record.history_type],
        kind=str(table._meta.verbose_name),
        row=str(record.instance),
        changes=changes,
    )


def _changes(table: type[Any], before: Any, after: Any) -> Iterator[Change]:
    for column in table._meta.concrete_fields:
        old, new = getattr(before, column.attname), getattr(after, column.attname)
        if old != new and column.name not in UNTOLD:
            words = [_told(each) for each in _named(column, old, new)]
            yield Change(str(column.verbose_name), *words)


def _named(column: Any, *keys: Any) -> Iterator[object]:
    """What a column holds; the rows themselves where it holds keys of another table."""
    if not isinstance(column, models.ForeignKey):
        yield from keys
        return
    rows = column.related_model._default_manager.in_bulk([key for key in keys if key is not None])
    yield from (rows.get(key) for key in keys)


def _told(value: object) -> str:
    """A value in words; an empty text for no value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None or value == {} else str(value)


def _reports(site: Site) -> Iterator[Event]:
    for report in StatusReport.objects.filter(site=site).select_related("by", "link_use"):
        who = _name(report.by) or report.get_source_display()
        yield Event(
            at=report.at,
            who=f"{who} (by the link in a mail)" if hasattr(report, "link_use") else who,
            deed="added",
            kind=str(StatusReport._meta.verbose_name),
            row=report.get_status_display(),
        )


def _places(site: Site) -> Iterator[Event]:
    kind = str(PlacesReport._meta.verbose_name)
    for report in PlacesReport.objects.filter(site=site).select_related("by"):
        words = places_words(report.get_phrase_display(), report.weeks)
        yield Event(report.at, _name(report.by), "added", kind, words)


def _notes(site: Site) -> Iterator[Event]:
    """Each note by what it changed; one that changed nothing was dated anew."""
    kind, before = str(FamilyNote._meta.verbose_name), FamilyNote()
    notes = FamilyNote.objects.filter(site=site).select_related("by")
    for note in notes.order_by("at", "pk"):
        told = ((label(name), getattr(before, name), getattr(note, name)) for name in TOLD)
        changes = tuple(Change(*each) for each in told if each[1] != each[2])
        deed = "changed" if changes else "confirmed"
        yield Event(note.at, _name(note.by), deed, kind, str(site), changes)
        before = note


def _plain_sentences(trial: Trial) -> Iterator[Event]:
    """What was written to explain its criteria, and what was checked."""
    kind = str(PlainSentence._meta.verbose_name)
    own = PlainSentence.objects.filter(trial=trial).select_related("by", "clinical_check__by")
    for each in own.order_by("at", "pk"):
        deed, words = ("written", each.text) if each.text else ("taken back", each.criterion)
        yield Event(each.at, _name(each.by), deed, kind, words)
        if is_checked(each):
            check = each.clinical_check
            yield Event(check.at, _name(check.by), "checked", kind, words)


def _family_texts(trial: Trial) -> Iterator[Event]:
    """What families are told of it: written, decided on, shown, taken back."""
    kind = str(FamilyText._meta.verbose_name)
    for text in FamilyText.objects.filter(trial=trial).select_related("trial", "author"):
        yield Event(text.written_at, _name(text.author) or THE_PORTAL, "written", kind, str(text))
    about = {"text__trial": trial}
    decisions = EthicsDecision.objects.filter(**about)
    for each in decisions.select_related("text__trial", "recorded_by", "withdrawal__recorded_by"):
        deed = "approved" if each.is_required else "said to need no decision"
        words = f"{each.text}. {each}"
        yield Event(each.recorded_at, _name(each.recorded_by), deed, kind, words)
        if each.is_withdrawn:
            end = each.withdrawal
            deed = f"no longer covered since {end.withdrawn_on:%-d %B %Y}: {end.reason}"
            yield Event(end.recorded_at, _name(end.recorded_by), deed, kind, words)
    for said in TextPublication.objects.filter(**about).select_related("text__trial", "by"):
        deed = "shown" if said.is_shown else "taken back"
        yield Event(said.at, _name(said.by) or THE_PORTAL, deed, kind, str(said.text))


def _links(trial: Trial) -> Iterator[Event]:
    """Which arm gets what has no rows of history: the desk's log of the trial's page tells it."""
    table = ContentType.objects.get_for_model(Trial)
    kept = LogEntry.objects.filter(content_type=table, object_id=str(trial.pk))
    kind = str(ArmIntervention._meta.verbose_name)
    for entry in kept.select_related("user"):
        for deed, said in _deeds(entry.change_message):
            if said.get("name") == kind:
                yield Event(entry.action_time, _name(entry.user), deed, kind, said["object"])


def _deeds(change_message: str) -> Iterator[tuple[str, dict[str, str]]]:
    if change_message.startswith("["):
        for deed in json.loads(change_message):
            yield from deed.items()


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _newest_first(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.at, reverse=True)
