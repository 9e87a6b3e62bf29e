"""A place in a study, for the code and in words that a person can find it by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trials.registry.alignment import Places
from trials.registry.layout import Items, Path
from trials.registry.matching import key_paths
from trials.registry.rows import look_up
from trials.registry.values import Three

_LONGEST = 80


@dataclass(frozen=True)
class Spot:
    """`path` leaves out which item of a list it is; `text` says it: locations[Rady, San Diego]."""

    path: Path = ()
    text: str = ""

    def key(self, name: str) -> Spot:
        """The value of a key of the object here."""
        return Spot((*self.path, name), f"{self.text}.{name}" if self.text else name)

    def item(self, title: str) -> Spot:
        """One item of the list here."""
        return Spot(self.path, f"{self.text}[{title}]")


def titles(rows: list[Places], lists: Three[Sequence[object]], items: Items) -> dict[Places, str]:
    """A short name for each row, as ours calls it where we have it; namesakes are numbered."""
    made: dict[Places, str] = {}
    met: Counter[str] = Counter()
    for row in rows:
        title = _title(_any_side(row, lists), items)
        met[title] += 1
        made[row] = f"{title} #{met[title]}" if met[title] > 1 else title
    return made


def _any_side(row: Places, lists: Three[Sequence[object]]) -> object:
    for side in ("ours", "base", "theirs"):
        index = getattr(row, side)
        if index is not None:
            return getattr(lists, side)[index]
    raise ValueError("A row that stands nowhere.")


def _title(item: object, items: Items) -> str:
    if items.texts:
        return str(item)[:_LONGEST]
    # The second key is what people go by: a site's facility and city, an arm's label.
    values = [look_up(item, path) for path in key_paths(items, items.keys[1])[:2]]
    return ", ".join(str(value) for value in values if value)[:_LONGEST] or "unnamed"
