"""What arrived, and what people wrote, can be read at the desk and changed by nobody."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from trials.models import Conflict, Entry, Inquiry, Message, Sender, Site, Snapshot, StatusReport


@pytest.fixture
def snapshot(trial, now) -> Snapshot:
    return Snapshot.objects.create(
        trial=trial, text='{"a": "<b>"}', sha256="ab" * 32, received_at=now, is_merged=True
    )


@pytest.fixture
def conflict(trial, snapshot, now) -> Conflict:
    return Conflict.objects.create(
        trial=trial,
        snapshot=snapshot,
        path="eligibilityModule.sex",
        base="ALL",
        ours={"sex": "FEMALE"},
        theirs=None,
        found_at=now,
    )


@pytest.fixture
def inquiry(trial, now) -> Inquiry:
    inquiry = Inquiry(
        trial=trial,
        form_key="k",
        token="a-secret-token",
        reference="AB-1234",
        writer=Inquiry.Writer.PARENT,
        email_fingerprint="f",
        consent_version="1",
        consented_at=now,
        submitted_at=now,
        clock_from=now,
        answer_by_date=dt.date(2026, 11, 30),
    )
    inquiry.sender = Sender(name="Pat Example", email="pat@family.example")
    inquiry.save()
    question = Entry(inquiry=inquiry, kind=Entry.Kind.QUESTION, at=now)
    question.text = "May my son join?"
    question.save()
    Message.objects.create(
        kind=Message.Kind.INQUIRY_RECEIVED,
        inquiry=inquiry,
        message_id="<1@trialside.example>",
        created_at=now,
        next_try_at=now,
    )
    return inquiry


@pytest.fixture
def report(trial, editor, now) -> StatusReport:
    site = Site.objects.filter(trial=trial).first()
    return StatusReport.objects.create(
        site=site, status="COMPLETED", source="staff", by=editor, at=now
    )


def page_of(row) -> str:
    return reverse(f"admin:trials_{row._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("name", ["snapshot", "conflict", "inquiry", "report"])
def test_not_even_a_superuser_changes_or_deletes_evidence(name, client, request, db):
    row = request.getfixturevalue(name)
    client.force_login(User.objects.create_superuser("root"))
    page = page_of(row)

    answers = [
        client.get(page).status_code,
        client.post(page, {"path": "x"}).status_code,
        client.post(page.replace("change", "delete"), {"post": "yes"}).status_code,
    ]

    assert answers == [200, 403, 403]


def test_a_snapshot_shows_the_document_as_text(desk, snapshot):
    page = desk.get(page_of(snapshot)).content.decode()

    assert "{&quot;a&quot;: &quot;&lt;b&gt;&quot;}" in page


def test_a_conflict_shows_all_three_sides(desk, conflict):
    page = desk.get(page_of(conflict)).content.decode()

    for told in (">ALL</pre>", "&quot;sex&quot;: &quot;FEMALE&quot;", ">Nothing</pre>"):
        assert told in page


def test_lists_of_questions_show_nothing_about_a_person(desk, inquiry):
    lists = [
        desk.get(f"/staff/trials/{table}/").content.decode() for table in ("inquiry", "message")
    ]
    found = desk.get("/staff/trials/inquiry/?q=pat@family.example").content.decode()

    for page in lists:
        assert "AB-1234" in page
        assert "Pat" not in page
        assert "family.example" not in page
        assert "my son" not in page
    assert "AB-1234" not in found


def test_the_page_of_the_tables_shows_the_mail_and_nothing_of_the_person(desk, inquiry):
    page = desk.get(page_of(inquiry)).content.decode()

    assert "A question has arrived (Waiting)" in page
    for hidden in ("May my son join?", "family.example", "Pat", "a-secret-token"):
        assert hidden not in page


def test_a_question_needs_leave_to_be_read(client, inquiry):
    client.force_login(User.objects.create_user("nobody", is_staff=True))

    assert client.get(page_of(inquiry)).status_code == 403


def test_the_desk_groups_its_tables_in_words(desk, db):
    page = desk.get("/staff/").content.decode()

    for told in ("The record", "What hospitals say", "Questions from families"):
        assert f"<caption>{told}</caption>" in page
