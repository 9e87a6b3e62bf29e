"""Who can join, in words. Load it as `eligibility`."""

from __future__ import annotations

from django.template import Library
from django.utils.translation import gettext, gettext_noop

from trials.criteria.topics import Topic
from trials.language import limits
from trials.language.who import who_can_join
from trials.models import Trial

register = Library()

_TOPICS = {
    Topic.AGE: gettext_noop("Age"),
    Topic.ILLNESS: gettext_noop("The illness"),
    Topic.EARLIER_TREATMENT: gettext_noop("Earlier treatment"),
    Topic.WAITING_TIMES: gettext_noop("Waiting times"),
    Topic.ORGANS: gettext_noop("How the body is working"),
    Topic.OTHER_ILLNESSES: gettext_noop("Other illnesses"),
    Topic.PREGNANCY_AND_CONSENT: gettext_noop("Pregnancy, birth control and consent"),
    Topic.OTHER: gettext_noop("Other rules"),
}


@register.filter
def who(trial: Trial) -> list[str]:
    """A sentence for each thing that the registry says of sex and health."""
    said = who_can_join(trial.sex, trial.minimum_age, trial.maximum_age, trial.healthy_volunteers)
    return said[1:]


@register.filter
def topic_words(topic: Topic) -> str:
    """What stands above the rules of a topic."""
    return gettext(_TOPICS[topic])


@register.filter
def in_table(name: str) -> str:
    """What a table of limits by age is of, or whom a value is for."""
    return limits.in_table(name)
