"""While arms and interventions are merged, a mention is the row that it means, not a text.

So renaming an intervention is one change and not one more in each arm, and an arm that the
registry adds for the old name comes out with the new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from trials.registry.alignment import Places, align
from trials.registry.crossrefs import arm_labels, names_in_arms, resolve
from trials.registry.layout import Items, Json, Path
from trials.registry.lists import ARM_CROSSREFS, ARMS, INTERVENTION_CROSSREFS, INTERVENTIONS
from trials.registry.rows import look_up
from trials.registry.values import Three

# The lists of mentions; they are merged as lists of texts are.
MENTIONS = (
    Items((*ARMS.path, ARM_CROSSREFS), "crossrefs", texts=True),
    Items((*INTERVENTIONS.path, INTERVENTION_CROSSREFS), "crossrefs", texts=True),
)


@dataclass(frozen=True)
class Mention:
    """A row of the arms or of the interventions, by where it stands on the three sides."""

    rows: str
    places: Places


Alignments = dict[Path, list[Places]]
Names = dict[Mention, str]


def align_both(protocols: Three[Json]) -> Alignments:
    """The rows of the arms and those of the interventions."""
    return {
        items.path: align(Three(*(_items(side, items) for side in protocols)), items)
        for items in (ARMS, INTERVENTIONS)
    }


def mark(protocol: Json, side: str, alignments: Alignments) -> Json:
    """A copy of one side in which each text that names a row is a Mention of that row."""
    module = ARMS.path[0]
    marked = {key: deepcopy(part) if key == module else part for key, part in protocol.items()}
    arms: list[Any] = _items(marked, ARMS)
    interventions: list[Any] = _items(marked, INTERVENTIONS)
    arm_at = _mentions(ARMS, side, alignments)
    intervention_at = _mentions(INTERVENTIONS, side, alignments)
    for ref in resolve(arms, interventions):
        arm, intervention = arm_at.get(ref.arm), intervention_at.get(ref.intervention)
        if intervention and ref.arm is not None and ref.in_arm is not None:
            arms[ref.arm][ARM_CROSSREFS][ref.in_arm] = intervention
        if arm and ref.intervention is not None and ref.in_intervention is not None:
            mentioning = interventions[ref.intervention]
            mentioning[INTERVENTION_CROSSREFS][ref.in_intervention] = arm
    return marked


def names_on(protocol: Json, side: str, alignments: Alignments) -> Names:
    """What each Mention is called on one side."""
    arms, interventions = (
        _rows(protocol, items, side, alignments) for items in (ARMS, INTERVENTIONS)
    )
    return names(arms, interventions)


def names(arms: Mapping[Places, Json], interventions: Mapping[Places, Json]) -> Names:
    """What each Mention of these rows is called; a row without a name is not in it."""
    labels = zip(arms, arm_labels([*arms.values()]), strict=True)
    texts = zip(interventions, names_in_arms([*interventions.values()]), strict=True)
    return {
        **{Mention(ARMS.rows, places): label for places, label in labels if label},
        **{Mention(INTERVENTIONS.rows, places): text for places, text in texts if text},
    }


def spelled(value: Any, called: Names) -> Any:
    """A copy of the value with each Mention in it as the text that it is called by."""
    if isinstance(value, Mention):
        return called[value]
    if isinstance(value, dict):
        return {key: spelled(part, called) for key, part in value.items()}
    if isinstance(value, list):
        return [spelled(part, called) for part in value]
    return value


def _items(protocol: Json, items: Items) -> list[Json]:
    found = look_up(protocol, items.path)
    if isinstance(found, list) and all(isinstance(item, dict) for item in found):
        return found
    return []


def _mentions(items: Items, side: str, alignments: Alignments) -> dict[int | None, Mention]:
    """The Mention of each row that a side has, by its index there."""
    places = (row for row in alignments[items.path] if getattr(row, side) is not None)
    return {getattr(row, side): Mention(items.rows, row) for row in places}


def _rows(protocol: Json, items: Items, side: str, alignments: Alignments) -> dict[Places, Json]:
    listed = _items(protocol, items)
    places = (row for row in alignments[items.path] if getattr(row, side) is not None)
    return {row: listed[getattr(row, side)] for row in places}
