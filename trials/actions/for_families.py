"""What a site tells families besides its status: places, and the note on how one gets by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import transaction

from trials.models import FamilyNote, PlacesReport, Site, StatusReport
from trials.queries.for_families import newest_of

Word = TypeVar("Word", PlacesReport, FamilyNote)
# The `Seen` of somebody who saw that nothing was said yet.
NOTHING = 0


@dataclass(frozen=True)
class Seen:
    """The primary keys of the newest words that a person saw, NOTHING where there was none."""

    places: int = NOTHING
    note: int = NOTHING


@dataclass(frozen=True)
class Places:
    """One of the phrases of PlacesReport; weeks go with a waiting list, and only with that."""

    phrase: str
    weeks: int | None = None


class Overtaken(RuntimeError):
    """Somebody else has spoken since. What they said of that which was to be written; else None."""

    def __init__(self, places: PlacesReport | None, note: FamilyNote | None) -> None:
        super().__init__("Overtaken")
        self.places, self.note = places, note


@transaction.atomic
def tell(
    *,
    site: Site,
    by: User,
    now: dt.datetime,
    seen: Seen,
    places: Places | None = None,
    note: Mapping[str, str] | None = None,
) -> None:
    """Write down what a site tells families now. Earlier words stay on the record.

    None leaves a part as it is; a note whose texts are all empty takes the one before away. Raises
    Overtaken where somebody else has written the same part meanwhile: then nothing is written.
    """
    # PostgreSQL locks the row; SQLite lets one transaction write at a time.
    Site.objects.select_for_update().get(pk=site.pk)
    newest_places, newest_note = newest_of(site)
    their_places = _unseen(newest_places, seen.places) if places else None
    their_note = _unseen(newest_note, seen.note) if note is not None else None
    if their_places or their_note:
        raise Overtaken(their_places, their_note)
    newest_status = StatusReport.objects.filter(site=site).first()
    if places:
        at = _after(now, newest_places, newest_status)
        PlacesReport.objects.create(
            site=site, phrase=places.phrase, weeks=places.weeks, by=by, at=at
        )
    if note is not None:
        FamilyNote.objects.create(site=site, by=by, at=_after(now, newest_note), **note)


def _unseen(newest: Word | None, seen: int) -> Word | None:
    return newest if newest and newest.pk != seen else None


def _after(
    now: dt.datetime, *words: PlacesReport | FamilyNote | StatusReport | None
) -> dt.datetime:
    """Clocks differ from computer to computer; the order in which words were said does not."""
    return max([now, *(word.at for word in words if word)])
