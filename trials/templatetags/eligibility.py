"""Who can join, in words. Load it as `eligibility`."""

from __future__ import annotations

from django.template import Library

from trials.criteria.topics import Topic
from trials.language.ages import who_can_join
from trials.models import Trial

register = Library()

_TOPICS = {
    Topic.AGE: "Age",
    Topic.ILLNESS: "The illness",
    Topic.EARLIER_TREATMENT: "Earlier treatment",
    Topic.WAITING_TIMES: "Waiting times",
    Topic.ORGANS: "How the body is working",
    Topic.OTHER_ILLNESSES: "Other illnesses",
    Topic.PREGNANCY_AND_CONSENT: "Pregnancy, birth control and consent",
    Topic.OTHER: "Other rules",
}


@register.filter
def who(trial: Trial) -> list[str]:
    """A sentence for each thing that the registry says of sex and health."""
    said = who_can_join(trial.sex, trial.minimum_age, trial.maximum_age, trial.healthy_volunteers)
    return said[1:]


@register.filter
def topic_words(topic: Topic) -> str:
    """What stands above the rules of a topic."""
    return _TOPICS[topic]
