"""What a hospital says, typed at the desk: errors stop it, doubts are told, no word is lost."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from tests.conftest import NOW
from tests.forms_as_browsers_send_them import entries, send, with_values
from trials.models import Site, StatusReport, Trial

LIST = "/staff/trials/site/?q=memphis"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def memphis(trial: Trial) -> Site:
    return Site.objects.get(city="Memphis")


@pytest.fixture
def said(memphis: Site, editor):
    def said(status: str, **told: object) -> StatusReport:
        at = NOW - dt.timedelta(days=9)
        return StatusReport.objects.create(
            site=memphis, status=status, source="staff", by=editor, at=at, **told
        )

    return said


@pytest.fixture
def page(memphis: Site) -> str:
    return reverse("admin:trials_site_change", args=[memphis.pk])


def opened(desk, path: str, form: str = "site_form"):
    return entries(desk.get(path).content.decode(), form)


def test_a_safety_review_is_shown_to_families_only_with_a_name(desk, page):
    review = {"hospital_status": "SUSPENDED", "hospital_reason": "safety"}
    typed = [*with_values(opened(desk, page), **review), ("hospital_is_public", "on")]

    refused = send(desk, page, typed)
    send(desk, page, with_values(typed, hospital_approved_by="Dr. Ada Ink"))

    report = StatusReport.objects.get()
    assert "Name the investigator who lets families read" in refused.content.decode()
    assert (report.is_public, report.approved_by) == (True, "Dr. Ada Ink")
    assert "Shown to families, approved by Dr. Ada Ink." in desk.get(page).content.decode()


def test_reopening_what_was_closed_for_good_asks_why_and_then_tells_of_the_doubt(desk, page, said):
    said("COMPLETED")
    typed = with_values(opened(desk, page), hospital_status="RECRUITING")

    refused = send(desk, page, typed).content.decode()
    send(desk, page, with_values(typed, hospital_note="A second group has begun."))

    after = desk.get(page).content.decode()
    assert "Say in a few words why it opens." in refused
    assert '<li class="warning">' in after
    assert after.count("This site was closed for good. Now families are told to ask.") == 2
    assert StatusReport.objects.latest().status == "RECRUITING"


def test_in_the_list_too_what_cannot_be_is_refused_and_says_why(desk, said):
    said("COMPLETED")
    typed = opened(desk, LIST, "changelist-form")

    refused = send(desk, LIST, with_values(typed, **{"form-0-hospital_status": "RECRUITING"}))

    assert "Say in a few words why it opens." in refused.content.decode()
    assert StatusReport.objects.count() == 1


def test_one_who_opened_the_page_before_another_word_is_asked_to_look(desk, page, said):
    typed = with_values(opened(desk, page), hospital_status="RECRUITING")
    said("SUSPENDED")

    refused = send(desk, page, typed)

    assert "since you opened the page" in refused.content.decode()
    assert StatusReport.objects.get().status == "SUSPENDED"


def test_other_fields_are_saved_though_another_word_came_in_between(desk, page, memphis, said):
    typed = with_values(opened(desk, page), zip="38105")
    said("SUSPENDED")

    send(desk, page, typed)

    memphis.refresh_from_db()
    assert memphis.zip == "38105"


def test_a_sentence_for_families_without_a_status_is_asked_about(desk, page):
    typed = [*opened(desk, page), ("hospital_is_public", "on")]

    answer = send(desk, page, typed)

    assert "Say which status" in answer.content.decode()
    assert not StatusReport.objects.exists()
