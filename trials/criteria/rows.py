"""A reading as one row of the benchmark's interface."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from trials.criteria.facts.fact import THRESHOLDS, WINDOWS, Bound, Fact, FactKind
from trials.criteria.facts.gather import gather
from trials.criteria.facts.numbers import NUMBER
from trials.criteria.facts.people import age_limits, sex_said
from trials.criteria.facts.remarks import remarks
from trials.criteria.nodes import Kind, Node, Reading, Side
from trials.criteria.pieces import pieces
from trials.criteria.plain import readable_text
from trials.criteria.reading import end_of
from trials.criteria.roles import roles_of

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_SECTIONS = {Side.UNDECIDED: "general"}
_FIELDS = ("min_age_years", "max_age_years", "sex")
_LEVELS = frozenset({FactKind.AGE}) | THRESHOLDS | WINDOWS


def row_of(
    doc: str, reading: Reading, *, registry: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The row that the scorer of the labelled sets reads. Its sets hold no time windows without a
    sign or a "within", and none in half-lives alone, so only windows with one and in days are given
    here.

    What is said of ages and sex is what the text says. The fields of the `registry`, where given,
    only make remarks where they contradict it."""
    facts = list(gather(reading))
    lowest, highest = age_limits(facts)
    row = {
        "doc": doc,
        "nct": doc,
        "criteria": list(criteria_of(reading)),
        "roles": line_roles(reading.source),
        "nodes": [{"text": node.text, "depth": depth} for depth, node in reading.walk()],
        "facts": [_fact(fact) for fact in facts if fact.kind in _LEVELS and _is_marked(fact)],
        "min_age_years": lowest,
        "max_age_years": highest,
        "sex": sex_said(facts, reading.source),
    }
    if registry and any(field in registry for field in _FIELDS):
        row["remarks"] = list(_remarks(facts, reading.source, registry))
    return row


def _remarks(
    facts: list[Fact], source: str, registry: Mapping[str, Any]
) -> Iterator[dict[str, str]]:
    minimum, maximum, sex = (registry.get(field) for field in _FIELDS)
    found = remarks(
        facts, source, minimum_age=_age(minimum), maximum_age=_age(maximum), sex=str(sex or "")
    )
    for one in found:
        yield {"about": one.about.value, "said": one.said, "registry": one.registry}


def _age(years: object) -> str:
    """As the registry writes it: "18 Years", "6 Months"; "" for what is no number."""
    if not isinstance(years, int | float) or not isfinite(years):
        return ""
    return f"{years:g} Years" if float(years).is_integer() else f"{round(years * 12)} Months"


def criteria_of(reading: Reading) -> Iterator[dict[str, str]]:
    """What is no heading, with its side. Nodes of one line and side are one row, with the heading
    that was run into them, so that a line of the source is found again."""
    for nodes in _lines(reading):
        if nodes[-1].kind is Kind.HEADING:
            continue
        text = readable_text(reading.source, nodes[0].span.start, nodes[-1].span.end)
        yield {"text": text, "section": _SECTIONS.get(nodes[-1].side, nodes[-1].side.value)}


def line_roles(source: str) -> dict[str, str]:
    """The role of each line that is not blank, by its number from 0: that of its first piece."""
    found = pieces(source, end_of(source))
    given = zip(found, roles_of(found), strict=True)
    return {str(piece.line): role.value for piece, role in given if piece.begins_line}


def _lines(reading: Reading) -> Iterator[list[Node]]:
    held: list[Node] = []
    for _, node in reading.walk():
        if held and not (_is_run_on(reading.source, held[-1]) and _may_join(held[-1], node)):
            yield held
            held = []
        held.append(node)
    if held:
        yield held


def _is_run_on(source: str, node: Node) -> bool:
    return "\n" not in source[node.span.start : node.span.end]


def _may_join(before: Node, node: Node) -> bool:
    return node.kind is not Kind.HEADING and before.side is node.side


def _is_marked(fact: Fact) -> bool:
    opening = fact.name.lower()
    return fact.kind not in WINDOWS or (
        fact.days is not None
        and opening.startswith(("within", "<", ">", "≤", "≥", "less", "at least", "more"))
        and bool(_NUMBER.search(opening))
    )


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind.value,
        "name": fact.name,
        "lower": _bound(fact.lower),
        "upper": _bound(fact.upper),
        "unit": fact.unit,
        "days": fact.days,
        "section": _SECTIONS.get(fact.side, fact.side.value),
        "start": fact.span.start,
        "end": fact.span.end,
    }


def _bound(bound: Bound | None) -> dict[str, Any] | None:
    return {"value": bound.value, "incl": bound.inclusive} if bound else None
