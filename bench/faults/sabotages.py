"""Promises broken on purpose, one for a run: the verdict must turn red.

Each is a wrong way that somebody has gone somewhere, laid over the right one.
"""

from __future__ import annotations

import base64
import logging
import secrets
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from trials.actions import inquiries, messages
from trials.models import Message, entry
from trials.models import inquiry as inquiry_table
from trials.views import asking


def sent_before_sending() -> None:
    """Mark a message as sent, and send it then: who dies in between loses it."""
    write = messages._mail

    def marked(message: Message) -> Any:
        row = Message.objects.filter(pk=message.pk)
        row.update(state=Message.State.SENT, sent_at=timezone.now())
        return write(message)

    _lay_over(messages, "_mail", marked)


def queued_later() -> None:
    """Queue the mail a moment after the question was kept, apart from its transaction."""
    tell = inquiries.tell

    def later(**told: Any) -> None:
        threading.Timer(0.5, lambda: tell(**told)).start()

    _lay_over(inquiries, "tell", later)


def new_id_at_each_try() -> None:
    write = messages._mail

    def renamed(message: Message) -> Any:
        mail = write(message)
        mail.extra_headers["Message-ID"] = f"<{secrets.token_hex(16)}@127.0.0.1>"
        return mail

    _lay_over(messages, "_mail", renamed)


def forgets_the_form() -> None:
    """Take the same form for another question each time."""
    _lay_over(inquiries, "_key", lambda *sent: secrets.token_hex(32))


def keeps_no_words() -> None:
    """Answer a failing database with an empty page."""
    _lay_over(asking, "_without_database", lambda *args: HttpResponse(status=503))


def thanks_without_a_row() -> None:
    """Show a reference for a question that could not be kept."""
    thanks = '<p class="reference">2222-2222</p>'
    _lay_over(asking, "_without_database", lambda *args: HttpResponse(thanks))


def logs_what_was_asked() -> None:
    keep = inquiries._keep_words

    def logged(inquiry: Any, question: Any) -> None:
        logging.getLogger("trials").error("Asked: %s", question.message)
        keep(inquiry, question)

    _lay_over(inquiries, "_keep_words", logged)


def keeps_words_open() -> None:
    """Keep what was written in base64, which hides nothing."""
    for module in (entry, inquiry_table):
        _lay_over(module, "seal", lambda text, place: base64.b64encode(text.encode()).decode())
        _lay_over(module, "unseal", lambda text, place: base64.b64decode(text).decode())


def commits_in_memory() -> None:
    """PostgreSQL says "committed" too early: it is the server that is set so (stage.py)."""


def _lay_over(module: ModuleType, name: str, other: Callable[..., Any]) -> None:
    """Raises AttributeError where there is nothing of that name any more."""
    getattr(module, name)
    setattr(module, name, other)


SABOTAGES: dict[str, Callable[[], None]] = {
    "sent-before-sending": sent_before_sending,
    "queued-later": queued_later,
    "new-id-at-each-try": new_id_at_each_try,
    "forgets-the-form": forgets_the_form,
    "keeps-no-words": keeps_no_words,
    "thanks-without-a-row": thanks_without_a_row,
    "logs-what-was-asked": logs_what_was_asked,
    "keeps-words-open": keeps_words_open,
    "commits-in-memory": commits_in_memory,
}
