"""What the page of a question shows without its words, and which deeds it offers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import get_language_info

from trials.admin.inquiry_deeds import assign_form, hand_form
from trials.admin.inquiry_words import event_words, state_words, whom
from trials.forms.answer import AnswerForm, AssignForm, HandForm, NoteForm, name_of
from trials.models import Inquiry
from trials.models.local_days import zone_of
from trials.queries.inquiry_page import deliveries_of, log_of
from trials.queries.waiting import clock_of


def envelope(inquiry: Inquiry, user: User, now: dt.datetime, sent: Any) -> dict[str, Any]:
    """`sent` is a form that was refused; it stands where it was filled in."""
    log = list(log_of(inquiry))
    return {
        "inquiry": inquiry,
        "state": state_words(inquiry),
        "clock": clock_of(inquiry, now) if waits(inquiry) else None,
        "reads": get_language_info(inquiry.language)["name"],
        "taken_by": name_of(inquiry.assigned_to) if inquiry.assigned_to else "",
        "is_mine": inquiry.assigned_to == user,
        "log": [(event.at, event_words(event)) for event in log],
        "deliveries": [(message, whom(message)) for message in deliveries_of(inquiry)],
        "zone": zone_of(inquiry.site).key if inquiry.site else settings.DESK_ZONE,
        "seen": log[0].pk if log else 0,
        "offers": offers(inquiry),
        "answer_form": sent if isinstance(sent, AnswerForm) else AnswerForm(),
        "note_form": sent if isinstance(sent, NoteForm) else NoteForm(),
        "assign_form": sent if isinstance(sent, AssignForm) else assign_form(inquiry),
        "hand_form": sent if isinstance(sent, HandForm) else hand_form(inquiry),
    }


def waits(inquiry: Inquiry) -> bool:
    over = inquiry.answered_at or inquiry.closed_at or inquiry.withdrawn_at
    return not (over or inquiry.held_at)


def offers(inquiry: Inquiry) -> set[str]:
    """The deeds that the state of a question allows."""
    if inquiry.erased_at or inquiry.withdrawn_at:
        return set()
    if inquiry.closed_at:
        return {"reopen", "note"}
    if inquiry.held_at:
        return {"let-through", "close", "note"}
    opened = {"answer", "ring", "close"} if inquiry.opened_at else set()
    again = {"reopen"} if inquiry.answered_at else set()
    return {"assign", "hand", "note", *opened, *again}
