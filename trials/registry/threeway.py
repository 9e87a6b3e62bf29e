"""The three-way merge of objects, lists and values; merge.py says of what and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from trials.registry.alignment import BASE, ROW, List, Places, align, arrange, in_order
from trials.registry.layout import Items, Json, Path
from trials.registry.lists import LISTS, SITES
from trials.registry.mentions import MENTIONS, Alignments, Mention
from trials.registry.spots import Spot, titles
from trials.registry.values import MISSING, SIDES, Three, plain, same


@dataclass(frozen=True)
class Conflict:
    """What ours and theirs changed differently; None is a value that is not there.

    `path` is for people: "contactsLocationsModule.locations[Rady Hospital, San Diego].zip". Where
    the two only moved the items of a list differently, the values are their names in order.
    """

    path: str
    base: object
    ours: object
    theirs: object


class ThreeWay:
    """One merge under way, with the conflicts met so far.

    Lists in `alignments` are aligned as it says, the others when their turn comes; `kept` then
    says which item each row of the former became. Theirs may drop what stands at a `fading` path
    without a conflict.
    """

    def __init__(self, alignments: Alignments, fading: frozenset[Path]) -> None:
        self.alignments, self.fading = alignments, fading
        self.conflicts: list[Conflict] = []
        self.kept: dict[Path, dict[Places, Any]] = {path: {} for path in alignments}

    def merge_object(self, spot: Spot, sides: Three[Any]) -> Json:
        """The merged object, key by key."""
        base, ours, theirs = (side or {} for side in sides)
        merged: Json = {}
        for key in {**theirs, **ours, **base}:
            if not key.startswith("@"):
                parts = Three(*(side.get(key, MISSING) for side in (base, ours, theirs)))
                part = self._merge_part(spot.key(key), parts)
                if part is not MISSING:
                    merged[key] = part
        return merged

    def _merge_part(self, spot: Spot, sides: Three[Any]) -> object:
        """The merged value of a key: an object, a list that is merged by items, or a whole."""
        items = _LISTS.get(spot.path)
        if items and _are_lists(sides, items):
            return self._merge_list(spot, sides, items) or _emptied(sides)
        if spot.path not in _WHOLE and all(_is_object(side) for side in sides):
            return self.merge_object(spot, sides) or _emptied(sides)
        return self._merge_whole(spot, sides)

    def _merge_list(self, spot: Spot, sides: Three[Any], items: Items) -> list[object]:
        """The items that stay, in their order."""
        lists: Three[List] = Three(*(side or [] for side in sides))
        rows = self.alignments.get(spot.path) or align(lists, items)
        names = titles(rows, lists, items)
        kept: dict[Places, object] = {}
        for row in rows:
            item = self._merge_item(spot.item(names[row]), _item_of(row, lists), items)
            if item is not MISSING:
                kept[row] = item if items.texts else _annotated(item, row, lists)
        order, disputed = arrange([*kept])
        if disputed:
            self._dispute(spot, Three(*_orders(order, names)))
        if spot.path in self.kept:
            self.kept[spot.path] = kept
        return [kept[row] for row in order]

    def _merge_item(self, spot: Spot, sides: Three[Any], items: Items) -> object:
        """The merged item; MISSING if it is dropped."""
        if items.texts:
            return self._merge_whole(spot, sides)
        if sides.base is not MISSING and MISSING in (sides.ours, sides.theirs):
            if self._merge_whole(spot, sides) is MISSING:
                return MISSING
            # What we changed and they dropped stands, as an item that they never had.
            return self.merge_object(spot, Three(MISSING, sides.ours, MISSING))
        return self.merge_object(spot, sides)

    def _merge_whole(self, spot: Spot, sides: Three[Any]) -> object:
        """The value of the side that changed it; ours, and a conflict, if both did."""
        base, ours, theirs = sides
        if same(ours, base) or same(ours, theirs):
            return theirs
        if same(theirs, base):
            return ours
        if theirs is MISSING and spot.path in self.fading:
            return MISSING
        self._dispute(spot, sides)
        return ours

    def _dispute(self, spot: Spot, sides: Three[Any]) -> None:
        values = (None if side is MISSING else plain(side) for side in sides)
        self.conflicts.append(Conflict(spot.text, *values))


def _by_path(lists: tuple[Items, ...], above: Path = ()) -> dict[Path, Items]:
    found: dict[Path, Items] = {}
    for items in lists:
        path = (*above, *items.path)
        found |= {path: items, **_by_path(items.inner, path)}
    return found


_LISTS = _by_path((*LISTS, *MENTIONS))
# Our latitude with their longitude would be a third place.
_WHOLE = frozenset({(*SITES.path, "geoPoint")})


def _is_object(side: object) -> bool:
    return side is MISSING or isinstance(side, dict)


def _are_lists(sides: Three[Any], items: Items) -> bool:
    """Whether each side has a list of the right kind of items, or nothing."""
    kind = (str, Mention) if items.texts else dict
    return all(
        side is MISSING or (isinstance(side, list) and all(isinstance(item, kind) for item in side))
        for side in sides
    )


def _emptied(sides: Three[Any]) -> object:
    """What an object or a list in which nothing is left is: empty or not there at all."""
    base, ours, theirs = sides
    first, second = (ours, theirs) if same(theirs, base) else (theirs, ours)
    return next((side for side in (first, second) if not side), MISSING)


def _item_of(row: Places, lists: Three[List]) -> Three[object]:
    at = zip(row, lists, strict=True)
    return Three(*(MISSING if index is None else items[index] for index, items in at))


def _annotated(item: Any, row: Places, lists: Three[List]) -> Json:
    """The item with our row's key, and with the index that it has in the next base."""
    ours = _item_of(row, lists).ours
    notes: Json = {}
    if isinstance(ours, dict) and ROW in ours:
        notes[ROW] = ours[ROW]
    if row.theirs is not None:
        notes[BASE] = row.theirs
    return {**item, **notes}


def _orders(rows: list[Places], names: dict[Places, Any]) -> Three[list[Any]]:
    """The names of the rows that all sides have, in the order of each side."""
    shared = [row for row in rows if None not in row]
    return Three(*([names[row] for row in in_order(shared, side)] for side in SIDES))
