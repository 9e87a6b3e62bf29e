"""The deeds of the page of a question: the form that each reads, and what is said when it is done.

A deed's form has the names of what its action is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from trials.actions import inquiry_team
from trials.forms.answer import AnswerForm, AssignForm, DeedForm, HandForm, NoteForm
from trials.models import Inquiry
from trials.queries.inquiry_page import other_sites
from trials.queries.teams import people_of


def _deed_form(inquiry: Inquiry, data: Any = None) -> DeedForm:
    return DeedForm(data)


def _answer_form(inquiry: Inquiry, data: Any = None) -> DeedForm:
    return AnswerForm(data)


def _note_form(inquiry: Inquiry, data: Any = None) -> DeedForm:
    return NoteForm(data)


def assign_form(inquiry: Inquiry, data: Any = None) -> DeedForm:
    return AssignForm(people_of(inquiry), data)


def hand_form(inquiry: Inquiry, data: Any = None) -> DeedForm:
    return HandForm(other_sites(inquiry), data, with_desk=inquiry.site_id is not None)


@dataclass(frozen=True)
class Deed:
    """`action` is told who, when, and what the form of `form(inquiry, sent)` holds."""

    action: Callable[..., Inquiry]
    said: str
    form: Callable[..., DeedForm] = _deed_form

    def do(self, inquiry: Inquiry, form: DeedForm, by: User, now: dt.datetime) -> Inquiry:
        return self.action(inquiry=inquiry, by=by, now=now, **form.cleaned_data)


def _take(*, inquiry: Inquiry, by: User, now: dt.datetime, seen: int) -> Inquiry:
    return inquiry_team.assign(inquiry=inquiry, to=by, by=by, now=now, seen=seen)


def _close_unanswered(*, inquiry: Inquiry, by: User, now: dt.datetime, seen: int) -> Inquiry:
    return inquiry_team.close(inquiry=inquiry, by=by, now=now, seen=seen, unanswered_too=True)


DEEDS = {
    "take": Deed(_take, "You have taken this question on."),
    "assign": Deed(inquiry_team.assign, "They have it now.", assign_form),
    "note": Deed(inquiry_team.note, "Your note is kept.", _note_form),
    "answer": Deed(
        inquiry_team.answer, "Your answer is kept, and its reader is told.", _answer_form
    ),
    "ring": Deed(inquiry_team.ring, "It is on record that you answered by phone."),
    "hand": Deed(inquiry_team.hand, "The question was handed over.", hand_form),
    "close": Deed(inquiry_team.close, "The question is closed."),
    "close-unanswered": Deed(_close_unanswered, "The question is closed, without an answer."),
    "reopen": Deed(inquiry_team.reopen, "The question is open again."),
    "let-through": Deed(inquiry_team.let_through, "Its team and its writer are told now."),
}
