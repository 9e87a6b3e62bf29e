"""Questions that people send: kept before they are acknowledged, with the notice to the desk."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.db import transaction

from trials.actions import messages
from trials.language import references, workdays
from trials.models import Inquiry, Message, Site, Trial


@dataclass(frozen=True)
class Question:
    """What somebody wrote in the form, checked."""

    writer: str
    name: str
    email: str
    phone: str
    best_time: str
    language: str
    message: str
    consent_version: str


@transaction.atomic(durable=True)
def submit(
    *, trial: Trial, site: Site | None, question: Question, form_key: str, now: dt.datetime
) -> Inquiry:
    """Keep a question and queue the notice of it, both or neither.

    The same form sent again (a double click, a reload, another tab) gives the same inquiry. The
    same form sent with other words is another inquiry: nothing that a family writes is dropped.
    """
    inquiry, is_new = Inquiry.objects.get_or_create(
        form_key=_fingerprint(trial, site, question, form_key),
        defaults={"trial": trial, "site": site, **asdict(question), **_arrival(now)},
    )
    if is_new:
        messages.enqueue(Message.Kind.INQUIRY_RECEIVED, inquiry=inquiry, now=now)
    return inquiry


def answer_by(now: dt.datetime) -> dt.date:
    """The day by which the desk has answered what is sent now."""
    today = workdays.local_day(now, settings.DESK_ZONE)
    return workdays.after(today, settings.ANSWER_WORKING_DAYS)


def _arrival(now: dt.datetime) -> dict[str, Any]:
    return {
        "token": secrets.token_urlsafe(32),
        "reference": _unused_reference,
        "consented_at": now,
        "submitted_at": now,
        "answer_by_date": answer_by(now),
    }


def _fingerprint(trial: Trial, site: Site | None, question: Question, form_key: str) -> str:
    """64 signs, the same for the same form with the same words. The form's key keeps it secret."""
    sent = [form_key, trial.pk, site.pk if site else None, asdict(question)]
    return hashlib.sha256(json.dumps(sent).encode()).hexdigest()


def _unused_reference() -> str:
    random = secrets.SystemRandom()
    reference = references.make(random)
    while Inquiry.objects.filter(reference=reference).exists():
        reference = references.make(random)
    return reference
