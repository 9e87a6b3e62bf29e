"""What every deed of a team begins with: the question is held, and what the page showed still is.

The page carries `seen`, the key of the newest event that it showed. What somebody else did since
then refuses the deed, so that two people never answer at once and nobody answers half a question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.models import User

from trials.models import Inquiry, InquiryEvent, Site
from trials.queries.teams import may_read

Kind = InquiryEvent.Kind

# What changes for somebody who is about to answer.
CHANGING = (
    Kind.LET_THROUGH,
    Kind.ASSIGNED,
    Kind.ANSWERED,
    Kind.RUNG,
    Kind.HANDED,
    Kind.ADDED,
    Kind.CLOSED,
    Kind.REOPENED,
    Kind.WITHDRAWN,
    Kind.ERASED,
)


class Refused(Exception):
    """Nothing was done. `words` tell the person at the desk why."""

    words = ""

    def __str__(self) -> str:
        return self.words


class NotTheirs(Refused):
    words = "This question is not with you or your team."


class NotNow(Refused):
    """What the question's state does not allow."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Overtaken(Refused):
    """Others did something since the page was opened: `events`, the oldest first."""

    words = "Something has happened to this question since you opened the page."

    def __init__(self, events: list[InquiryEvent]) -> None:
        super().__init__()
        self.events = events


def hold(inquiry: Inquiry, by: User) -> Inquiry:
    """The question as it stands, which nobody else can change until the transaction ends.

    Raises NotTheirs where it went elsewhere, or never was theirs.
    """
    held = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
    if not may_read(by, held):
        raise NotTheirs
    return held


def hold_as_seen(inquiry: Inquiry, by: User, seen: int) -> Inquiry:
    """As `hold`. Raises Overtaken where others did something that the page had not shown."""
    held = hold(inquiry, by)
    newer = held.events.filter(kind__in=CHANGING, pk__gt=seen).exclude(by=by)
    if events := list(newer.select_related("by", "to", "site")):
        raise Overtaken(events)
    if held.withdrawn_at or held.erased_at:
        raise NotNow("Its writer has taken it back, or it was erased. Nothing is left to answer.")
    return held


def let_through_first(held: Inquiry) -> None:
    if held.held_at:
        raise NotNow("This question was kept aside. Read it, and let it through first.")


def note_down(
    kind: InquiryEvent.Kind,
    inquiry: Inquiry,
    *,
    by: User,
    now: dt.datetime,
    site: Site | None = None,
    to: User | None = None,
) -> InquiryEvent:
    return InquiryEvent.objects.create(inquiry=inquiry, kind=kind, by=by, at=now, site=site, to=to)


def change(inquiry: Inquiry, **columns: object) -> Inquiry:
    """Set these columns and no other."""
    for name, value in columns.items():
        setattr(inquiry, name, value)
    inquiry.save(update_fields=columns)
    return inquiry


def done_already(held: Inquiry, kinds: Iterable[InquiryEvent.Kind], by: User, seen: int) -> bool:
    """Whether the same person did it with this very page: a double click."""
    return held.events.filter(kind__in=kinds, by=by, pk__gt=seen).exists()
