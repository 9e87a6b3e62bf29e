"""A row of each table that the desk shows, so that every address has something behind it."""

from __future__ import annotations

from django.contrib.auth.models import User

from tests.conftest import NOW
from trials.models import (
    Alias,
    CentralContact,
    Collaborator,
    Condition,
    Conflict,
    Entry,
    FailedAddress,
    GlossaryEntry,
    Heartbeat,
    Identifier,
    Inquiry,
    InquiryEvent,
    Keyword,
    Link,
    LinkUse,
    Message,
    Official,
    Outcome,
    Person,
    PlainCheck,
    PlainSentence,
    Reference,
    Site,
    SiteContact,
    Snapshot,
    StatusReport,
)

LISTS = (Alias, CentralContact, Collaborator, Condition, Identifier, Keyword, Link, Official)


def make(site: Site, by: User) -> None:
    """What hangs on the trial of the site, which has arms and an intervention already."""
    trial = site.trial
    StatusReport.objects.create(site=site, status="RECRUITING", source="staff", by=by, at=NOW)
    person = Person.objects.create(name="Nell Nurse", email="nell@example.org")
    SiteContact.objects.create(site=site, person=person)
    FailedAddress.objects.create(email=person.email, at=NOW, code="550")
    for table in (*LISTS, Outcome, Reference):
        table.objects.create(trial=trial)
    snapshot = Snapshot.objects.create(
        trial=trial, text="{}", sha256="ab" * 32, received_at=NOW, is_merged=True
    )
    Conflict.objects.create(trial=trial, snapshot=snapshot, path="sex", found_at=NOW)
    sentence = PlainSentence.objects.create(
        trial=trial, digest="d", criterion="Age", side="inclusion", text="Age", by=by, at=NOW
    )
    PlainCheck.objects.create(sentence=sentence, by=by, at=NOW)
    GlossaryEntry.objects.create(concept="arm", language="en", term="arm", meaning="A group.")
    heartbeat = Heartbeat.objects.create(user=by, at=NOW, expires_at=NOW)
    LinkUse.objects.create(heartbeat=heartbeat, site=site, at=NOW, deed="paused", outcome="expired")
    inquiry = Inquiry.objects.create(
        trial=trial,
        form_key="k",
        token="t",
        reference="AB-1234",
        writer="parent",
        phone_fingerprint="f",
        consent_version="1",
        consented_at=NOW,
        submitted_at=NOW,
        clock_from=NOW,
        answer_by_date=NOW.date(),
    )
    Entry.objects.create(inquiry=inquiry, kind="note", by=by, at=NOW)
    InquiryEvent.objects.create(inquiry=inquiry, kind="arrived", at=NOW)
    Message.objects.create(
        kind="inquiry-received",
        inquiry=inquiry,
        message_id="m",
        created_at=NOW,
        next_try_at=NOW,
    )
