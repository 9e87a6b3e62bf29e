"""What a site tells families besides its status, in sentences."""

from __future__ import annotations

from trials.language.dates import ago
from trials.language.tongue import gettext, ngettext


def places_words(phrase: str, weeks: int | None) -> str:
    """ "Waiting list, about 6 weeks"; the phrase alone where nobody said how long."""
    if weeks is None:
        return phrase
    words = ngettext("{phrase}, about {weeks} week", "{phrase}, about {weeks} weeks", weeks)
    return words.format(phrase=phrase, weeks=weeks)


def places_said(days: int) -> str:
    """Who said so, and when: a word of tomorrow is one of today, for clocks differ."""
    return gettext("The hospital said so {ago}").format(ago=ago(max(days, 0)))
