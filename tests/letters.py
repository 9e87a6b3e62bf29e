"""What an inquiry holds, for tests that look into it."""

from __future__ import annotations

from django.db.models import QuerySet

from trials.models import Entry, Inquiry, Message


def words_of(inquiry: Inquiry) -> str:
    """The question as it was kept."""
    return inquiry.entries.get(kind=Entry.Kind.QUESTION).text


def notices() -> QuerySet[Message]:
    """The mails that tell a team, or the desk, of questions."""
    return Message.objects.filter(kind=Message.Kind.INQUIRY_RECEIVED)
