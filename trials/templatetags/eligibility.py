"""Whom a trial is for, in sentences. Load it as `eligibility`."""

from __future__ import annotations

from django.template import Library

from trials.language.ages import who_can_join
from trials.models import Trial

register = Library()


@register.filter
def who(trial: Trial) -> list[str]:
    """A sentence for each thing that the registry says of age, sex and health."""
    return who_can_join(trial.sex, trial.minimum_age, trial.maximum_age, trial.healthy_volunteers)
