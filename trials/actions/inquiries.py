"""Questions that people send: kept before they are acknowledged, with the mail about them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import transaction

from trials.actions import messages
from trials.language import references
from trials.models import Entry, Inquiry, InquiryEvent, Message, Sender, Site, Trial
from trials.models.sealed import fingerprint
from trials.queries.clocks import day_after
from trials.queries.floods import form_mark
from trials.queries.persons import as_compared, digits_of
from trials.queries.teams import hearers_of

Kind = Message.Kind


@dataclass(frozen=True)
class Question:
    """What somebody wrote in a form, checked. The last four are of clinicians alone, or chosen."""

    writer: str
    name: str
    email: str
    phone: str
    best_time: str
    language: str
    message: str
    consent_version: str
    answer_by_mail: bool = False
    organisation: str = ""
    urgency: str = ""
    criteria: str = ""

    @property
    def sender(self) -> Sender:
        told = (self.name, self.email, self.phone, self.best_time, self.language)
        return Sender(*told, organisation=self.organisation)


@dataclass(frozen=True)
class Arrival:
    """How a question came: the fingerprint of its network, and what is suspicious about it."""

    network: str = ""
    suspicion: str = ""


@transaction.atomic(durable=True)
def submit(
    *,
    trial: Trial,
    site: Site | None,
    question: Question,
    form_key: str,
    now: dt.datetime,
    arrival: Arrival | None = None,
    read_in: str = "en",
) -> Inquiry:
    """Keep a question and queue the mail about it, all of it or nothing. `read_in` is the language
    of the form, in which its writer also gets our mail.

    The same form sent again (a double click, a reload, another tab) gives the same inquiry. The
    same form sent with other words is another inquiry: nothing that a family writes is dropped.
    What is suspicious is kept aside, on a list of the desk, and no mail goes out about it. Where
    only a proof is missing, a mail asks the writer whether they sent it.
    """
    new = _new(trial, site, question, arrival or Arrival(), now)
    new.form_key = _key(trial, site, question, form_key)
    new.language = read_in
    inquiry = _kept(new)
    if inquiry.token != new.token:
        return inquiry
    _keep_words(inquiry, question)
    _note(inquiry, InquiryEvent.Kind.HELD if inquiry.held_at else InquiryEvent.Kind.ARRIVED)
    if not inquiry.held_at:
        tell(inquiry=inquiry, now=now)
    elif inquiry.held_why == Inquiry.Suspicion.UNPROVEN and inquiry.sender.email:
        messages.enqueue(Kind.INQUIRY_PROOF, inquiry=inquiry, now=now)
    return inquiry


def tell(*, inquiry: Inquiry, now: dt.datetime) -> None:
    """Queue the mail that a question sets off: to its team or the desk, and a receipt."""
    for user in hearers_of(inquiry.site):
        messages.enqueue(Kind.INQUIRY_RECEIVED, inquiry=inquiry, user=user, now=now)
    if inquiry.sender.email:
        messages.enqueue(Kind.INQUIRY_RECEIPT, inquiry=inquiry, now=now)


def answer_by(now: dt.datetime, site: Site | None = None) -> dt.date:
    """The day by which is answered what is sent now: in working days of the site, or the desk."""
    return day_after(site, now, settings.ANSWER_WORKING_DAYS)


def fingerprint_of_phone(phone: str) -> str:
    """The same for a number however it is spaced."""
    return fingerprint(digits_of(phone))


def _new(
    trial: Trial, site: Site | None, question: Question, arrival: Arrival, now: dt.datetime
) -> Inquiry:
    inquiry = Inquiry(
        trial=trial,
        site=site,
        token=secrets.token_urlsafe(32),
        reference=_unused_reference(),
        writer=question.writer,
        urgency=question.urgency,
        email_fingerprint=fingerprint(as_compared(question.email)) if question.email else "",
        phone_fingerprint=fingerprint_of_phone(question.phone) if question.phone else "",
        network_fingerprint=arrival.network,
        answer_by_mail=question.answer_by_mail,
        consent_version=question.consent_version,
        consented_at=now,
        submitted_at=now,
        clock_from=now,
        answer_by_date=answer_by(now, site),
        held_at=now if arrival.suspicion else None,
        held_why=arrival.suspicion,
    )
    inquiry.sender = question.sender
    return inquiry


def _kept(inquiry: Inquiry) -> Inquiry:
    """The row of this form: this one, or the one that was kept before.

    A conflict is left to the database: PostgreSQL would write a refused row into its log.
    """
    Inquiry.objects.bulk_create([inquiry], ignore_conflicts=True)
    return Inquiry.objects.get(form_key=inquiry.form_key)


def _keep_words(inquiry: Inquiry, question: Question) -> None:
    texts = {Entry.Kind.QUESTION: question.message, Entry.Kind.CRITERIA: question.criteria}
    for kind, text in texts.items():
        if text:
            entry = Entry(inquiry=inquiry, kind=kind, at=inquiry.submitted_at)
            entry.text = text
            entry.save()


def _note(inquiry: Inquiry, kind: InquiryEvent.Kind) -> None:
    InquiryEvent.objects.create(inquiry=inquiry, kind=kind, at=inquiry.submitted_at)


def _key(trial: Trial, site: Site | None, question: Question, form_key: str) -> str:
    """64 signs, the same for the same form with the same words: half of them say which form it was.
    The form's key keeps the words secret."""
    sent = [form_key, trial.pk, site.pk if site else None, asdict(question)]
    return form_mark(form_key) + hashlib.sha256(json.dumps(sent).encode()).hexdigest()[:32]


def _unused_reference() -> str:
    random = secrets.SystemRandom()
    reference = references.make(random)
    while Inquiry.objects.filter(reference=reference).exists():
        reference = references.make(random)
    return reference
