"""The rows of a list of a document: changed, added, unlisted, revived, in few statements."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from trials.exports.ctgov import item_of
from trials.models import Listed, Site
from trials.registry.layout import Field, Items
from trials.registry.matching import match
from trials.registry.rows import decode, take

Gathered = dict[type[models.Model], list[models.Model]]

BATCH = 500
_PLACE = ("position", "base_index")


class Writing:
    """Rows to write, gathered by table, and what their history says of the change."""

    def __init__(self, now: dt.datetime, reason: str) -> None:
        self.now, self.reason = now, reason
        self.new: Gathered = defaultdict(list)
        self.changed: Gathered = defaultdict(list)
        self.moved: Gathered = defaultdict(list)

    def put(self, row: models.Model, wanted: dict[str, Any]) -> None:
        """Set the columns of a row, and remember it where one of them differs."""
        different = {name for name, value in wanted.items() if getattr(row, name) != value}
        for name in different:
            setattr(row, name, wanted[name])
        if row._state.adding:
            self.new[type(row)].append(row)
        elif different - set(_PLACE):
            self.changed[type(row)].append(row)
        elif different:
            self.moved[type(row)].append(row)

    def finish(self) -> None:
        """Write what was gathered. History gets the changes, not the mere change of place."""
        said: dict[str, Any] = {
            "default_change_reason": self.reason,
            "default_date": self.now,
            "batch_size": BATCH,
        }
        for table, rows in self.new.items():
            bulk_create_with_history(rows, table, **said)
        for table, rows in self.changed.items():
            bulk_update_with_history(rows, table, _columns(table), **said)
        for table, rows in self.moved.items():
            table._default_manager.bulk_update(rows, _PLACE, batch_size=BATCH)
        self.new, self.changed, self.moved = defaultdict(list), defaultdict(list), defaultdict(list)


def write_rows(
    items: Items, wanted: Sequence[tuple[models.Model, list[Any]]], writing: Writing
) -> list[Listed]:
    """Make the rows of each owner say what its list says. Returns those rows in order."""
    table, owner_name = _table_of(items, wanted[0][0]) if wanted else (Listed, "")
    known = _rows_by_owner(table, owner_name, items, [owner for owner, _ in wanted])
    written: list[Listed] = []
    for owner, listed in wanted:
        rows = known[owner.pk]
        chosen = _choose(rows, listed, items)
        for position, (row, item) in enumerate(zip(chosen, listed, strict=True)):
            fresh = table(**{owner_name: owner})
            written.append(row or fresh)
            writing.put(row or fresh, _columns_of(item, items, position, table, row, writing.now))
        for row in set(rows) - set(chosen):
            writing.put(row, {"unlisted_since": row.unlisted_since or writing.now})
    return written


def defaults(table: type[models.Model], fields: Iterable[Field]) -> dict[str, Any]:
    """What each column holds where the document says nothing."""
    columns = {column.name: column for column in table._meta.concrete_fields}
    return {field.name: columns[field.name].get_default() for field in fields}


def take_inner(items: Items, listed: list[Any]) -> list[tuple[Items, list[list[Any]]]]:
    """Take the inner lists (a site's contacts) out of the items."""
    return [(inner, [take(item, inner.path) or [] for item in listed]) for inner in items.inner]


def _table_of(items: Items, owner: models.Model) -> tuple[type[Listed], str]:
    relation = owner._meta.get_field(items.rows)
    return relation.related_model, relation.remote_field.name  # type: ignore[union-attr, return-value]


def _rows_by_owner(
    table: type[Listed], owner_name: str, items: Items, owners: list[models.Model]
) -> dict[int, list[Listed]]:
    rows: dict[int, list[Listed]] = defaultdict(list)
    if owners:
        found = table._default_manager.filter(**{f"{owner_name}__in": owners}, **dict(items.fixed))
        for row in found:
            rows[getattr(row, f"{owner_name}_id")].append(row)
    return rows


def _choose(rows: list[Listed], listed: list[Any], items: Items) -> list[Listed | None]:
    """The row of each item: the one that it names, else an unlisted one that it revives."""
    by_key = {row.pk: row for row in rows}
    chosen = [None if items.texts else by_key.get(item.pop("@row", None)) for item in listed]
    spare = [row for row in rows if row.unlisted_since is None and items.texts]
    spare += [row for row in rows if row.unlisted_since is not None]
    nameless = [index for index, row in enumerate(chosen) if row is None]
    old = [item_of(row, items) for row in spare]
    found = match(old, [listed[index] for index in nameless], items) if old else []
    for index, place in zip(nameless, found, strict=False):
        chosen[index] = None if place is None else spare[place]
    return chosen


def _columns_of(
    item: Any,
    items: Items,
    position: int,
    table: type[Listed],
    row: Listed | None,
    now: dt.datetime,
) -> dict[str, Any]:
    place = {"position": position, "unlisted_since": None, **dict(items.fixed)}
    if items.texts:
        return {**place, "text": item}
    base_index = item.pop("@base", None)
    columns, extra = decode(item, items.fields)
    known = {**defaults(table, items.fields), **columns}
    wanted = {**place, **known, "base_index": base_index, "extra": extra}
    if table is Site and _is_news(row, wanted["registry_status"]):
        wanted["registry_status_seen_at"] = now
    return wanted


def _is_news(site: Any, registry_status: str) -> bool:
    """True too where the registry had dropped the site, and so had said nothing lately."""
    return site is None or bool(site.unlisted_since) or site.registry_status != registry_status


def _columns(table: type[models.Model]) -> list[str]:
    return [field.name for field in table._meta.concrete_fields if not field.primary_key]
