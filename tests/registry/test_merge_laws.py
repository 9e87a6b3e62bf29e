"""The laws of the merge, over generated studies, the invented ones and the registry's own.

Studies are generated from the layout with few different texts, so that namesakes, twins and empty
values are common. Editors then change, add, drop and move things in them; each text that they
write bears their name and a number, so that nothing that they did can be lost unseen.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trials.registry.layout import Field, Items, Json
from trials.registry.lists import (
    ARM_CROSSREFS,
    ARMS,
    INTERVENTION_CROSSREFS,
    INTERVENTIONS,
    LISTS,
    SITES,
)
from trials.registry.merge import merge, plain
from trials.registry.rows import put
from trials.registry.trial_fields import TRIAL

DOCUMENTS = sorted(Path(__file__).parents[1].glob("documents/*.json"))
ITEMS = {items.path[-1]: items for items in (*LISTS, *SITES.inner) if not items.texts}
Sides = tuple[Json, Json, Json]


# Studies

texts = st.sampled_from(
    ["", "A", "B", "DRUG", "St. Mary's Clinic", "St Marys Clinic", "Two\nlines"]
)
mentions = st.lists(st.sampled_from(["A", "B", "Drug: A", "Drug: B", "Other: gone"]), max_size=3)
values: dict[type, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(0, 3),
    float: st.sampled_from([0, 1.5, 2]),
    list: st.lists(texts, max_size=2),
    dict: st.dictionaries(texts, texts, max_size=1),
    tuple: st.lists(st.dictionaries(texts, texts, max_size=1), max_size=1),
}
unknown = st.recursive(texts | st.none(), lambda v: st.lists(v) | st.dictionaries(texts, v))


def some(things: tuple[Any, ...], most: int) -> st.SearchStrategy[list[Any]]:
    if not things:
        return st.just([])
    return st.lists(st.sampled_from(things), max_size=most, unique_by=lambda thing: thing.path)


@st.composite
def objects(draw: st.DrawFn, fields: tuple[Field, ...], lists: tuple[Items, ...]) -> Json:
    made: Json = {}
    for field in draw(some(fields, 4)):
        put(made, field.path, draw(values[field.type]))
    for items in draw(some(lists, 3)):
        put(made, items.path, draw(st.lists(item_of(items), max_size=4)))
    if draw(st.booleans()):
        made["unknown"] = draw(unknown)
    return made


def item_of(items: Items) -> st.SearchStrategy[Any]:
    if items.texts:
        return texts
    crossrefs = {ARMS: ARM_CROSSREFS, INTERVENTIONS: INTERVENTION_CROSSREFS}
    if items not in crossrefs:
        return objects(items.fields, items.inner)
    return st.builds(
        lambda item, named: {**item, crossrefs[items]: named}, objects(items.fields, ()), mentions
    )


studies = objects(TRIAL, LISTS)


# Editors


def annotated(value: Any) -> Any:
    """As exports/ctgov.py gives it: each item with the key of its row and its index in the base."""
    if isinstance(value, list):
        return [annotated(part) for part in value]
    if not isinstance(value, dict):
        return value
    made = {key: annotated(part) for key, part in value.items()}
    for key in made.keys() & ITEMS.keys():
        for index, item in enumerate(made[key]):
            item.update({"@row": f"{key} {index}", "@base": index})
    return made


def edited(study: Json, name: str, random: Random) -> Json:
    made = copy.deepcopy(study)
    numbers = count()
    for _ in range(random.randint(0, 5)):
        holder = random.choice([*holders(made)])
        text = f"{name} {next(numbers)}"
        if isinstance(holder, dict):
            edit_object(holder, text, random)
        else:
            edit_list(holder, text, random)
    return made


def holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from holders(part)


def edit_object(holder: Json, text: str, random: Random) -> None:
    key = random.choice([*(key for key in holder if key[0:1] != "@"), "novel"])
    if random.random() < 0.3:
        holder.pop(key, None)
    elif not isinstance(holder.get(key), dict | list):
        holder[key] = text


def edit_list(holder: list[Any], text: str, random: Random) -> None:
    if not holder:
        return
    one, other = random.randrange(len(holder)), random.randrange(len(holder))
    deed = random.choice(["add", "drop", "swap"])
    if deed == "add":
        item = holder[one]
        added = {**plain(item), "@row": text, "novel": text} if isinstance(item, dict) else text
        holder.insert(other, added)
    elif deed == "drop":
        holder.pop(one)
    else:
        holder[one], holder[other] = holder[other], holder[one]


def edited_sides(base: Json, random: Random) -> Sides:
    ours = edited(annotated(base), "ours", random)
    theirs = plain(edited(base, "theirs", random))
    return base, ours if random.random() < 0.5 else plain(ours), theirs


@st.composite
def sides(draw: st.DrawFn) -> Sides:
    base, ours, theirs = edited_sides(draw(studies), draw(st.randoms(use_true_random=False)))
    return base, ours, draw(st.just(theirs) | studies)


def texts_in(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return {text for key, part in value.items() if key[:1] != "@" for text in texts_in(part)}
    return {text for part in value for text in texts_in(part)} if isinstance(value, list) else set()


# Laws


def what_only_the_registry_changed_is_taken(base, ours, theirs):
    for unchanged in (base, annotated(base)):
        merged = merge(base, unchanged, theirs)
        assert plain(merged.protocol) == theirs
        assert merged.conflicts == []


def a_first_document_is_taken_whole(base, ours, theirs):
    merged = merge({}, {}, theirs)

    assert plain(merged.protocol) == theirs
    assert merged.conflicts == []
    for _, listed in lists_in(merged.protocol):
        assert [item["@base"] for item in listed] == [*range(len(listed))]


def what_only_we_changed_stays(base, ours, theirs):
    merged = merge(base, ours, base)

    assert plain(merged.protocol) == plain(ours)
    assert merged.conflicts == []


def what_both_made_alike_is_no_conflict(base, ours, theirs):
    merged = merge(base, ours, plain(ours))

    assert plain(merged.protocol) == plain(ours)
    assert merged.conflicts == []


def no_change_of_ours_is_lost(base, ours, theirs):
    merged = merge(base, ours, theirs)

    written = {text for text in texts_in(ours) if text.startswith("ours ")}
    assert written <= texts_in(merged.protocol)


def no_change_of_theirs_is_lost_unsaid(base, ours, theirs):
    merged = merge(base, ours, theirs)

    written = {text for text in texts_in(theirs) if text.startswith("theirs ")}
    assert written <= texts_in([merged.protocol, *(c.theirs for c in merged.conflicts)])


def the_arguments_are_left_as_they_are(base, ours, theirs):
    before = copy.deepcopy((base, ours, theirs))

    merged = merge(base, ours, theirs)
    scribble(merged.protocol)

    assert (base, ours, theirs) == before


def scribble(value):
    for holder in [*holders(value)]:
        holder.clear()


def merging_again_changes_nothing(base, ours, theirs):
    merged = merge(base, ours, theirs)

    again = merge(theirs, merged.protocol, theirs)

    assert again.protocol == merged.protocol
    assert again.conflicts == []


def rows_keep_their_keys_and_learn_their_place(base, ours, theirs):
    merged = merge(base, ours, theirs)

    assert rows_in(merged.protocol) <= rows_in(ours)
    for key, listed in lists_in(merged.protocol):
        places = [item["@base"] for item in listed if "@base" in item]
        assert len(places) == len(set(places)), key


def rows_in(value):
    return {holder["@row"] for holder in holders(value) if "@row" in holder}


def lists_in(value):
    for holder in holders(value):
        if isinstance(holder, dict):
            yield from ((key, holder[key]) for key in holder.keys() & ITEMS.keys())


LAWS = [
    a_first_document_is_taken_whole,
    what_only_the_registry_changed_is_taken,
    what_only_we_changed_stays,
    what_both_made_alike_is_no_conflict,
    no_change_of_ours_is_lost,
    no_change_of_theirs_is_lost_unsaid,
    the_arguments_are_left_as_they_are,
    merging_again_changes_nothing,
    rows_keep_their_keys_and_learn_their_place,
]


@given(sides=sides())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_laws_hold_for_generated_studies(sides):
    for law in LAWS:
        law(*sides)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_laws_hold_for_the_invented_documents(path):
    base = json.loads(path.read_bytes())["protocolSection"]

    for seed in range(10):
        sides = edited_sides(base, Random(f"{path.name} {seed}"))
        for law in LAWS:
            law(*sides)


def test_the_laws_hold_for_every_real_record(real_studies):
    for number, study in enumerate(real_studies):
        sides = edited_sides(json.loads(study)["protocolSection"], Random(number))
        for law in LAWS:
            law(*sides)
