"""Has every known field of a study its type? Anything else is taken as it comes.

Unknown codes and unknown keys pass. What could not be kept is refused: a wrong type, a number
that is none, a place that is not on the globe, a NUL character, a bottomless nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from trials.registry.layout import Field, Items, Json
from trials.registry.lists import ARM_CROSSREFS, ARMS, INTERVENTION_CROSSREFS, INTERVENTIONS, LISTS
from trials.registry.rows import look_up
from trials.registry.trial_fields import TRIAL

DEEPEST = 60
LARGEST_COUNT = 2**31 - 1  # the registry's integers have 32 bits
NCT_NUMBER = re.compile(r"NCT\d{8}", re.ASCII)
_RANGES = {"latitude": (-90, 90), "longitude": (-180, 180), "enrollment_count": (0, LARGEST_COUNT)}
_WORDS = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}
_WORDS |= {list: "a list of texts", dict: "an object", tuple: "a list of objects"}


class Unreadable(ValueError):
    """A document that is refused, with a sentence that says why and where."""


def check(study: object) -> None:
    """Raise Unreadable unless this is a study that can be kept whole."""
    if not isinstance(study, dict) or "protocolSection" not in study:
        raise Unreadable("it is not a study: there is no protocolSection")
    for name, value in study.items():
        if name.endswith("Section"):
            _expect(value, dict, name)
    _check_keepable(study)
    protocol = study["protocolSection"]
    _check_number(protocol)
    _check_fields(protocol, TRIAL, "")
    for items in LISTS:
        _check_items(protocol, items, "")


def _check_number(protocol: Json) -> None:
    number = look_up(protocol, ("identificationModule", "nctId"))
    if not isinstance(number, str) or not NCT_NUMBER.fullmatch(number):
        raise Unreadable(f"it has no number of the registry (nctId is {number!r:.40})")


def _check_fields(item: Json, fields: Iterable[Field], where: str) -> None:
    for field in fields:
        holder: Any = item
        for depth, key in enumerate(field.path, start=1):
            place = where + ".".join(field.path[:depth])
            if key not in _expect(holder, dict, place.rpartition(".")[0]):
                break
            holder = holder[key]
        else:
            _expect(holder, field.type, place)
            _check_range(field.name, holder, place)


def _check_range(name: str, value: Any, place: str) -> None:
    if name not in _RANGES:
        return
    low, high = _RANGES[name]
    if not low <= value <= high:
        raise Unreadable(f"{place} is {value}, which is not between {low} and {high}")


def _check_items(holder: Json, items: Items, where: str) -> None:
    listed = look_up(holder, items.path)
    if listed is None:
        _check_fields(holder, [Field(items.path, "", list)], where)
        return
    place = where + ".".join(items.path)
    _expect(listed, list if items.texts else tuple, place)
    if not items.texts:
        for index, item in enumerate(listed):
            _check_item(item, items, f"{place}[{index}].")


def _check_item(item: Json, items: Items, where: str) -> None:
    _check_fields(item, items.fields, where)
    for inner in items.inner:
        _check_items(item, inner, where)
    for owner, key in ((ARMS, ARM_CROSSREFS), (INTERVENTIONS, INTERVENTION_CROSSREFS)):
        if items is owner and key in item:
            _expect(item[key], list, where + key)
    point = item.get("geoPoint")
    if point and not {"lat", "lon"} <= set(point):
        raise Unreadable(f"{where}geoPoint has only one of lat and lon")


def _expect(value: Any, wanted: type, place: str) -> Any:
    if not _fits(value, wanted):
        raise Unreadable(f"{place} should be {_WORDS[wanted]}, but is {value!r:.60}")
    return value


def _fits(value: object, wanted: type) -> bool:
    if wanted in (list, tuple):
        inner = str if wanted is list else dict
        return isinstance(value, list) and all(isinstance(item, inner) for item in value)
    if isinstance(value, bool):
        return wanted is bool
    return isinstance(value, (int, float) if wanted is float else wanted)


def _check_keepable(study: Json) -> None:
    waiting: list[tuple[object, int]] = [(study, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise Unreadable(f"it is nested more than {DEEPEST} deep")
        if isinstance(value, str) and "\0" in value:
            raise Unreadable("it holds a NUL character, which a database cannot keep")
        inner: Iterable[object] = ()
        if isinstance(value, dict):
            inner = (*value, *value.values())
        elif isinstance(value, list):
            inner = value
        waiting.extend((each, depth + 1) for each in inner)
