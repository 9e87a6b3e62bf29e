"""How the plan of a trial is shown. Load it as `treatment`."""

from __future__ import annotations

from collections.abc import Iterable

from django.template import Library

from trials.language.vocabulary import NO_PHASE, PHASE_MEANING, words

register = Library()


@register.filter
def phase_meanings(phases: Iterable[str]) -> list[str]:
    """A sentence for each phase; none for a trial that has no phase."""
    return [
        PHASE_MEANING.get(phase) or f"{words('Phase', phase)}."
        for phase in phases
        if phase != NO_PHASE
    ]
