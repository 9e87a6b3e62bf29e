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

from trials.models import (
    Alias,
    Arm,
    ArmIntervention,
    CentralContact,
    Collaborator,
    Condition,
    Identifier,
    Intervention,
    Keyword,
    Link,
    Official,
    Outcome,
    PlainSentence,
    Reference,
    Site,
    SiteContact,
    StatusReport,
    Trial,
)
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
    return _newest_first([*own, *of_lists])


def site_events(site: Site) -> list[Event]:
    """The site, its contacts and what the hospital said of it."""
    contacts = _events(SiteContact, site_id=site.pk)
    return _newest_first([*_events(Site, id=site.pk), *contacts, *_reports(site)])


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
        who=_name(record.history_user) or record.history_change_reason or "The portal",
        deed=DEEDS[record.history_type],
        kind=str(table._meta.verbose_name),
        row=str(record.instance),
        changes=changes,
    )


def _changes(table: type[Any], before: Any, after: Any) -> Iterator[Change]:
    for column in table._meta.concrete_fields:
        old, new = getattr(before, column.attname), getattr(after, column.attname)
        if old != new and column.name not in UNTOLD:
            yield Change(str(column.verbose_name), _told(old), _told(new))


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
    for report in StatusReport.objects.filter(site=site).select_related("by"):
        yield Event(
            at=report.at,
            who=_name(report.by) or report.get_source_display(),
            deed="added",
            kind=str(StatusReport._meta.verbose_name),
            row=report.get_status_display(),
        )


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
