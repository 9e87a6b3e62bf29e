"""People at hospitals: entered, changed, gone and back. Who is changed hears of it at the address
that was theirs before, so that a stranger at the desk cannot turn a contact round unseen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from simple_history.utils import bulk_update_with_history

from trials.actions import messages
from trials.models import CentralContact, Contact, ContactChange, Message, Person, SiteContact
from trials.queries.people import has_failed, rows_of

_COLUMNS = {"email": ContactChange.What.ADDRESS, "phone": ContactChange.What.PHONE}


class Overtaken(RuntimeError):
    """The rows of a person are not those that were looked at, or they have left meanwhile."""


@transaction.atomic
def save(*, person: Person, by: User, now: dt.datetime) -> list[ContactChange]:
    """Write down a person as they stand in `person`. A changed address or phone is told to the
    address before. What was told comes back."""
    before = Person.objects.select_for_update().filter(pk=person.pk).first()
    person.save()
    if before is None:
        return []
    changed = [
        what
        for column, what in _COLUMNS.items()
        if getattr(before, column) != getattr(person, column)
    ]
    return _tell(before, changed, by=by, now=now)


@transaction.atomic
def leave(
    *,
    person: Person,
    successor: Person | None,
    seen: Iterable[str],
    by: User,
    now: dt.datetime,
) -> list[Contact]:
    """From now on a person is not there any more. Their rows, which come back, point to the
    successor; without one they stay, and the backup or the registry's letters are shown.

    `seen` are the keys (`keys_of`) of the rows that `by` has looked at. Raises Overtaken where the
    rows are others by now, where the person has left already or the successor has.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    rows = rows_of(person)
    if person.left_at or set(keys_of(rows)) != set(seen) or not _may_follow(successor, person):
        raise Overtaken
    if successor:
        _point(rows, successor, by=by, now=now)
    person.left_at = now
    person.save()
    _tell(person, [ContactChange.What.LEFT], by=by, now=now)
    return rows


@transaction.atomic
def come_back(*, person: Person) -> None:
    """A person is there again. Rows that point to somebody else by now stay where they are."""
    back = Person.objects.select_for_update().get(pk=person.pk)
    if back.left_at:
        back.left_at = None
        back.save()


@transaction.atomic
def tell_taken_off(*, people: Iterable[Person], by: User, now: dt.datetime) -> None:
    """Tell people that staff have taken them off a row."""
    for person in people:
        _tell(person, [ContactChange.What.LEFT], by=by, now=now)


def keys_of(rows: Iterable[Contact]) -> list[str]:
    """What names each row among those of sites and of whole trials."""
    return [f"{row._meta.model_name} {row.pk}" for row in rows]


def _may_follow(successor: Person | None, person: Person) -> bool:
    if successor is None:
        return True
    still = Person.objects.here().select_for_update().filter(pk=successor.pk).exists()
    return still and successor.pk != person.pk


def _point(rows: Iterable[Contact], person: Person, *, by: User, now: dt.datetime) -> None:
    """With a line of history for each row, as if it had been saved on its page."""
    of: dict[type[Contact], list[Contact]] = {SiteContact: [], CentralContact: []}
    for row in rows:
        row.person = person
        of[type(row)].append(row)
    for table, own in of.items():
        bulk_update_with_history(own, table, ["person"], default_user=by, default_date=now)


def _tell(
    before: Person, changed: Iterable[ContactChange.What], *, by: User, now: dt.datetime
) -> list[ContactChange]:
    """One mail to the address that stood there, if there is one that mail reaches."""
    if not before.email or has_failed(before.email):
        return []
    told = [
        ContactChange.objects.create(person=before, what=what, told=before.email, by=by, at=now)
        for what in changed
    ]
    if told:
        messages.enqueue(Message.Kind.CONTACT_CHANGED, contact_change=told[0], now=now)
    return told
