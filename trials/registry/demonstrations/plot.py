"""What is settled about a demonstration trial before a word of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from trials.registry.demonstrations.illnesses import ILLNESSES, Illness
from trials.registry.demonstrations.names import PLANTS, SPONSORS
from trials.registry.demonstrations.treatments import PLANS, TREATMENTS, Plan, Treatment

FIRST_NUMBER = 99900000
OBSERVATIONAL_EVERY = 8
EXPANDED_ACCESS = frozenset(
    {
        "AVAILABLE",
        "NO_LONGER_AVAILABLE",
        "TEMPORARILY_NOT_AVAILABLE",
        "APPROVED_FOR_MARKETING",
    }
)

# Every overall status of the registry stands here, so that 24 trials show them all. The lengths of
# STATUSES, SIZES and ILLNESSES have no common divisor: the same three never meet again soon.
STATUSES = (
    "RECRUITING",
    "RECRUITING",
    "NOT_YET_RECRUITING",
    "RECRUITING",
    "ACTIVE_NOT_RECRUITING",
    "COMPLETED",
    "RECRUITING",
    "SUSPENDED",
    "RECRUITING",
    "AVAILABLE",
    "TERMINATED",
    "RECRUITING",
    "ENROLLING_BY_INVITATION",
    "UNKNOWN",
    "COMPLETED",
    "RECRUITING",
    "WITHDRAWN",
    "NOT_YET_RECRUITING",
    "NO_LONGER_AVAILABLE",
    "RECRUITING",
    "TEMPORARILY_NOT_AVAILABLE",
    "APPROVED_FOR_MARKETING",
    "ACTIVE_NOT_RECRUITING",
    "WITHHELD",
)
SIZES = (18, 6, 12, 40, 3, 9, 5, 2, 26, 4, 14)


@dataclass(frozen=True)
class Plot:
    """One trial: `rng` is its own, so that neither count nor order of the others touches it."""

    number: int
    rng: Random
    status: str
    study_type: str
    site_count: int
    illness: Illness
    sponsor: tuple[str, str, str]
    treatment: Treatment
    treatment_name: str
    plan: Plan

    @property
    def nct_id(self) -> str:
        return f"NCT{self.number}"


def plot(index: int, seed: int) -> Plot:
    """The trial that stands at this place: index and seed decide everything."""
    rng = Random(f"{seed}/{index}")  # noqa: S311 -- invented trials guard no secret
    status = STATUSES[index % len(STATUSES)]
    illness = ILLNESSES[index % len(ILLNESSES)]
    treatment = TREATMENTS[rng.choice(illness.treatments)]
    return Plot(
        number=FIRST_NUMBER + index,
        rng=rng,
        status=status,
        study_type=_study_type(index, status),
        site_count=SIZES[index % len(SIZES)],
        illness=illness,
        sponsor=rng.choice(SPONSORS),
        treatment=treatment,
        treatment_name=treatment.name.format(plant=rng.choice(PLANTS)),
        plan=PLANS[rng.choice(treatment.plans)],
    )


def _study_type(index: int, status: str) -> str:
    if status in EXPANDED_ACCESS:
        return "EXPANDED_ACCESS"
    if index % OBSERVATIONAL_EVERY == OBSERVATIONAL_EVERY - 2:
        return "OBSERVATIONAL"
    return "INTERVENTIONAL"
