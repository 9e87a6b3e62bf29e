"""What happened to a question, told to the one who asked it. It quotes nothing of the question."""

from __future__ import annotations

from trials.language.hours import place_of
from trials.language.tongue import gettext
from trials.language.tongue import gettext_noop as _

# By the codes of an InquiryEvent. What only the team needs to know is not here.
_STEPS = {
    "arrived": _("Your question arrived."),
    "held": _("Your question arrived. We look at it by hand before it goes on."),
    "let-through": _("It was passed on to those who answer."),
    "read": _("Somebody opened it and read it."),
    "added": _("You added to it."),
    "nudged": _("There was no answer yet. We reminded the team."),
    "backup-told": _("There was still no answer. We told those who stand in for the team."),
    "desk-told": _("There was still no answer. We told our desk."),
    "answered": _("The answer was written. You can read it on this page."),
    "rung": _("The team noted that you had the answer by phone."),
    "closed": _("Your question was closed."),
    "reopened": _("Your question was opened again."),
    "withdrawn": _("You took your question back."),
    "exported": _("We gave out a copy of what we hold of you."),
    "erased": _("All that you wrote was deleted. We kept only that a question came, and when."),
}


def step(code: str) -> str:
    """A sentence; "" for what is not told."""
    # The catalogue answers "" with its own head.
    return gettext(_STEPS[code]) if code in _STEPS else ""


def handed_to(place: str) -> str:
    """`place` is the name of a site; "" is the desk."""
    if not place:
        return gettext("It was handed to our desk.")
    return gettext("It was handed to {place}.").format(place=place)


def delivered_to(*, team: bool) -> str:
    """That a mail about it went out, which holds nothing of it."""
    if team:
        return gettext("The team was told by mail that it waits.")
    return gettext("Our desk was told by mail that it waits.")


def zone_words(zone: str) -> str:
    """Whose time it is: "Chicago time" for America/Chicago."""
    return gettext("{place} time").format(place=place_of(zone))
