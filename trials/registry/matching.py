"""Which item of an older list each item of a newer one is."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain

from trials.registry.layout import Items, Path
from trials.registry.likeness import Words, alike, words
from trials.registry.rows import look_up
from trials.registry.values import MISSING, frozen

# A word that stands in more of the items left over than this ("hospital") points to none of them.
_TELLING = 8


def match(old: Sequence[object], new: Sequence[object], items: Items) -> list[int | None]:
    """For each new item the index of the old one that it is; None for one that was not there.

    In passes over what is left: identical, then by each of `items.keys`, then alike but for
    spelling (likeness.py; an entirely different hospital is a new item). At each pass the k-th of
    equal ones goes with the k-th. Plain texts are the same only if identical.
    """
    matching = _Matching(old, new)
    matching.pair_by(frozen)
    if items.keys:
        strictest, *weaker = (key_paths(items, columns) for columns in items.keys)
        matching.pair_by(_key(strictest, any))
        for paths in weaker:
            matching.pair_by(_key(paths, all))
        matching.pair_alike(strictest)
    return matching.found


def key_paths(items: Items, columns: tuple[str, ...]) -> list[Path]:
    """Where the columns of a key stand in an item of the registry."""
    paths = {field.name: field.path for field in items.fields}
    return [paths[column] for column in columns]


def _key(
    paths: list[Path], enough: Callable[[Iterable[object]], bool]
) -> Callable[[object], Hashable]:
    """What an item holds at the paths; MISSING unless any, or all, of it is there.

    Weaker keys want all: that two sites both lack a postcode does not make them one site.
    """

    def of(item: object) -> Hashable:
        values = [look_up(item, path) for path in paths]
        return tuple(map(frozen, values)) if enough(values) else MISSING

    return of


class _Matching:
    """The pairs found so far, and the old items that are left."""

    def __init__(self, old: Sequence[object], new: Sequence[object]) -> None:
        self.old, self.new = old, new
        self.left = dict.fromkeys(range(len(old)))
        self.found: list[int | None] = [None] * len(new)

    def pair_by(self, key: Callable[[object], Hashable]) -> None:
        """The k-th old item of a key with the k-th new one; MISSING is no key."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for index in self.left:
            waiting[key(self.old[index])].append(index)
        waiting.pop(MISSING, None)
        for place in self._unfound():
            if queue := waiting.get(key(self.new[place])):
                self._pair(queue.popleft(), place)

    def pair_alike(self, paths: list[Path]) -> None:
        """Each new item with the first old one that says the same but for spelling.

        Only those are compared that share a telling word, so long lists stay cheap.
        """
        said = {index: _said(self.old[index], paths) for index in self.left}
        telling: dict[str, list[int]] = defaultdict(list)
        for index, texts in said.items():
            for word in frozenset(chain(*texts)):
                telling[word].append(index)
        for place in self._unfound():
            texts = _said(self.new[place], paths)
            near = (telling[word] for word in chain(*texts) if word in telling)
            candidates = sorted({i for found in near if len(found) <= _TELLING for i in found})
            for index in candidates:
                if index in self.left and alike(said[index], texts):
                    self._pair(index, place)
                    break

    def _unfound(self) -> list[int]:
        return [place for place, index in enumerate(self.found) if index is None]

    def _pair(self, index: int, place: int) -> None:
        self.found[place] = index
        del self.left[index]


def _said(item: object, paths: list[Path]) -> list[Words]:
    return [words(look_up(item, path)) for path in paths]
