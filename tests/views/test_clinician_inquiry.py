"""A clinician asks about a patient whom nobody names, and says which criteria are known."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.letters import notices, words_of
from tests.views.test_inquiry_refused import TEXTS, boxes
from trials.forms.clinician_inquiry import ClinicianInquiryForm
from trials.forms.inquiry import InquiryForm
from trials.language.consent import CONSENT_VERSION
from trials.language.grade import grade
from trials.models import Enrolment, Entry, Inquiry, Site, Trial
from trials.queries.criteria import read_with

pytestmark = pytest.mark.django_db
ADDRESS = "/trials/NCT00000001/refer/contact/"
FAMILIES = "/trials/NCT00000001/contact/"
CRITERIA = """Inclusion Criteria:

* Age 2 to 12 years
* Organs work well:
    * Creatinine below 1
    * Bilirubin below 2

Exclusion Criteria:

* Fever <b>of</b> any\u202e kind
"""
# Nothing else is asked of a clinician. A new field is a decision, not an accident.
ASKED = {
    "form_key", "site", "urgency", "message", "name", "organisation", "email", "phone",
    "best_time", "answer_by_mail", "consent",
}  # fmt: skip


@pytest.fixture
def asthma(now) -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001",
        brief_title="Asthma",
        published_at=now,
        overall_status="RECRUITING",
        eligibility_criteria=CRITERIA,
    )


@pytest.fixture
def leeds(asthma) -> Site:
    return Site.objects.create(
        trial=asthma,
        facility="St. James",
        city="Leeds",
        registry_status="RECRUITING",
        clinician_line="901-555-0142",
        clinician_hours="Weekdays, 8 to 5",
    )


@pytest.fixture
def nurse(leeds, now) -> User:
    nurse = User.objects.create_user("nurse", email="nurse@hospital.example", is_staff=True)
    EmailAddress.objects.create(user=nurse, email=nurse.email, verified=True, primary=True)
    Enrolment.objects.create(user=nurse, site=leeds, by=nurse, at=now)
    return nurse


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def opened(leeds, visitor) -> dict[str, str]:
    form = {name: value for name, value in boxes(visitor.get(ADDRESS)).items() if name}
    return {
        **form,
        "site": str(leeds.pk),
        "urgency": "today",
        "message": "Is there a place this week?",
        "name": "Dr. Ada",
        "organisation": "County Hospital",
        "phone": "901-555-0199 ext. 4",
        "consent": CONSENT_VERSION,
    }


def rules(opened: dict[str, str]) -> list[str]:
    return [name for name in opened if name.startswith("criterion-")]


def test_it_goes_the_way_of_every_question_to_the_team_of_the_site(opened, visitor, nurse, leeds):
    answer = visitor.post(ADDRESS, opened)

    inquiry = Inquiry.objects.get()
    assert answer["Location"] == f"/inquiries/{inquiry.token}/"
    assert (inquiry.writer, inquiry.urgency, inquiry.site) == ("clinician", "today", leeds)
    assert inquiry.sender.organisation == "County Hospital"
    assert inquiry.sender.phone == "901-555-0199 ext. 4"
    assert words_of(inquiry) == "Is there a place this week?"
    assert notices().get().user == nurse


def test_what_is_known_of_each_criterion_is_kept_in_the_registrys_words(opened, visitor):
    first, second, third = rules(opened)

    visitor.post(ADDRESS, {**opened, first: "yes", second: "no", third: "no"})

    kept = Entry.objects.get(kind=Entry.Kind.CRITERIA)
    assert kept.text == (
        "met: Age 2 to 12 years\n"
        "not met: Organs work well:\n  Creatinine below 1\n  Bilirubin below 2\n"
        "does not apply: Fever <b>of</b> any kind"
    )
    assert "Fever" not in kept.sealed_text


def test_who_says_nothing_of_the_criteria_sends_nothing_of_them(opened, visitor):
    visitor.post(ADDRESS, opened)

    assert not Entry.objects.filter(kind=Entry.Kind.CRITERIA).exists()


def test_nothing_names_the_patient_and_the_page_says_so(leeds, client):
    form = ClinicianInquiryForm([], criteria=read_with(CRITERIA, {}))
    page = client.get(ADDRESS).content.decode()

    asked = {name for name in form.fields if not name.startswith("criterion-")}
    assert asked | {"site"} == ASKED
    assert "no patient’s name, no date of birth and no record number" in page


def test_the_line_of_the_chosen_site_is_named_with_its_hours(leeds, client):
    none_chosen = client.get(ADDRESS)
    chosen = client.get(f"{ADDRESS}?site={leeds.pk}")

    assert [line.line.site for line in chosen.context["chosen"]] == [leeds]
    assert none_chosen.context["chosen"] == []
    for page in (none_chosen.content.decode(), chosen.content.decode()):
        assert 'href="tel:9015550142"' in page
        assert "Weekdays, 8 to 5" in page
    assert f'<option value="{leeds.pk}" selected>' in chosen.content.decode()


@pytest.mark.parametrize("site", ["999999", "x", "%00", "<b>", ""])
def test_a_site_that_is_none_chooses_none(leeds, client, site):
    answer = client.get(f"{ADDRESS}?site={site}")

    assert answer.status_code == 200
    assert answer.context["chosen"] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_refused_form_comes_back_with_all_that_was_typed(opened, visitor, text):
    typed = {**opened, "message": text, "email": "wrong", rules(opened)[1]: "no"}

    answer = visitor.post(ADDRESS, typed)

    shown = boxes(answer)
    assert answer.status_code == 422
    assert {name: shown[name] for name in typed if name in shown and "token" not in name} == {
        name: typed[name] for name in typed if name in shown and "token" not in name
    }
    assert {*typed} - {*shown} == {"site"}


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("name", "Please give your name."),
        ("urgency", "Please say how soon you need an answer."),
        ("phone", "Please give an e-mail address or a phone number, so that we can answer."),
    ],
)
def test_what_is_missing_is_asked_for_in_a_sentence(opened, visitor, missing, sentence):
    answer = visitor.post(ADDRESS, {**opened, missing: ""})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_criteria_that_changed_under_an_open_form_are_looked_at_again(opened, visitor, asthma):
    first = rules(opened)[0]
    Trial.objects.update(eligibility_criteria=CRITERIA.replace("2 to 12", "3 to 12"))

    refused = visitor.post(ADDRESS, {**opened, first: "yes"})

    again = {name: value for name, value in boxes(refused).items() if name}
    assert refused.status_code == 422
    assert "The registry has changed its criteria" in refused.content.decode()
    assert first not in again
    assert visitor.post(ADDRESS, {**again, "site": opened["site"]}).status_code == 302


def test_a_lost_token_loses_nothing(opened, visitor):
    visitor.cookies.clear()

    refused = visitor.post(ADDRESS, {**opened, rules(opened)[0]: "yes"})

    assert refused.status_code == 403
    assert boxes(refused)["message"] == opened["message"]
    assert boxes(refused)[rules(opened)[0]] == "yes"


def test_the_card_leads_to_it(leeds, client):
    page = client.get("/trials/NCT00000001/refer/").content.decode()

    assert f'href="{ADDRESS}"' in page
    assert f'href="{ADDRESS}?site={leeds.pk}"' in page


def test_both_forms_say_who_reads_before_anything_is_typed(leeds, nurse, asthma, client):
    Site.objects.create(trial=asthma, facility="York Infirmary", city="York")

    for address in (ADDRESS, FAMILIES):
        page = client.get(address).content.decode()
        before = page.split("<form")[0]
        assert "These places have a team of their own here" in before
        assert "St. James, Leeds" in before.split("team of their own here")[1]
        assert "York" not in before.split("team of their own here")[1].split("</ul>")[0]
        assert "Leeds: St. James (said to be open; its team answers)" in page
        assert "York: York Infirmary (no status given; our desk answers)" in page
        assert "I am not sure (our desk answers)" in page


def test_without_any_team_the_desk_is_said_to_read(leeds, client):
    for address in (ADDRESS, FAMILIES):
        before = client.get(address).content.decode().split("<form")[0]
        assert "No place of this trial has a team of its own here." in before


def test_how_fast_a_team_answers_is_said_where_it_may_be(leeds, nurse, client, monkeypatch):
    words = {leeds.pk: "usually answers within 2 working days"}
    for door in ("queries.answering", "views.panels"):
        monkeypatch.setattr(f"trials.{door}.public_times", lambda sites, now, *say: words)

    for address in (ADDRESS, FAMILIES, "/trials/NCT00000001/sites/"):
        assert words[leeds.pk] in client.get(address).content.decode()


def test_the_pages_cost_the_same_whatever_the_number_of_sites_and_teams(asthma, nurse, client, now):
    costs = {ADDRESS: set(), FAMILIES: set()}

    for number in (1, 39, 360):
        sites = Site.objects.bulk_create(
            Site(trial=asthma, city=f"Town {n}", shows_reply_time=True) for n in range(number)
        )
        Enrolment.objects.bulk_create(
            Enrolment(user=nurse, site=site, by=nurse, at=now) for site in sites
        )
        for address, found in costs.items():
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found.add(len(queries))

    assert {address: len(found) for address, found in costs.items()} == dict.fromkeys(costs, 1)


def test_every_sentence_of_both_forms_can_be_read_easily():
    forms = [InquiryForm([]), ClinicianInquiryForm([], criteria=read_with(CRITERIA, {}))]
    sentences = {str(field.help_text) for form in forms for field in form.fields.values()}
    sentences |= {
        str(sentence)
        for form in forms
        for field in form.fields.values()
        for sentence in field.error_messages.values()
    }

    assert {sentence for sentence in sentences if grade(sentence) > 8} == set()
