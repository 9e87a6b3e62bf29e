"""Edits of two people to different things come together, with nothing for a third to decide."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from trials.registry.layout import Items, Json
from trials.registry.lists import LISTS, SITES
from trials.registry.merge import merge, plain

DOCUMENTS = Path(__file__).parents[1] / "documents"
ITEMS = {items.path[-1]: items for items in (*LISTS, *SITES.inner) if not items.texts}
ONE_THING = "geoPoint"  # half a place is no place
GONE = object()
randoms = st.randoms(use_true_random=False)


class Parting:
    """Of one value three: as ours made it, as theirs made it, and with the edits of both.

    Theirs leaves alone by what an item is known, for nobody else could say which one it was.
    """

    def __init__(self, random: Random) -> None:
        self.random, self.numbers = random, count()

    def of(self, value: Any, key: str = "", may_theirs: bool = True) -> tuple[Any, Any, Any]:
        if isinstance(value, dict) and key != ONE_THING:
            return self.of_object(value, ITEMS.get(key))
        if key in ITEMS:
            return self.of_items(value, key)
        new = self.random.choice([GONE, f"new {next(self.numbers)}"])
        chances = [(value, value, value)] * 3 + [(new, value, new)] + [(value, new, new)]
        return self.random.choice(chances[: 5 if may_theirs else 4])

    def of_object(self, value: Json, items: Items | None) -> tuple[Json, Json, Json]:
        made: tuple[Json, Json, Json] = ({}, {}, {})
        known_by = identity(items) if items else set()
        for key, part in value.items():
            may_theirs = not items or bool(known_by & value.keys() - {key} and key not in known_by)
            for side, edit in zip(made, self.of(part, key, may_theirs), strict=True):
                if edit is not GONE:
                    side[key] = edit
        return made

    def of_items(self, items: list[Any], key: str) -> tuple[list[Any], list[Any], list[Any]]:
        made: tuple[list[Any], list[Any], list[Any]] = ([], [], [])
        for index, item in enumerate(items):
            deed = self.random.choice(["drop ours", "drop theirs", "keep", "keep", "keep"])
            ours, theirs, both = self.of(item, key) if deed == "keep" else (item, item, GONE)
            if deed != "drop ours":
                made[0].append({**ours, "@row": index, "@base": index})
            if deed != "drop theirs":
                made[1].append(theirs)
            if both is not GONE:
                made[2].append(both)
        return made


def identity(items: Items) -> set[str]:
    return {field.path[0] for field in items.fields if field.name in items.keys[0]}


def of_document(name: str) -> Json:
    protocol: Json = json.loads((DOCUMENTS / f"{name}.json").read_bytes())["protocolSection"]
    protocol.pop("armsInterventionsModule", None)  # its names have a test of their own
    return protocol


@given(
    name=st.sampled_from(["everything", "twins", "with-results", "unknown-keys", "partial-dates"]),
    random=randoms,
)
@settings(max_examples=200, deadline=None)
def test_edits_and_drops_of_different_things_come_together(name, random):
    base = of_document(name)
    ours, theirs, both = Parting(random).of(base)

    merged = merge(base, ours, theirs)

    assert without_empty(plain(merged.protocol)) == without_empty(both)
    assert merged.conflicts == []


def without_empty(value: Any) -> Any:
    """What both emptied together is not there: whether as {} or not at all says nothing."""
    if isinstance(value, dict):
        parts = {key: without_empty(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part not in ({}, [])}
    return [without_empty(part) for part in value] if isinstance(value, list) else value
