"""The glossary that ships with the portal. What staff make of it stays as they made it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from trials.language.terms import Key, key
from trials.models import GlossaryEntry

FOLDER = Path(__file__).parent.parent / "glossary"
LANGUAGES = ("en", "es")
REASON = "Came with the portal"


def load(*, now: dt.datetime) -> int:
    """Add the shipped entries that the portal has never had; comes back how many those were.

    An entry that staff edited stays as it is. One that they deleted does not come back: its history
    is still there. One of which they gave a form to another concept is left out. One that nobody
    touched says what is shipped now.
    """
    _renew_untouched(now)
    try:
        return _add_missing(now)
    except IntegrityError:
        # Somebody added one of them at the same time: now it is no longer missing.
        return _add_missing(now)


def shipped() -> Iterator[GlossaryEntry]:
    """The entries that ship with the portal, none of them saved."""
    for language in LANGUAGES:
        for entry in json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8")):
            other_forms = "\n".join(entry.pop("other_forms"))
            yield GlossaryEntry(language=language, other_forms=other_forms, **entry)


@transaction.atomic
def _add_missing(now: dt.datetime) -> int:
    had, owners = _had(), _owners()
    missing = [
        entry
        for entry in shipped()
        if (entry.concept, entry.language) not in had and not _is_taken(entry, owners)
    ]
    bulk_create_with_history(missing, GlossaryEntry, default_date=now, default_change_reason=REASON)
    return len(missing)


@transaction.atomic
def _renew_untouched(now: dt.datetime) -> None:
    words, owners = {(each.concept, each.language): each for each in shipped()}, _owners()
    renewed = []
    for entry in _untouched():
        new = words.get((entry.concept, entry.language))
        if new and not _is_taken(new, owners) and _words_of(new) != _words_of(entry):
            entry.term, entry.other_forms, entry.meaning = _words_of(new)
            renewed.append(entry)
    columns = ["term", "other_forms", "meaning"]
    bulk_update_with_history(
        renewed, GlossaryEntry, columns, default_date=now, default_change_reason=REASON
    )


def _untouched() -> QuerySet[GlossaryEntry]:
    """The entries whose whole history is that they came with the portal."""
    came = GlossaryEntry.history.filter(history_change_reason=REASON)
    others = GlossaryEntry.history.exclude(history_change_reason=REASON)
    held = GlossaryEntry.objects.select_for_update()
    return held.filter(pk__in=came.values("id")).exclude(pk__in=others.values("id"))


def _words_of(entry: GlossaryEntry) -> tuple[str, str, str]:
    return entry.term, entry.other_forms, entry.meaning


def _had() -> set[tuple[str, str]]:
    """Concept and language of every entry that there is or was."""
    tables = (GlossaryEntry.objects, GlossaryEntry.history)
    return {pair for table in tables for pair in table.values_list("concept", "language")}


def _owners() -> dict[tuple[str, Key], str]:
    """Which concept has a form, by language."""
    entries = GlossaryEntry.objects.all()
    return {(entry.language, key(form)): entry.concept for entry in entries for form in entry.forms}


def _is_taken(entry: GlossaryEntry, owners: dict[tuple[str, Key], str]) -> bool:
    of_forms = (owners.get((entry.language, key(form))) for form in entry.forms)
    return any(owner not in (None, entry.concept) for owner in of_forms)
