"""Reading a question: it is written down who does, and only then is anything unsealed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from trials.actions.inquiry_guard import Kind, change, hold, note_down
from trials.models import Entry, Inquiry, Sender
from trials.queries.teams import serves


@dataclass(frozen=True)
class Text:
    """An entry, unsealed."""

    entry: Entry
    text: str


@dataclass(frozen=True)
class Reading:
    """All that was written, unsealed: who asks, and each text, the oldest first.

    `seen` is the key of the event that tells of the reading: all before it was seen.
    """

    sender: Sender
    texts: list[Text]
    seen: int


@transaction.atomic
def read(*, inquiry: Inquiry, by: User, now: dt.datetime) -> Reading:
    """What was written, once it is on record who reads it.

    The first reading by those who owe the answer opens the question. Raises NotTheirs, or
    Unreadable without the right key; then nothing is on record, for nothing was read.
    """
    held = hold(inquiry, by)
    event = note_down(Kind.READ, held, by=by, now=now)
    if held.opened_at is None and serves(by, held):
        change(held, opened_at=now)
    entries = held.entries.select_related("by")
    return Reading(held.sender, [Text(entry, entry.text) for entry in entries], event.pk)
