"""Arms name their interventions and interventions their arms: texts in, references out, and back.

An arm's `interventionNames` say "Drug: X", an intervention's `armGroupLabels` say the arm's label.
The two lists repeat each other, each in its own order; in a few records only one side speaks, and
several interventions of one trial may bear the same name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trials.registry.layout import Json
from trials.registry.lists import ARM_CROSSREFS, INTERVENTION_CROSSREFS


@dataclass(frozen=True)
class Crossref:
    """An arm and an intervention that belong together; what is None is not there.

    `in_arm` is the place of the mention in the arm's list, `in_intervention` in the
    intervention's. A mention that names nothing keeps its text and has one side only.
    """

    arm: int | None
    intervention: int | None
    in_arm: int | None
    in_intervention: int | None
    text: str = ""


def name_in_arm(type: str, name: str) -> str:
    """How an arm calls an intervention: "Diagnostic Test: X" for DIAGNOSTIC_TEST and "X"."""
    return f"{type.replace('_', ' ').title()}: {name}" if type else name


def names_in_arms(interventions: list[Json]) -> list[str]:
    """How arms call each intervention; empty where it has no name to be called by."""
    return [
        name_in_arm(str(item.get("type") or ""), str(item["name"])) if item.get("name") else ""
        for item in interventions
    ]


def arm_labels(arms: list[Json]) -> list[str]:
    """How interventions call each arm; empty where it has no label."""
    return [str(arm.get("label") or "") for arm in arms]


def resolve(arms: list[Json], interventions: list[Json]) -> list[Crossref]:
    """Every mention of either side, in exactly one Crossref; the arms' mentions come first.

    The k-th mention of a name in a list goes with the k-th item of that name. Of several items
    with one name, those that name the mentioning item back come first: so two interventions
    called "tadalafil", one for each arm, are told apart.
    """
    names, labels = names_in_arms(interventions), arm_labels(arms)
    in_arms = _mentions(arms, ARM_CROSSREFS)
    in_interventions = _mentions(interventions, INTERVENTION_CROSSREFS)
    by_arms = _named(in_arms, labels, names, in_interventions)
    by_interventions = _named(in_interventions, names, labels, in_arms)

    answers = {(arm, item): place for (item, place), arm in by_interventions.items()}
    made = []
    for (arm, place), item in by_arms.items():
        text = in_arms[arm][place] if item is None else ""
        answer = None if item is None else answers.get((arm, item))
        made.append(Crossref(arm, item, place, answer, text))
    paired = {(ref.intervention, ref.in_intervention) for ref in made}
    for (item, place), named_arm in by_interventions.items():
        if (item, place) not in paired:
            text = in_interventions[item][place] if named_arm is None else ""
            made.append(Crossref(named_arm, item, None, place, text))
    return made


def spell(
    crossrefs: Iterable[Crossref], arms: list[Json], interventions: list[Json]
) -> tuple[list[list[str]], list[list[str]]]:
    """The names in each arm and the labels in each intervention: the inverse of `resolve`."""
    names, labels = names_in_arms(interventions), arm_labels(arms)
    in_arms: list[dict[int, str]] = [{} for _ in arms]
    in_interventions: list[dict[int, str]] = [{} for _ in interventions]
    for ref in crossrefs:
        if ref.arm is not None and ref.in_arm is not None:
            text = ref.text if ref.intervention is None else names[ref.intervention]
            in_arms[ref.arm][ref.in_arm] = text
        if ref.intervention is not None and ref.in_intervention is not None:
            text = ref.text if ref.arm is None else labels[ref.arm]
            in_interventions[ref.intervention][ref.in_intervention] = text
    return _in_order(in_arms), _in_order(in_interventions)


def _mentions(items: list[Json], key: str) -> list[list[str]]:
    texts = (item.get(key) for item in items)
    return [[*map(str, mentioned)] if isinstance(mentioned, list) else [] for mentioned in texts]


def _named(
    mentions: list[list[str]], own: list[str], names: list[str], mentions_back: list[list[str]]
) -> dict[tuple[int, int], int | None]:
    """For each mention (item, place in its list) the item of the other side that it names."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        if name:
            bearers[name].append(index)
    named = {}
    for item, texts in enumerate(mentions):
        left: dict[str, Iterator[int]] = {}
        for place, text in enumerate(texts):
            if text not in left:
                left[text] = iter(_answering_first(bearers.get(text, []), own[item], mentions_back))
            named[item, place] = next(left[text], None)
    return named


def _answering_first(bearers: list[int], name: str, mentions: list[list[str]]) -> list[int]:
    return sorted(bearers, key=lambda bearer: name not in mentions[bearer])


def _in_order(mentions: list[dict[int, str]]) -> list[list[str]]:
    return [[texts[place] for place in sorted(texts)] for texts in mentions]
