"""Arms and interventions with the names of each other, each in its own order."""

from __future__ import annotations

from typing import Any

from trials.models import ArmIntervention, Trial
from trials.registry.crossrefs import Crossref, spell
from trials.registry.layout import Json
from trials.registry.lists import ARM_CROSSREFS, INTERVENTION_CROSSREFS


def arms_and_interventions(
    trial: Trial, arms: list[Json], interventions: list[Json]
) -> tuple[list[Json], list[Json]]:
    """Both lists, each item with the names that it gives of the other side."""
    names, labels = spell(_crossrefs(trial), arms, interventions)
    return (
        _with(arms, ARM_CROSSREFS, names),
        _with(interventions, INTERVENTION_CROSSREFS, labels),
    )


def _with(items: list[Json], key: str, names: list[list[str]]) -> list[Json]:
    return [{**item, key: own} if own else item for item, own in zip(items, names, strict=True)]


def _crossrefs(trial: Trial) -> list[Crossref]:
    arm_at = _places(trial.arms.all())
    intervention_at = _places(trial.interventions.all())
    return [
        _crossref(link, arm_at, intervention_at, behind=index)
        for index, link in enumerate(trial.arm_interventions.all())
    ]


def _places(rows: Any) -> dict[int, int]:
    listed = (row.pk for row in rows if row.unlisted_since is None)
    return {pk: place for place, pk in enumerate(listed)}


def _crossref(
    link: ArmIntervention, arm_at: dict[int, int], intervention_at: dict[int, int], behind: int
) -> Crossref:
    """A link that staff added has no places yet: it stands behind the others on both sides."""
    in_arm, in_intervention = link.in_arm, link.in_intervention
    if in_arm is None and in_intervention is None:
        in_arm = in_intervention = 1_000_000 + behind
    return Crossref(
        arm=arm_at.get(link.arm_id or 0),
        intervention=intervention_at.get(link.intervention_id or 0),
        in_arm=in_arm,
        in_intervention=in_intervention,
        text=link.text,
    )
