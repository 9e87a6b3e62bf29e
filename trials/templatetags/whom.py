"""For whom a trial is, and where, in a few words. Load it as `whom`."""

from __future__ import annotations

from collections.abc import Sequence

from django.template import Library

from trials.language import ages, places
from trials.models import Trial
from trials.queries.standings import SiteLine

register = Library()


@register.filter
def whom(trial: Trial) -> str:
    """Such as "Children and young people under 22"."""
    return ages.who_by_age(trial.minimum_age, trial.maximum_age)


@register.filter
def is_for_children(trial: Trial) -> bool:
    """True where nobody of 18 or more can join, so that "your child" is right."""
    return ages.only_children(trial.minimum_age, trial.maximum_age)


@register.filter
def you_or_child(trial: Trial) -> str:
    """Whom a sentence to the reader is about: a patient, or the parent of one."""
    limits = (trial.minimum_age, trial.maximum_age)
    if ages.only_children(*limits):
        return "your child"
    return "you" if ages.only_adults(*limits) else "you or your child"


@register.filter
def where(lines: Sequence[SiteLine]) -> str:
    """Cities where they are few, else how many sites in which countries."""
    return places.in_brief([(line.site.city, line.site.country) for line in lines])
