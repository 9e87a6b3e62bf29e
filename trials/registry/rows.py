"""Between an item of a document and the columns of a row: nothing is lost on the way.

`decode` takes the known values out of an item and leaves the rest, `extra`, as it stood: unknown
keys, and known ones that hold nothing ("", [], {}), which a column could not tell from absence.
`encode` puts the values back. For every item: encode(*decode(item, fields), fields) == item.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from trials.registry.layout import Field, Json, Path

_EMPTY: tuple[Any, ...] = ("", [], {}, None)


def decode(item: Json, fields: Iterable[Field]) -> tuple[Json, Json]:
    """(columns by our names, extra). The item is left as it is."""
    extra = copy.deepcopy(item)
    columns = {}
    for field in fields:
        value = take(extra, field.path)
        if value is not None:
            columns[field.name] = value
    return columns, extra


def encode(columns: Mapping[str, object], extra: Json, fields: Iterable[Field]) -> Json:
    """The item again. A column that holds nothing leaves what stands in `extra`."""
    item = copy.deepcopy(extra)
    for field in fields:
        value = columns[field.name]
        if value not in _EMPTY:
            put(item, field.path, value)
    return item


def take(item: Json, path: Path) -> Any:
    """Remove what stands at the path, and the objects that this empties. None: nothing there."""
    if len(path) == 1:
        return None if item.get(path[0]) in _EMPTY else item.pop(path[0])
    inner = item.get(path[0])
    if not isinstance(inner, dict):
        return None
    value = take(inner, path[1:])
    if value is not None and not inner:
        del item[path[0]]
    return value


def put(item: Json, path: Path, value: Any) -> None:
    """Set what stands at the path, making the objects on the way."""
    for key in path[:-1]:
        item = item.setdefault(key, {})
    item[path[-1]] = value


def look_up(value: Any, path: Path) -> Any:
    """What stands at the path, or None."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value
