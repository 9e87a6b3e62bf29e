"""Merging a study: what staff made of it, and what the registry made of it, since they were one.

As git merges texts, but by what things are: objects by key, the lists of lists.py by item, each
other value as a whole. What only one side changed is taken. Where both changed the same thing
differently, or one changed what the other dropped, ours stands and a Conflict says so.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from trials.registry.alignment import BASE
from trials.registry.layout import Items, Json
from trials.registry.lists import ARMS, INTERVENTIONS, LISTS, SITES
from trials.registry.mentions import Names, align_both, mark, names, names_on, spelled
from trials.registry.rows import look_up
from trials.registry.spots import Spot
from trials.registry.threeway import Conflict, ThreeWay
from trials.registry.values import SIDES, Three, plain

__all__ = ["Conflict", "Merged", "merge", "plain", "replace"]

# States in which the registry gives no contacts and no status of a site: the six of trials as
# counted over 1,101 records, the others by what they mean. In a state that is not listed here,
# dropping them is news like any other.
_CLOSED = frozenset(
    {
        "ACTIVE_NOT_RECRUITING",
        "APPROVED_FOR_MARKETING",
        "COMPLETED",
        "ENROLLING_BY_INVITATION",
        "NO_LONGER_AVAILABLE",
        "SUSPENDED",
        "TERMINATED",
        "WITHDRAWN",
        "WITHHELD",
    }
)
_GIVEN_WHILE_OPEN = frozenset(
    {
        ("contactsLocationsModule", "centralContacts"),
        (*SITES.path, "contacts"),
        (*SITES.path, "status"),
    }
)


@dataclass(frozen=True)
class Merged:
    """The merged `protocolSection`, and what a person has to decide.

    Its list items (but for texts) carry "@row", our row's key, if ours had one, and "@base",
    their index in the list of theirs, if theirs has them: what the next merge wants to be told.
    """

    protocol: Json
    conflicts: list[Conflict]


def merge(base: Json, ours: Json, theirs: Json) -> Merged:
    """The merge of two versions of a `protocolSection` that both come from base ({} if none).

    If items of one of our lists carry "@row" or "@base" (their index in the same list of base),
    that says which item of base each is; otherwise they are matched.
    """
    sides = Three(base, ours, theirs)
    alignments = align_both(sides)
    merging = ThreeWay(alignments, _GIVEN_WHILE_OPEN if _is_closed(theirs) else frozenset())
    marked = Three(*(mark(side, at, alignments) for side, at in zip(sides, SIDES, strict=True)))
    merged = merging.merge_object(Spot(), marked)

    called = Three(*(names_on(side, at, alignments) for side, at in zip(sides, SIDES, strict=True)))
    final = names(merging.kept[ARMS.path], merging.kept[INTERVENTIONS.path])
    called_now = {**called.base, **called.ours, **called.theirs, **final}
    conflicts = [_spelled(conflict, called) for conflict in merging.conflicts]
    return Merged(spelled(merged, called_now), conflicts)


def replace(ours: Json, theirs: Json) -> Merged:
    """Theirs throughout, with the identity of our rows: for a true document that takes the place of
    a reworded sample. All that we have counts as what both sides come from."""
    numbered = copy.deepcopy(ours)
    for items in LISTS:
        _number(look_up(numbered, items.path) or [], items)
    return merge(plain(numbered), numbered, theirs)


def _number(listed: list[Any], items: Items) -> None:
    for index, item in enumerate([] if items.texts else listed):
        item[BASE] = index
        for inner in items.inner:
            _number(look_up(item, inner.path) or [], inner)


def _is_closed(protocol: Json) -> bool:
    status = look_up(protocol, ("statusModule", "overallStatus"))
    return isinstance(status, str) and status in _CLOSED


def _spelled(conflict: Conflict, called: Three[Names]) -> Conflict:
    """Each side in the names that it uses itself."""
    return Conflict(
        conflict.path,
        spelled(conflict.base, called.base),
        spelled(conflict.ours, called.ours),
        spelled(conflict.theirs, called.theirs),
    )
