"""Codes that the registry uses and we have no words for: kept, and flagged."""

from __future__ import annotations

from collections.abc import Iterator

from trials.language.vocabulary import CODES_OF_FIELDS, known
from trials.registry.layout import Field, Items, Json
from trials.registry.lists import LISTS
from trials.registry.rows import look_up
from trials.registry.trial_fields import TRIAL


def unknown_codes(protocol: Json) -> list[str]:
    """Such as "statusModule.overallStatus: PARKED", each once, in the order of the document."""
    found = list(_in_fields(protocol, "trial", TRIAL, ""))
    for items in LISTS:
        found += _in_items(protocol, items, "")
    return list(dict.fromkeys(found))


def _in_items(holder: Json, items: Items, where: str) -> Iterator[str]:
    if items.texts:
        return
    place = f"{where}{'.'.join(items.path)}[]."
    for item in look_up(holder, items.path) or []:
        yield from _in_fields(item, _noun(items), items.fields, place)
        for inner in items.inner:
            yield from _in_items(item, inner, place)


def _noun(items: Items) -> str:
    return "site_contact" if items.rows == "contacts" else items.rows.removesuffix("s")


def _in_fields(item: Json, noun: str, fields: tuple[Field, ...], where: str) -> Iterator[str]:
    for field in fields:
        enumeration = CODES_OF_FIELDS.get((noun, field.name))
        value = look_up(item, field.path) if enumeration else None
        for code in value if isinstance(value, list) else [value]:
            if enumeration and code and not known(enumeration, code):
                yield f"{where}{'.'.join(field.path)}: {code}"
