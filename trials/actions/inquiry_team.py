"""What a team does with a question: takes it on, notes, answers, hands over, closes.

Each deed holds the question, looks whether others were faster (actions/inquiry_guard.py), and
writes its event in the same transaction. A double click does a deed once.
"""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from trials.actions import inquiries, messages
from trials.actions.inquiry_guard import (
    Kind,
    NotNow,
    change,
    done_already,
    hold_as_seen,
    let_through_first,
    note_down,
)
from trials.actions.inquiry_writer import tell_answered
from trials.models import Entry, Inquiry, Message, Site
from trials.queries.teams import hearers_of, people_of, team_of

FRESH_CLOCK = {"nudged_at": None, "backup_told_at": None, "desk_told_at": None}


@transaction.atomic
def assign(*, inquiry: Inquiry, to: User, by: User, now: dt.datetime, seen: int) -> Inquiry:
    """Somebody takes a question on, or is given it. They must be among those who may."""
    held = hold_as_seen(inquiry, by, seen)
    let_through_first(held)
    if to not in people_of(held):
        raise NotNow("Only somebody of the team can take this question on.")
    if held.assigned_to == to:
        return held
    note_down(Kind.ASSIGNED, held, by=by, now=now, to=to)
    return change(held, assigned_to=to)


@transaction.atomic
def note(*, inquiry: Inquiry, text: str, by: User, now: dt.datetime, seen: int) -> Inquiry:
    """Keep a note that the team alone reads."""
    held = hold_as_seen(inquiry, by, seen)
    if not _is_kept(held, Entry.Kind.NOTE, text, by):
        _keep(held, Entry.Kind.NOTE, text, by, now)
        note_down(Kind.NOTED, held, by=by, now=now)
    return held


@transaction.atomic
def answer(*, inquiry: Inquiry, text: str, by: User, now: dt.datetime, seen: int) -> Inquiry:
    """Keep the answer, and tell the writer of it."""
    held = hold_as_seen(inquiry, by, seen)
    let_through_first(held)
    is_again = done_already(held, [Kind.ANSWERED], by, seen)
    if is_again and _is_kept(held, Entry.Kind.ANSWER, text, by):
        return held
    _still_open(held)
    _opened(held)
    _keep(held, Entry.Kind.ANSWER, text, by, now)
    note_down(Kind.ANSWERED, held, by=by, now=now)
    change(held, answered_at=held.answered_at or now)
    tell_answered(inquiry=held, now=now)
    return held


@transaction.atomic
def ring(*, inquiry: Inquiry, by: User, now: dt.datetime, seen: int) -> Inquiry:
    """The writer was rung up, and has the answer."""
    held = hold_as_seen(inquiry, by, seen)
    let_through_first(held)
    if done_already(held, [Kind.RUNG], by, seen):
        return held
    _still_open(held)
    _opened(held)
    note_down(Kind.RUNG, held, by=by, now=now)
    return change(held, answered_at=held.answered_at or now)


@transaction.atomic
def hand(*, inquiry: Inquiry, site: Site | None, by: User, now: dt.datetime, seen: int) -> Inquiry:
    """Give a question to the team of another site of its trial, or to the desk (None).

    Its clock begins anew, and who hears of it there is told.
    """
    held = hold_as_seen(inquiry, by, seen)
    let_through_first(held)
    _still_open(held)
    if site == held.site:
        raise NotNow("This question is there already.")
    if site and (site.trial_id != held.trial_id or not team_of(site)):
        raise NotNow("That site has nobody here who could answer. Choose another one.")
    change(held, site=site, assigned_to=None, opened_at=None, clock_from=now, **FRESH_CLOCK)
    note_down(Kind.HANDED, held, by=by, now=now, site=site)
    for user in hearers_of(site):
        messages.enqueue(Message.Kind.INQUIRY_HANDED, inquiry=held, user=user, now=now)
    return held


@transaction.atomic
def close(
    *, inquiry: Inquiry, by: User, now: dt.datetime, seen: int, unanswered_too: bool = False
) -> Inquiry:
    """Nothing is left to do; from now on its days until it is erased are counted.

    Only what was read is closed. What was kept aside is closed by the desk, as spam. Raises
    Unanswered unless it was answered, or the person says that it is to be closed all the same.
    """
    held = hold_as_seen(inquiry, by, seen)
    if held.closed_at:
        return held
    read_at = _read_at(held)
    if not (held.answered_at or held.held_at or unanswered_too):
        raise Unanswered
    note_down(Kind.CLOSED, held, by=by, now=now)
    return change(held, closed_at=now, opened_at=read_at)


class Unanswered(NotNow):
    """Asked once more: closing is the end of it."""

    def __init__(self) -> None:
        super().__init__("Nobody has answered this question. Its writer still waits.")


@transaction.atomic
def reopen(*, inquiry: Inquiry, by: User, now: dt.datetime, seen: int) -> Inquiry:
    """A question that was answered or closed waits again, and its clock begins anew."""
    held = hold_as_seen(inquiry, by, seen)
    if not (held.closed_at or held.answered_at):
        return held
    note_down(Kind.REOPENED, held, by=by, now=now)
    promised = inquiries.answer_by(now, held.site)
    waits = {"closed_at": None, "answered_at": None, "answer_by_date": promised}
    return change(held, **waits, clock_from=now, **FRESH_CLOCK)


@transaction.atomic
def let_through(*, inquiry: Inquiry, by: User, now: dt.datetime, seen: int) -> Inquiry:
    """What was kept aside is a question like others: its team and its writer are told."""
    held = hold_as_seen(inquiry, by, seen)
    if not held.held_at:
        return held
    _still_open(held)
    note_down(Kind.LET_THROUGH, held, by=by, now=now)
    change(held, held_at=None, opened_at=None, clock_from=now)
    inquiries.tell(inquiry=held, now=now)
    return held


def _still_open(held: Inquiry) -> None:
    if held.closed_at:
        raise NotNow("This question is closed. Open it again first.")


def _opened(held: Inquiry) -> None:
    if not held.opened_at:
        raise NotNow("Nobody of the team has read this question yet. Read it first.")


def _read_at(held: Inquiry) -> dt.datetime | None:
    """When it was first read by who may close it."""
    if held.opened_at:
        return held.opened_at
    if not held.held_at:
        _opened(held)
    first = held.events.filter(kind=Kind.READ).first()
    if first is None:
        raise NotNow("Nobody has read this question yet. Read it first.")
    return first.at


def _keep(held: Inquiry, kind: Entry.Kind, text: str, by: User, now: dt.datetime) -> None:
    entry = Entry(inquiry=held, kind=kind, by=by, at=now)
    entry.text = text
    entry.save()


def _is_kept(held: Inquiry, kind: Entry.Kind, text: str, by: User) -> bool:
    newest = held.entries.filter(kind=kind, by=by).last()
    return newest is not None and newest.text == text
