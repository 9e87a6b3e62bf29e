"""Which items of the three lists of a merge are one, and in which order the merged list stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeAlias

from trials.registry.layout import Items
from trials.registry.matching import match
from trials.registry.values import SIDES, Three, same

# Annotations of the items of ours: our row's key, and its index in the base list.
ROW = "@row"
BASE = "@base"

List: TypeAlias = Sequence[object]
# Where one item stands in the list of each side; None where that side does not have it.
Places: TypeAlias = Three[int | None]


def align(lists: Three[List], items: Items) -> list[Places]:
    """Every item that ours or theirs has, once.

    Theirs meets ours through the base that both come from. What is left over meets directly: a
    site that both added, or to which both gave the same new name.
    """
    ours_from = _origins(lists.base, lists.ours, items)
    theirs_from = match(lists.base, lists.theirs, items)
    met = _met(lists, items, ours_from, theirs_from)
    rows = [
        Three(base, ours, theirs)
        for ours, (base, theirs) in enumerate(zip(ours_from, met, strict=True))
    ]
    lone = set(range(len(lists.theirs))) - set(met)
    return rows + [Three(theirs_from[theirs], None, theirs) for theirs in sorted(lone)]


def arrange(rows: list[Places]) -> tuple[list[Places], bool]:
    """The rows in their order, and whether ours and theirs moved them differently.

    The side that moved items that all three have gives the order (ours, if both did); what only
    the other side has stands behind the item that it stands behind there.
    """
    shared = [row for row in rows if None not in row]
    before, ours, theirs = (in_order(shared, side) for side in SIDES)
    by_ours, by_theirs = (
        in_order([row for row in rows if getattr(row, side) is not None], side)
        for side in ("ours", "theirs")
    )
    if ours == before != theirs:
        return _woven(by_theirs, by_ours), False
    return _woven(by_ours, by_theirs), theirs not in (before, ours)


def _origins(base: List, ours: List, items: Items) -> list[int | None]:
    """The base index of each of our items: as annotated, else as matched."""
    rows = [item if isinstance(item, dict) else {} for item in ours]
    if not any(ROW in row or BASE in row for row in rows):
        return match(base, ours, items)
    free = set(range(len(base)))
    origins: list[int | None] = []
    for row in rows:
        index = row.get(BASE)
        origins.append(index if index in free else None)
        free.discard(index)
    return origins


def _met(
    lists: Three[List], items: Items, ours_from: list[int | None], theirs_from: list[int | None]
) -> list[int | None]:
    """For each of our items the index of the same one in theirs."""
    if same([*lists.ours], [*lists.theirs]):
        return [*range(len(lists.ours))]
    theirs_at = {base: theirs for theirs, base in enumerate(theirs_from) if base is not None}
    met = [None if base is None else theirs_at.get(base) for base in ours_from]
    our_rest = [ours for ours, theirs in enumerate(met) if theirs is None]
    their_new = [theirs for theirs, base in enumerate(theirs_from) if base is None]
    found = match(
        [lists.ours[ours] for ours in our_rest],
        [lists.theirs[theirs] for theirs in their_new],
        items,
    )
    for theirs, place in zip(their_new, found, strict=True):
        if place is not None:
            met[our_rest[place]] = theirs
    return met


def in_order(rows: list[Places], side: str) -> list[Places]:
    """The rows as they stand on one side; all must stand there."""
    return sorted(rows, key=attrgetter(side))


def _woven(main: list[Places], other: list[Places]) -> list[Places]:
    """The main order; rows that only the other has follow the row before them there."""
    known = set(main)
    following: dict[Places | None, list[Places]] = defaultdict(list)
    before = None
    for row in other:
        if row in known:
            before = row
        else:
            following[before].append(row)
    woven = [*following[None]]
    for row in main:
        woven += [row, *following[row]]
    return woven
