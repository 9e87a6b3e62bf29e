"""What an editor should look at: the text against the registry's own fields, and against itself.

Nothing is mended here. The text stays as it is; a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.people import age_limits, sex_said
from trials.criteria.nodes import Side, Span
from trials.language.ages import parse_age

_NEAR = 0.02  # years; months do not divide a year evenly
# Of these scores a low one is good, of the others a high one.
_LOW_IS_GOOD = frozenset({"ECOG"})
_HIGH_IS_GOOD = frozenset({"Karnofsky", "Lansky", "Karnofsky or Lansky", "Lansky or Karnofsky"})


class About(StrEnum):
    LOWEST_AGE = "lowest-age"
    HIGHEST_AGE = "highest-age"
    SEX = "sex"
    SCORE_RUNS_BACKWARDS = "score-runs-backwards"


@dataclass(frozen=True, slots=True)
class Remark:
    """`said` is what the text says, `registry` what the registry's field says; the span is that of
    the fact, where one fact alone is meant."""

    about: About
    said: str
    registry: str = ""
    span: Span | None = None


def remarks(
    facts: Iterable[Fact], source: str, *, minimum_age: str, maximum_age: str, sex: str
) -> list[Remark]:
    """The contradictions of a text with the registry's fields ("18 Years", "ALL"; empty where
    absent), and scores that run the wrong way."""
    facts = list(facts)
    lowest, highest = age_limits(facts)
    said = sex_said(facts, source)
    found = [*_age(About.LOWEST_AGE, lowest, minimum_age)]
    found += _age(About.HIGHEST_AGE, highest, maximum_age)
    if said and sex and said != sex:
        found.append(Remark(About.SEX, said, sex))
    return [*found, *(_backwards(fact, source) for fact in facts if _runs_backwards(fact))]


def _age(about: About, said: float | None, registry: str) -> Iterator[Remark]:
    age = parse_age(registry)
    if said is not None and (age is None or abs(age.in_years - said) > _NEAR):
        yield Remark(about, f"{said:g} years", registry)


def _runs_backwards(fact: Fact) -> bool:
    """Such as "ECOG ≥ 2", which lets in only who is badly off: "≤ 2" is likely to be meant."""
    if fact.kind is not FactKind.SCORE or bool(fact.lower) == bool(fact.upper):
        return False
    asks_for_more = bool(fact.lower) == (fact.side is Side.INCLUSION)
    if fact.side is Side.UNDECIDED:
        return False
    return (fact.name in _LOW_IS_GOOD and asks_for_more) or (
        fact.name in _HIGH_IS_GOOD and not asks_for_more
    )


def _backwards(fact: Fact, source: str) -> Remark:
    said = f"{fact.name} {source[fact.span.start : fact.span.end]}"
    return Remark(About.SCORE_RUNS_BACKWARDS, said, span=fact.span)
