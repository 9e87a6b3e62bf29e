"""What a site tells families besides its status, in sentences."""

from __future__ import annotations

from trials.language.dates import ago


def places_words(phrase: str, weeks: int | None) -> str:
    """ "Waiting list, about 6 weeks"; the phrase alone where nobody said how long."""
    if weeks is None:
        return phrase
    return f"{phrase}, about {weeks} week{'s' if weeks > 1 else ''}"


def places_said(days: int) -> str:
    """Who said so, and when: a word of tomorrow is one of today, for clocks differ."""
    return f"The hospital said so {ago(max(days, 0))}"
