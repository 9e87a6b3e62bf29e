"""How the plan of a trial is shown. Load it as `treatment`."""

from __future__ import annotations

from collections.abc import Iterable

from django.template import Library

from trials.language.ages import parse_age
from trials.language.vocabulary import NO_PHASE, phase_meaning

register = Library()


@register.filter
def phase_meanings(phases: Iterable[str]) -> list[str]:
    """A sentence for each phase; none for a trial that has no phase."""
    return [phase_meaning(phase) for phase in phases if phase != NO_PHASE]


@register.filter
def time_span(text: str) -> str:
    """How long people are followed, within a sentence: "5 Years" is 5 years."""
    span = parse_age(text)
    return str(span) if span else text.lower()
