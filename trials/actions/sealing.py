"""Everything that is sealed is sealed anew with the newest key, so that an older one can go.

Each row is locked, changed and let go by itself: the portal may run meanwhile, and who is stopped
in the middle begins again where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Model

from trials.models import Entry, Inquiry
from trials.models.sealed import Unreadable, fingerprint, is_newest, seal, unseal
from trials.queries.persons import as_compared, digits_of

# What django-allauth keeps secret, by its names: the seed of an app, and that of recovery codes.
SECRETS = ("secret", "seed")


def reseal() -> Iterator[bool]:
    """Seal each row anew that needs it: True where that was done, False where it is unreadable."""
    yield from _each(Inquiry, _inquiry)
    yield from _each(Entry, _entry)
    yield from _each(Authenticator, _authenticator)


def _each(table: type[Model], deed: Callable[[Any], bool]) -> Iterator[bool]:
    for pk in table._default_manager.order_by("pk").values_list("pk", flat=True):
        try:
            if _locked(table, pk, deed):
                yield True
        except Unreadable:
            yield False


@transaction.atomic
def _locked(table: type[Model], pk: int, deed: Callable[[Any], bool]) -> bool:
    row = table._default_manager.select_for_update().filter(pk=pk).first()
    return row is not None and deed(row)


def _inquiry(row: Inquiry) -> bool:
    """Whether the row needed it. Its fingerprints are made with the key that it is sealed with."""
    if not row.sealed_sender or is_newest(row.sealed_sender):
        return False
    row.sender = sender = row.sender
    row.email_fingerprint = fingerprint(as_compared(sender.email)) if sender.email else ""
    row.phone_fingerprint = fingerprint(digits_of(sender.phone)) if sender.phone else ""
    row.save(update_fields=["sealed_sender", "email_fingerprint", "phone_fingerprint"])
    return True


def _entry(row: Entry) -> bool:
    if not row.sealed_text or is_newest(row.sealed_text):
        return False
    # Opened with its key, sealed with the newest.
    row.text = row.text
    row.save(update_fields=["sealed_text"])
    return True


def _authenticator(row: Authenticator) -> bool:
    old = [name for name in SECRETS if name in row.data and not is_newest(row.data[name])]
    for name in old:
        row.data[name] = seal(unseal(row.data[name]))
    if old:
        row.save(update_fields=["data"])
    return bool(old)
