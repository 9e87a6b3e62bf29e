"""What a person agrees to who sends a question. Each wording has a version, which is stored.

A wording that people have agreed to is never changed: add a new version, and keep the old ones, so
that it can always be said what somebody agreed to. A test holds each wording to its fingerprint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CONSENT_VERSION = "2026-12"


@dataclass(frozen=True)
class Consent:
    """`tick` stands beside the box, `details` (title, text) above it."""

    version: str
    tick: str
    details: tuple[tuple[str, str], ...]


_TICKS: Mapping[str, str] = {
    "2026-11": "Yes, you may read what I wrote and use it to answer this question.",
    "2026-12": "Yes, you may read what I wrote and use it to answer this question.",
}
_DETAILS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "2026-11": (
        (
            "Who reads it",
            "Only the staff of this portal’s desk. The portal is run by {operator}. They are "
            "responsible for what you send. The mail that tells them of it holds nothing of it.",
        ),
        (
            "What for",
            "To answer this one question. You do not join a trial by asking, and you are not put "
            "on a list.",
        ),
        (
            "How long",
            "Until your question is closed, and {keep_days} days after that. Then it is deleted. "
            "You can ask the desk to delete it sooner.",
        ),
    ),
    "2026-12": (
        (
            "Who reads it",
            "The team of the place that you choose, if it has one here. They may hand it to the "
            "team of another place of this trial. The staff of our desk read it if there is no "
            "team, or if the team does not answer in time. Nobody else reads it. The mail that "
            "tells them of it holds nothing of it.",
        ),
        (
            "Who is responsible",
            "The portal is run by {operator}. They are responsible for what you send.",
        ),
        (
            "What for",
            "To answer this one question. You do not join a trial by asking, and you are not put "
            "on a list.",
        ),
        (
            "How long",
            "Until your question is closed, and {keep_days} days after that. Then it is deleted. "
            "You can take it back on your private page at any time. Then it is deleted at once.",
        ),
    ),
}


def consent(*, operator: str, keep_days: int, version: str = CONSENT_VERSION) -> Consent:
    """The wording of a version, filled in. Raises KeyError for a version that never was."""
    return Consent(
        version=version,
        tick=_TICKS[version],
        details=tuple(
            (title, text.format(operator=operator, keep_days=keep_days))
            for title, text in _DETAILS[version]
        ),
    )
