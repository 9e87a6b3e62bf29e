"""Where each field of a ClinicalTrials.gov study stands, and the name that it has in our tables.

The notation; the tables themselves are trial_fields.py and lists.py. One table serves both
directions: exports/ctgov.py reads it from right to left, actions/record.py from left to right, and
registry/document.py checks types by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Path = tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A value: its path inside its item, our name for it, its type (a list is one of texts)."""

    path: Path
    name: str
    type: type = str


@dataclass(frozen=True)
class Items:
    """A list of a study (or of an item): where it stands, the name of our rows, what is in them.

    An item without fields of its own is a plain text, kept in the column `text`.
    `keys` are the fields by which two items are the same, the strictest key first. `fixed` are
    columns that the place alone decides (an outcome's kind).
    """

    path: Path
    rows: str
    fields: tuple[Field, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ()
    inner: tuple[Items, ...] = ()
    texts: bool = False
    fixed: tuple[tuple[str, str], ...] = ()


def fields(prefix: str, table: str) -> tuple[Field, ...]:
    """One field a line: `path in the registry = our name : type`, text where no type is given."""
    types: dict[str, type] = {
        "text": str,
        "flag": bool,
        "count": int,
        "number": float,
        "texts": list,
        "object": dict,
        "objects": tuple,
    }
    made = []
    for line in filter(None, map(str.strip, table.splitlines())):
        path, _, rest = line.partition("=")
        name, _, kind = rest.partition(":")
        whole = f"{prefix}.{path.strip()}" if prefix else path.strip()
        made.append(Field(tuple(whole.split(".")), name.strip(), types[kind.strip() or "text"]))
    return tuple(made)
