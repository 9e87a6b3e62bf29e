"""The numbers to ring while the database is down, as they were when it was last up.

The book is a file beside the database: the title and the numbers of each published trial, all of
them public, and nothing else. Who reads it touches no database.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from trials.models import CentralContact, Contact, Trial
from trials.queries.contacts import Shown, all_shown
from trials.queries.standings import SiteLine, lines_of
from trials.queries.trials import Ring, ring_first, ring_of

# Trials whose sites are in memory at once.
_AT_ONCE = 200


@dataclass(frozen=True)
class Listing:
    """What the book holds of a trial. `rings` may be empty: then the desk is rung."""

    nct_id: str
    title: str
    rings: list[Ring]


@dataclass(frozen=True)
class PhoneBook:
    kept_at: dt.datetime
    listings: dict[str, Listing]


def listings(now: dt.datetime) -> Iterator[Listing]:
    """Every published trial; a few queries for each 200."""
    published = list(Trial.objects.published().order_by("pk"))
    for start in range(0, len(published), _AT_ONCE):
        yield from _listed(published[start : start + _AT_ONCE], now)


def look_up(nct_id: str, path: Path) -> Listing | None:
    """What the book says of a trial; None where it says nothing, or cannot be read."""
    return _read(path).get(nct_id.upper())


def first(count: int, path: Path) -> list[Listing]:
    """So many trials of the book, by their numbers; real ones come before invented ones."""
    return [listing for _, listing in sorted(_read(path).items())[:count]]


def _read(path: Path) -> dict[str, Listing]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=PhoneBook).listings
    except (OSError, msgspec.DecodeError):
        return {}


def _listed(trials: list[Trial], now: dt.datetime) -> Iterator[Listing]:
    contacts: dict[int, list[Contact]] = defaultdict(list)
    listed = CentralContact.objects.listed().filter(trial__in=trials)
    for contact in listed.select_related("person__backup"):
        contacts[contact.trial_id].append(contact)
    lines = lines_of(trials, now)
    for trial in trials:
        rings = list(_rings(all_shown(contacts[trial.pk]), lines[trial.pk]))
        yield Listing(trial.nct_id, trial.title, rings)


def _rings(contacts: list[Shown], lines: list[SiteLine]) -> Iterable[Ring]:
    rung = [contact for contact in contacts if contact.phone]
    first = ring_first(rung, lines)
    others = [ring_of(contact) for contact in rung[1:]]
    return [first, *others] if first else []
