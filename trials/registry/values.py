"""Values of a JSON document as the merge sees them: absent, equal, annotated, on three sides."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class _Missing:
    """What a key that is not there holds; a null is something else."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "MISSING"


MISSING = _Missing()


class Three(NamedTuple, Generic[T]):
    """The same thing on the three sides of a merge."""

    base: T
    ours: T
    theirs: T


SIDES = Three._fields


def plain(value: Any) -> Any:
    """A copy of the value without annotations, which are keys that begin with "@"."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items() if not key.startswith("@")}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value


def frozen(value: Any) -> Hashable:
    """The value without annotations and with Unix line ends: equal values are the same thing.

    Numbers compare by size (40 and 40.0, the database keeps only one of them), flags only with
    flags.
    """
    if isinstance(value, dict):
        return frozenset((k, frozen(part)) for k, part in value.items() if not k.startswith("@"))
    if isinstance(value, list):
        return tuple(map(frozen, value))
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return bool, value
    hashable: Hashable = value
    return hashable


def same(one: object, other: object) -> bool:
    """Whether nobody changed anything between the two."""
    return frozen(one) == frozen(other)
