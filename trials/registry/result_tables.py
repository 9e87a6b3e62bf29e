"""Tables of posted results: a column for each group of people, rows in blocks.

The registry nests numbers inside categories inside classes and names groups by an id; here each
row has one cell for each column, in the order of the columns. What is missing or of a wrong type
is an empty cell.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trials.language.tongue import gettext
from trials.registry.layout import Json


@dataclass(frozen=True)
class Group:
    """People whose results are given together. The description is in the registry's markup."""

    id: str
    title: str
    description: str


@dataclass(frozen=True)
class Cell:
    """A number as the registry wrote it, with its spread or limits; the note is markup."""

    text: str = ""
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A row bears a name of the registry, unless it is ours."""

    name: str
    cells: tuple[Cell, ...]
    is_ours: bool = False


@dataclass(frozen=True)
class Block:
    """Rows under a heading of their own; the heading may be empty. It is the registry's, unless it
    is ours."""

    name: str
    rows: tuple[Row, ...]
    is_ours: bool = False


@dataclass(frozen=True)
class Table:
    groups: tuple[Group, ...]
    blocks: tuple[Block, ...]


def items(value: object, key: str) -> list[Json]:
    """The objects of a list that stands under the key; whatever else is there is passed over."""
    found = value.get(key) if isinstance(value, dict) else None
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def inside(value: object, key: str) -> Json:
    """The object under the key, or an empty one."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def text(value: Json, key: str) -> str:
    """The text or number under the key, as text."""
    found = value.get(key)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return str(found)


def groups(module: Json, key: str = "groups") -> tuple[Group, ...]:
    return tuple(
        Group(text(item, "id"), text(item, "title"), text(item, "description"))
        for item in items(module, key)
    )


def row(
    name: str, columns: Iterable[Group], cells: dict[str, Cell], *, is_ours: bool = False
) -> Row:
    """A row with the cell of each group, in the order of the columns."""
    return Row(name, tuple(cells.get(group.id, Cell()) for group in columns), is_ours)


def counted(columns: Iterable[Group], owner: Json) -> list[Row]:
    """How many people (or eyes, or lesions) the numbers of a table or a block stand for."""
    made = []
    for denominator in items(owner, "denoms"):
        units = text(denominator, "units")
        is_people = units in {"", "Participants"}
        words = gettext("People counted") if is_people else gettext("{units} counted")
        counts = items(denominator, "counts")
        cells = {text(count, "groupId"): Cell(text(count, "value")) for count in counts}
        made.append(row(words.format(units=units), columns, cells, is_ours=True))
    return made
