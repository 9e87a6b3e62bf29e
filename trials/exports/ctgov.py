"""The tables as a study of ClinicalTrials.gov's API v2: the inverse of actions/record.write.

`protocolSection` is made from the tables alone. What we keep no tables for (results, documents,
annotations, derived terms) is taken from the newest snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from trials.exports.arms import arms_and_interventions
from trials.models import Listed, Snapshot, Trial
from trials.registry.layout import Items, Json
from trials.registry.lists import ARMS, INTERVENTIONS, LISTS
from trials.registry.rows import encode, put
from trials.registry.trial_fields import TRIAL


def study(trial: Trial) -> Json:
    """The whole study. A trial that was made by hand has a protocolSection only."""
    newest = Snapshot.objects.merged().filter(trial=trial).last()
    rest: Json = json.loads(newest.text) if newest else {}
    return {**rest, "protocolSection": protocol(trial)}


def protocol(trial: Trial, *, annotated: bool = False) -> Json:
    """The protocolSection. With `annotated`, items name their row (@row) and their place in the
    last snapshot (@base), as registry/merge.py takes them."""
    made = encode(vars(trial), trial.extra, TRIAL)
    for items in LISTS:
        if items not in (ARMS, INTERVENTIONS):
            _put_list(made, items, item_list(trial, items, annotated=annotated))
    arms, interventions = arms_and_interventions(
        trial,
        item_list(trial, ARMS, annotated=annotated),
        item_list(trial, INTERVENTIONS, annotated=annotated),
    )
    _put_list(made, ARMS, arms)
    _put_list(made, INTERVENTIONS, interventions)
    return made


def item_list(owner: Any, items: Items, *, annotated: bool = False) -> list[Any]:
    """The listed rows of a trial (or of a site) as items of the document, in order."""
    rows = getattr(owner, items.rows).all()
    return [item_of(row, items, annotated=annotated) for row in _of(rows, items) if _is_listed(row)]


def item_of(row: Any, items: Items, *, annotated: bool = False) -> Any:
    """One row as the item of the document that it is."""
    if items.texts:
        return row.text
    item = encode(vars(row), row.extra, items.fields)
    for inner in items.inner:
        _put_list(item, inner, item_list(row, inner, annotated=annotated))
    return {**item, **_annotations(row)} if annotated else item


def _annotations(row: Listed) -> Json:
    known = {} if row.base_index is None else {"@base": row.base_index}
    return {"@row": row.pk, **known}


def _put_list(holder: Json, items: Items, listed: list[Any]) -> None:
    if listed:
        put(holder, items.path, listed)


def _of(rows: Iterable[Any], items: Items) -> Iterator[Any]:
    for row in rows:
        if all(getattr(row, name) == value for name, value in items.fixed):
            yield row


def _is_listed(row: Listed) -> bool:
    return row.unlisted_since is None
