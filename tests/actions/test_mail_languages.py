"""Mail to one who asked is in the language of their page; mail to staff is English."""

from __future__ import annotations

import pytest
from django.core import mail
from django.utils import translation

from tests.asked import a_site, ask, enrolled
from tests.every_word import bracketed, left_in_english
from trials.actions import messages
from trials.actions.inquiries import Arrival
from trials.actions.inquiry_writer import tell_answered
from trials.actions.letters.proof import signed
from trials.models import Entry, Inquiry
from trials.models.message import TO_WRITERS, Message

pytestmark = pytest.mark.django_db
WRITER = "canary@example.org"


@pytest.fixture
def inquiry(now, settings) -> Inquiry:
    """A question from a Spanish page, and its answer; every mail to its writer is queued."""
    settings.DESK_HOURS = "weekdays, 9 to 5"
    settings.DESK_HOURS_IN = {"es": "lunes a viernes, 9 a 5"}
    inquiry = ask(a_site(), now, read_in="es", arrival=Arrival("", "unproven"))
    answer = Entry(inquiry=inquiry, kind=Entry.Kind.ANSWER, at=now)
    answer.text = "Llame al 901-555-0101."
    answer.save()
    for kind in TO_WRITERS - {Message.Kind.INQUIRY_PROOF}:
        messages.enqueue(kind, inquiry=inquiry, now=now)
    return inquiry


def sent(now) -> list[mail.EmailMessage]:
    list(messages.deliver_due(lambda: now))
    return [letter for letter in mail.outbox if letter.to == [WRITER]]


def test_each_mail_to_the_writer_is_whole_in_their_language(inquiry, now, settings):
    known = [inquiry.reference, settings.PORTAL_NAME, "Llame al", "lunes a viernes, 9 a 5"]

    with bracketed():
        letters = sent(now)

    assert len(letters) == len(TO_WRITERS)
    for letter in letters:
        assert left_in_english(f"{letter.subject}\n{letter.body}", *known) == []
        assert letter.extra_headers["Content-Language"] == "es"


def test_its_links_lead_to_pages_in_that_language(inquiry, now, settings):
    page = f"{settings.PORTAL_URL}/es/inquiries/{inquiry.token}/"
    proof = f"{page}proof/{signed(inquiry)}/"

    links = {line for letter in sent(now) for line in letter.body.splitlines() if "://" in line}

    assert links == {page, proof}


def test_its_days_are_told_as_that_language_tells_them(inquiry, now):
    bodies = " ".join(letter.body for letter in sent(now))

    assert "noviembre" in bodies
    assert "November" not in bodies
    assert "lunes a viernes, 9 a 5" in bodies


def test_the_team_is_told_in_english_whatever_page_set_it_off(now, settings):
    site = a_site()
    enrolled("nurse", site, now)
    ask(site, now, read_in="es")

    with bracketed(), translation.override("es"):
        list(messages.deliver_due(lambda: now))

    (letter,) = [each for each in mail.outbox if each.to != [WRITER]]
    assert letter.subject.startswith("A new question has arrived")
    assert f"{settings.PORTAL_URL}/staff/" in letter.body
    assert "⟦" not in letter.body
    assert letter.extra_headers["Content-Language"] == "en"


def test_a_language_that_the_portal_has_given_up_is_not_linked_to(inquiry, now, settings):
    settings.LANGUAGES = [("en", "English")]

    letters = sent(now)

    assert not [letter for letter in letters if "/es/" in letter.body]
    assert {letter.extra_headers["Content-Language"] for letter in letters} == {"en"}


def test_a_question_from_an_english_page_is_answered_in_english(now):
    inquiry = ask(a_site(), now)
    tell_answered(inquiry=inquiry, now=now)

    receipt, answered = sent(now)

    assert "You can expect an answer by Monday, 30 November 2026." in receipt.body
    assert f"/inquiries/{inquiry.token}/" in answered.body
    assert "/es/" not in receipt.body + answered.body
