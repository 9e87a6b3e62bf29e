"""Values in mg/dL as µmol/L: by the molar mass of creatinine (113.12) and bilirubin (584.66)."""

from __future__ import annotations

from trials.criteria.facts.fact import Bound, Fact

PER_MG_DL = {"creatinine": 88.42, "bilirubin": 17.104}


def in_micromoles(fact: Fact) -> str:
    """Such as "≤ 35.4 µmol/L", to three figures; nothing where the unit is not mg/dL."""
    factor = PER_MG_DL.get(fact.name)
    if factor is None or fact.unit.replace(" ", "").lower() != "mg/dl":
        return ""
    both = (_said(fact.lower, ">≥", factor), _said(fact.upper, "<≤", factor))
    return f"{' and '.join(filter(None, both))} µmol/L"


def _said(bound: Bound | None, signs: str, factor: float) -> str:
    if bound is None:
        return ""
    value = bound.value * factor
    return (
        f"{signs[bound.inclusive]} {value:.3g}"
        if value < 999
        else f"{signs[bound.inclusive]} {value:.0f}"
    )
