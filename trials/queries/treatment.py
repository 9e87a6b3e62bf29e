"""What happens in a trial: its arms, what each arm gets, what is measured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from trials.models import Arm, ArmIntervention, Intervention, Outcome, Trial


@dataclass
class ArmLine:
    """An arm with what it gets. `unknown` are names that no intervention of the trial bears."""

    arm: Arm
    interventions: list[Intervention] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@dataclass
class InterventionLine:
    """An intervention with the arms that get it: none where the registry assigns it to no arm."""

    intervention: Intervention
    arms: list[Arm] = field(default_factory=list)


@dataclass(frozen=True)
class Questions:
    """What is measured to answer questions of one kind."""

    kind: Outcome.Kind
    outcomes: list[Outcome]


@dataclass(frozen=True)
class Treatment:
    arms: list[ArmLine]
    interventions: list[InterventionLine]
    questions: list[Questions]


def treatment(trial: Trial) -> Treatment:
    """The arms, interventions and outcomes of a trial, in four queries."""
    arms = {arm.pk: ArmLine(arm) for arm in Arm.objects.listed().filter(trial=trial)}
    interventions = {
        row.pk: InterventionLine(row) for row in Intervention.objects.listed().filter(trial=trial)
    }
    _join(ArmIntervention.objects.filter(trial=trial), arms, interventions)
    return Treatment(
        arms=list(arms.values()),
        interventions=list(interventions.values()),
        questions=_by_kind(list(Outcome.objects.listed().filter(trial=trial))),
    )


def _by_kind(outcomes: list[Outcome]) -> list[Questions]:
    found = [
        Questions(kind, [row for row in outcomes if row.kind == kind]) for kind in Outcome.Kind
    ]
    return [questions for questions in found if questions.outcomes]


def _join(
    links: Iterable[ArmIntervention],
    arms: dict[int, ArmLine],
    interventions: dict[int, InterventionLine],
) -> None:
    """Hang each side on the other, each in the order in which the registry lists it there."""
    rows = list(links)
    for link in sorted(rows, key=lambda link: _place(link.in_arm)):
        arm = arms.get(link.arm_id or 0)
        given = interventions.get(link.intervention_id or 0)
        if arm and given:
            arm.interventions.append(given.intervention)
        elif arm and not link.intervention_id:
            arm.unknown.append(link.text)
    for link in sorted(rows, key=lambda link: _place(link.in_intervention)):
        arm = arms.get(link.arm_id or 0)
        given = interventions.get(link.intervention_id or 0)
        if arm and given:
            given.arms.append(arm.arm)


def _place(index: int | None) -> tuple[bool, int]:
    """Those without a place come last."""
    return index is None, index or 0
