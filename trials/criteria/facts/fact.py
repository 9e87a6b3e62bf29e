"""What a fact is, and the clause of a criterion in which facts are looked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trials.criteria.nodes import Side, Span


class FactKind(StrEnum):
    AGE = "age"
    SEX = "sex"
    SCORE = "clinical-score"
    LAB = "lab"
    VITAL = "vital"
    MEASUREMENT = "measurement"
    WASHOUT = "washout"
    LOOKBACK = "lookback"
    PRIOR_THERAPY = "prior-therapy"
    PREGNANCY = "pregnancy"
    CONTRACEPTION = "contraception"
    INFECTION = "infection"
    CONSENT = "consent"


THRESHOLDS = frozenset({FactKind.SCORE, FactKind.LAB, FactKind.VITAL, FactKind.MEASUREMENT})
WINDOWS = frozenset({FactKind.WASHOUT, FactKind.LOOKBACK})


@dataclass(frozen=True, slots=True)
class Bound:
    """`inclusive`: the value itself is within."""

    value: float
    inclusive: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """`name` is what is meant, in our words ("creatinine", "karnofsky"); values are as the source
    wrote them, in `unit`, as written; `lower_unit` is that of the lower bound where it is another
    ("6 months to 2 years"). `days` belongs to washouts and look-back windows
    (month = 30, year = 365), `of` is what they follow, `until` what they count to, `exception`
    what is let off; empty where the source does not say. `half_lives` are told beside the days or
    without any, `whichever` says which of the two counts: "longer", "shorter" or nothing.
    `alternative`: another fact is enough instead. `only_for` is the row of a table, by age or
    sex."""

    kind: FactKind
    side: Side
    span: Span
    name: str = ""
    lower: Bound | None = None
    upper: Bound | None = None
    unit: str = ""
    lower_unit: str = ""
    days: int | None = None
    of: str = ""
    until: str = ""
    exception: str = ""
    half_lives: float | None = None
    whichever: str = ""
    alternative: bool = False
    only_for: str = ""
