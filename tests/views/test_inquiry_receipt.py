"""The private page of a question: it can be bookmarked, and tells a stranger nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.actions.inquiries import Question, submit
from trials.models import Inquiry, Trial

pytestmark = pytest.mark.django_db
QUESTION = Question(
    "parent", "Ada Canary", "canary@example.org", "901-555-0199", "", "", "Canary?", "2026-11"
)


@pytest.fixture
def inquiry(now) -> Inquiry:
    trial = Trial.objects.create(nct_id="NCT00000001", brief_title="Canary", published_at=now)
    return submit(trial=trial, site=None, question=QUESTION, form_key="key", now=now)


@pytest.fixture
def page(inquiry, client):
    return client.get(f"/inquiries/{inquiry.token}/")


def test_it_gives_the_reference_the_day_of_the_answer_and_the_phone(page, inquiry, settings):
    shown = page.content.decode()

    assert page.status_code == 200
    assert inquiry.reference in shown
    assert inquiry.answer_by_date == dt.date(2026, 11, 30)
    assert "Monday, 30 November 2026" in shown
    assert settings.DESK_PHONE in shown
    assert settings.DESK_HOURS in shown
    assert "What happens next" in shown
    assert "If no answer comes" in shown
    assert "Not for emergencies" in shown


def test_it_shows_nothing_of_the_question_its_writer_or_the_illness(page):
    shown = page.content.decode().lower()

    assert "canary" not in shown
    assert "ada" not in shown.replace("canada", "")
    assert "0199" not in shown
    assert "nct00000001" not in shown


def test_nobody_keeps_it_finds_it_or_learns_its_address(page):
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "no-referrer"
    assert not page.cookies


def test_it_can_be_opened_again_and_changes_nothing(inquiry, client):
    before = Inquiry.objects.values().get()

    answers = {client.get(f"/inquiries/{inquiry.token}/").status_code for _ in range(3)}

    assert answers == {200}
    assert Inquiry.objects.values().get() == before
    assert client.post(f"/inquiries/{inquiry.token}/").status_code == 405


@pytest.mark.parametrize("token", ["x", "0" * 43, "%00", "NCT00000001"])
def test_an_address_that_was_guessed_is_not_there(inquiry, client, token):
    assert client.get(f"/inquiries/{token}/").status_code == 404


def test_the_reference_is_no_address(inquiry, client):
    assert client.get(f"/inquiries/{inquiry.reference}/").status_code == 404
