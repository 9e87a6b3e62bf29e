"""For whom a trial is, and where, in a few words. Load it as `whom`."""

from __future__ import annotations

from collections.abc import Sequence

from django.template import Library
from django.utils.translation import gettext

from trials.language import ages, places, who
from trials.models import Trial
from trials.models.standing import State
from trials.queries.standings import SiteLine

register = Library()


@register.filter
def whom(trial: Trial) -> str:
    """Such as "Children and young people under 22"."""
    return who.who_by_age(trial.minimum_age, trial.maximum_age)


@register.filter
def people(trial: Trial) -> str:
    """The same within a sentence: "children and young people under 22"."""
    return who.who_within(trial.minimum_age, trial.maximum_age)


@register.filter
def is_for_children(trial: Trial) -> bool:
    """True where nobody of 18 or more can join, so that "your child" is right."""
    return ages.only_children(trial.minimum_age, trial.maximum_age)


@register.filter
def is_for_adults(trial: Trial) -> bool:
    """True where everybody who can join is 18 or more, so that "you" is right."""
    return ages.only_adults(trial.minimum_age, trial.maximum_age)


@register.filter
def you_or_child(trial: Trial) -> str:
    """Whom a sentence to the reader is about: a patient, or the parent of one. Only for sentences
    in which the words may stand as they are, in whatever language."""
    if is_for_children(trial):
        return gettext("your child")
    return gettext("you") if is_for_adults(trial) else gettext("you or your child")


@register.filter
def where(lines: Sequence[SiteLine]) -> str:
    """Cities where they are few, else how many sites in which countries; those that nobody can
    join now stand apart, unless nobody can join anywhere."""
    others = [line for line in lines if line.standing.state in _NOT_OPEN]
    near = [line for line in lines if line.standing.state not in _NOT_OPEN]
    if not near or not others:
        return _in_brief(lines)
    apart = places.in_fewest_words([line.site.city for line in others])
    return gettext("{near}; not open now: {apart}").format(near=_in_brief(near), apart=apart)


def _in_brief(lines: Sequence[SiteLine]) -> str:
    return places.in_brief([(line.site.city, line.site.country) for line in lines])


_NOT_OPEN = frozenset({State.SOON, State.PAUSED, State.CLOSED})
