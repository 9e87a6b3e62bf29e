"""What happened to a question, told to the one who asked it. It quotes nothing of the question."""

from __future__ import annotations

# By the codes of an InquiryEvent. What only the team needs to know is not here.
_STEPS = {
    "arrived": "Your question arrived.",
    "held": "Your question arrived. We look at it by hand before it goes on.",
    "let-through": "It was passed on to those who answer.",
    "read": "Somebody opened it and read it.",
    "added": "You added to it.",
    "nudged": "There was no answer yet. We reminded the team.",
    "backup-told": "There was still no answer. We told those who stand in for the team.",
    "desk-told": "There was still no answer. We told our desk.",
    "answered": "The answer was written. You can read it on this page.",
    "rung": "The team noted that you had the answer by phone.",
    "closed": "Your question was closed.",
    "reopened": "Your question was opened again.",
    "withdrawn": "You took your question back.",
    "exported": "We gave out a copy of what we hold of you.",
    "erased": "All that you wrote was deleted. We kept only that a question came, and when.",
}


def step(code: str) -> str:
    """A sentence; "" for what is not told."""
    return _STEPS.get(code, "")


def handed_to(place: str) -> str:
    """`place` is the name of a site; "" is the desk."""
    return f"It was handed to {place or 'our desk'}."


def delivered_to(*, team: bool) -> str:
    """That a mail about it went out, which holds nothing of it."""
    return f"{'The team' if team else 'Our desk'} was told by mail that it waits."


def zone_words(zone: str) -> str:
    """Whose time it is: "Chicago time" for America/Chicago."""
    return f"{zone.rpartition('/')[2].replace('_', ' ')} time"
