"""The sentences for what others changed while a page was open, and what the person can do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model
from django.utils import formats, timezone

from trials.models import StatusReport
from trials.queries.history import Event, row_events

AROUND = 60  # signs of a long text that are told before and after what changed in it
YOURS = "Yours is still in the box. Save again to keep yours."


def news_of(table: type[Model], key: object) -> list[Event]:
    """What happened to a row, newest first; nothing for a table without a history."""
    is_kept = hasattr(table, "history") and str(key).isdecimal()
    return row_events(table(pk=key)) if is_kept else []


def box_changed(column: str, then: str | None, now: str, events: Sequence[Event] = ()) -> str:
    """That a box says something else now. `then` is what the page had shown, None if unknown."""
    if then is None:
        began = "We do not know what this page had shown you."
    else:
        of_column = (event for event in events if column in _columns(event))
        began = f"Changed{_by(next(of_column, None))} after you opened the page."
    return f"{began}\n{_says(changed_part(then or '', now))}\n{YOURS}"


def row_changed(events: Sequence[Event]) -> str:
    """That a row which is to be deleted is not the one that was seen."""
    return (
        f"Changed{_by(next(iter(events), None))} after you opened the page. Look at it again. "
        "The tick is still there: save again to delete the row."
    )


def row_gone(events: Sequence[Event], *, may_add: bool) -> str:
    """That a row which was edited is no longer there."""
    gone = f"Taken out{_by(next(iter(events), None))} after you opened the page."
    if not may_add:
        return f"{gone} What you wrote is still here for now. You can copy it. It cannot be saved."
    return (
        f"{gone} What you wrote is still here. Save again to add it as a new row, or empty its "
        "boxes to leave it out."
    )


def word_came_in(report: StatusReport) -> str:
    """That somebody said something of a site after its status was looked at."""
    name = (report.by.get_full_name() or report.by.get_username()) if report.by else ""
    source = f"{report.get_source_display()}{f' ({name})' if name else ''}"
    return (
        f"New since you opened the page: “{report.get_status_display()}”, {moment(report.at)}. "
        f"{source}. Yours is still chosen. Save again to set it."
    )


def in_words(field: forms.Field, value: Any) -> str:
    """A value as the page words it: choices by their labels; an empty text for nothing."""
    if isinstance(field, forms.NullBooleanField):
        return {True: "Yes", False: "No"}.get(value, "Not said")
    labels = {str(code): str(label) for code, label in getattr(field, "choices", ())}
    told = value if isinstance(value, list) else [value]
    return ", ".join(labels.get(str(each), str(each)) for each in told if each not in (None, ""))


def changed_part(old: str, new: str) -> str:
    """The new text, if it is long only from the first sign that differs to the last."""
    if len(new) <= 4 * AROUND:
        return new
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    start, end = max(0, head - AROUND), len(new) - max(0, tail - AROUND)
    return f"{'…' if start else ''}{new[start:end]}{'…' if end < len(new) else ''}"


def _alike(one: str, other: str) -> int:
    """How many signs both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def moment(at: dt.datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j F Y, H:i")


def _says(now: str) -> str:
    stop = "" if now.endswith((".", "!", "?", "…")) else "."
    return f"It now says: “{now}”{stop}" if now else "It is now empty."


def _by(event: Event | None) -> str:
    return f" by {event.who}, on {moment(event.at)}," if event else ""


def _columns(event: Event) -> set[str]:
    return {change.field for change in event.changes}
