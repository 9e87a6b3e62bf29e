"""All that is held of one person, for that person: as data, and as a text to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from trials.models import Inquiry

_ENVELOPE = (
    "submitted_at",
    "opened_at",
    "answered_at",
    "closed_at",
    "withdrawn_at",
    "consent_version",
    "consented_at",
)


def as_data(inquiries: Iterable[Inquiry]) -> list[dict[str, object]]:
    """Each question with who asked, its texts, what happened to it and the mail about it.

    Raises Unreadable where the key of a text is not among those that are set.
    """
    return [_one(inquiry) for inquiry in inquiries]


def as_text(data: Iterable[dict[str, object]]) -> str:
    """The same to be read: a line for each thing, what belongs to another below it."""
    return "\n\n".join("\n".join(_lines(each, 0)) for each in data) + "\n"


def _one(inquiry: Inquiry) -> dict[str, object]:
    sender = inquiry.sender
    return {
        "reference": inquiry.reference,
        "trial": inquiry.trial.nct_id,
        "site": str(inquiry.site) if inquiry.site else "",
        "who writes": inquiry.get_writer_display(),
        "urgency": inquiry.get_urgency_display(),
        "name": sender.name,
        "organisation": sender.organisation,
        "email": sender.email,
        "phone": sender.phone,
        "best time": sender.best_time,
        "language": sender.language,
        "language of the form": inquiry.language,
        "answer wanted by mail": "yes" if inquiry.answer_by_mail else "no",
        **{name.replace("_", " "): _said(getattr(inquiry, name)) for name in _ENVELOPE},
        "texts": [
            {"at": _said(entry.at), "what": entry.get_kind_display(), "text": entry.text}
            for entry in inquiry.entries.all()
        ],
        "what happened": [
            {"at": _said(event.at), "what": event.get_kind_display()}
            for event in inquiry.events.all()
        ],
        "mail about it": [
            {"at": _said(message.sent_at or message.created_at), "what": str(message)}
            for message in inquiry.messages.all()
        ],
    }


def _said(value: dt.datetime | str | None) -> str:
    return value.isoformat(timespec="seconds") if isinstance(value, dt.datetime) else value or ""


def _lines(data: dict[str, object], depth: int) -> Iterable[str]:
    indent = "  " * depth
    for name, value in data.items():
        if isinstance(value, list):
            yield f"{indent}{name}:"
            for each in value:
                yield from _lines(each, depth + 1)
                yield ""
        elif value:
            yield f"{indent}{name}: {str(value).replace(chr(10), chr(10) + indent + '  ')}"
