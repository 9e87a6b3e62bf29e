"""How long a question has waited, in words. Families read only how fast a team usually is."""

from __future__ import annotations

from trials.language.tongue import ngettext

# What comes when a question has waited too long, in the order in which it comes.
REMINDER = "the team is reminded"
BACKUP = "the backup is told"
DESK = "the desk is told"


def waits(days: int, of: int, then: str) -> str:
    """ "Has waited 1 of 2 working days. Then the team is reminded." """
    if days >= of:
        return f"Has waited {_working_days(days)}. Now {then}."
    return f"Has waited {days} of {_working_days(of)}. Then {then}."


def waits_for_the_desk(days: int) -> str:
    """Of a question that everybody has been told of."""
    return f"Has waited {_working_days(days)}. The desk was told."


def usually(days: int) -> str:
    """The line for families: how fast a site answers three questions of four."""
    days = max(1, days)
    words = ngettext(
        "usually answers within {days} working day",
        "usually answers within {days} working days",
        days,
    )
    return words.format(days=days)


def team_usually(days: int) -> str:
    """The same as a sentence, where the site itself is spoken of."""
    days = max(1, days)
    words = ngettext(
        "The team here usually answers within {days} working day.",
        "The team here usually answers within {days} working days.",
        days,
    )
    return words.format(days=days)


def _working_days(days: int) -> str:
    return f"{days} working day{'' if days == 1 else 's'}"
