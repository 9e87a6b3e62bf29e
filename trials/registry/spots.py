"""A place in a study, for the code and in words that a person can find it by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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

    def item(self, title: object) -> Spot:
        """One item of the list here."""
        return Spot(self.path, f"{self.text}[{title}]")


def titles(rows: list[Places], lists: Three[Sequence[object]], items: Items) -> dict[Places, Any]:
    """What to call each row: as ours calls it where we have it, namesakes numbered.

    A text is its own title.
    """
    named = {row: _any_side(row, lists) for row in rows}
    if items.texts:
        return named
    made: dict[Places, Any] = {}
    met: Counter[str] = Counter()
    for row, item in named.items():
        title = _title(item, items)
        met[title] += 1
        made[row] = f"{title} #{met[title]}" if met[title] > 1 else title
    return made


def _any_side(row: Places, lists: Three[Sequence[object]]) -> object:
    sides = (lists.ours, row.ours), (lists.base, row.base), (lists.theirs, row.theirs)
    return next(listed[index] for listed, index in sides if index is not None)


def _title(item: object, items: Items) -> str:
    # The second key is what people go by: a site's facility and city, an arm's label.
    values = [look_up(item, path) for path in key_paths(items, items.keys[1])[:2]]
    return ", ".join(str(value) for value in values if value)[:_LONGEST] or "unnamed"
