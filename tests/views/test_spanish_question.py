"""A question that is asked in Spanish, from the form to the answer."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from tests.asked import enrolled
from tests.every_word import bracketed
from tests.letters import words_of
from tests.views.test_inquiry_refused import boxes
from trials.actions import inquiry_team, messages
from trials.actions.inquiry_reading import read
from trials.language.consent import CONSENT_VERSION, consent
from trials.models import Entry, Inquiry, Site, Trial

pytestmark = pytest.mark.django_db
ADDRESS = "/es/trials/NCT00000001/contact/"
WRITER = "ana@example.org"
TYPED = {
    "message": "¿Todavía hay lugar?",
    "writer": "parent",
    "email": WRITER,
    "consent": CONSENT_VERSION,
}


@pytest.fixture
def leeds(now) -> Site:
    trial = Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma", published_at=now)
    return Site.objects.create(trial=trial, facility="St. James", city="Leeds")


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def opened(leeds, visitor) -> dict[str, str]:
    form = {name: value for name, value in boxes(visitor.get(ADDRESS)).items() if name}
    return {**form, **TYPED, "site": str(leeds.pk)}


@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_it_is_refused_in_spanish_with_what_was_typed_kept(opened, visitor, htmx):
    with bracketed():
        refused = visitor.post(ADDRESS, {**opened, "email": "ana@"}, headers=htmx)

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "⟦Please check the e-mail address." in page
    assert "⟦Your question is not sent yet⟧" in page
    assert boxes(refused)["message"] == TYPED["message"]
    assert f'data-hx-post="{ADDRESS}"' in page


def test_what_is_agreed_to_is_shown_in_spanish_and_can_be_said_again_later(opened, visitor):
    wording = consent(operator="X", keep_days=90, language="es")

    page = visitor.get(ADDRESS).content.decode()
    visitor.post(ADDRESS, opened)

    inquiry = Inquiry.objects.get()
    assert wording.tick in page
    assert "<dt>Quién lo lee</dt>" in page
    assert (inquiry.consent_version, inquiry.language) == (wording.version, wording.language)


def test_it_leads_to_a_spanish_page_and_every_mail_about_it_does(
    opened, visitor, leeds, now, settings
):
    nurse = enrolled("nurse", leeds, now)

    sent = visitor.post(ADDRESS, opened)
    inquiry = Inquiry.objects.get()
    read(inquiry=inquiry, by=nurse, now=now)
    inquiry.refresh_from_db()
    inquiry_team.answer(
        inquiry=inquiry,
        text="Sí.",
        seen=inquiry.events.latest("pk").pk,
        by=nurse,
        now=now,
    )
    with bracketed():
        list(messages.deliver_due(lambda: now))
        page = visitor.get(sent["Location"]).content.decode()

    receipt, answered = [letter for letter in mail.outbox if letter.to == [WRITER]]
    assert sent["Location"] == f"/es/inquiries/{inquiry.token}/"
    assert words_of(inquiry) == TYPED["message"]
    assert "⟦Your question is answered⟧" in page
    assert receipt.subject.startswith("⟦Your question has arrived")
    assert answered.subject.startswith("⟦An answer waits for you")
    for letter in (receipt, answered):
        assert f"{settings.PORTAL_URL}{sent['Location']}\n" in letter.body


def test_the_form_says_which_language_it_takes_for_granted(opened, visitor):
    spanish = visitor.get(ADDRESS).content.decode()
    english = visitor.get(ADDRESS.removeprefix("/es")).content.decode()

    assert "español" in spanish.partition('id="id_language_helptext"')[2].partition("</p>")[0]
    assert "You can leave this empty for English." in english


def test_htmx_is_sent_on_to_the_spanish_page(opened, visitor):
    answer = visitor.post(ADDRESS, opened, headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == f"/es/inquiries/{Inquiry.objects.get().token}/"


def test_what_a_clinician_knows_of_the_criteria_reaches_the_team_in_english(leeds, visitor):
    Trial.objects.update(eligibility_criteria="Inclusion Criteria:\n\n* Age 2 to 12 years")
    address = "/es/trials/NCT00000001/refer/contact/"
    form = {name: value for name, value in boxes(visitor.get(address)).items() if name}
    rule = next(name for name in form if name.startswith("criterion-"))
    told = {**TYPED, "name": "Dra. Ana", "urgency": "today", rule: "yes"}

    with bracketed():
        visitor.post(address, {**form, **told})

    assert Entry.objects.get(kind=Entry.Kind.CRITERIA).text == "met: Age 2 to 12 years"
