"""A coordinator keeps her own site at the desk, and reaches no other by any door."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW
from tests.forms_as_browsers_send_them import entries
from trials.actions import enrolments
from trials.models import Enrolment, Message, Site, SiteContact, StatusReport

LIST = "/staff/trials/site/"


@pytest.fixture
def own(trial) -> Site:
    return trial.sites.get(city="Memphis")


@pytest.fixture
def other(trial) -> Site:
    return trial.sites.get(city="Leeds")


@pytest.fixture
def cora(own, editor, client) -> User:
    user = User.objects.create_user("cora", email="cora@example.org", is_staff=True)
    enrolments.enrol(user=user, site=own, by=editor, now=NOW)
    client.force_login(user)
    return user


def as_sent(client: Client, path: str) -> dict[str, str]:
    """What a browser sends of the page's form."""
    form = "changelist-form" if path == LIST else "site_form"
    return dict(entries(client.get(path).content.decode(), form))


def page_of(site: Site) -> str:
    return reverse("admin:trials_site_change", args=[site.pk])


def test_her_list_holds_her_own_site_alone(client, cora, own, other):
    page = client.get(LIST).content.decode()

    assert "Hospital of Memphis" in page
    assert "Hospital of Leeds" not in page


def test_on_its_page_she_says_what_the_hospital_says_as_its_coordinator(client, cora, own):
    sent = as_sent(client, page_of(own))

    client.post(page_of(own), {**sent, "hospital_status": "SUSPENDED"})

    report = StatusReport.objects.get()
    assert (report.site, report.status, report.source) == (own, "SUSPENDED", "coordinator")


def test_she_cannot_write_what_the_registry_says_of_the_place(client, cora, own):
    sent = as_sent(client, page_of(own))

    client.post(page_of(own), {**sent, "facility": "Elsewhere", "city": "Nowhere"})

    own.refresh_from_db()
    assert (own.facility, own.city) == ("Hospital of Memphis", "Memphis")
    assert "facility" not in sent


def test_she_adds_and_mends_a_contact_of_her_site(client, cora, own):
    sent = as_sent(client, page_of(own))
    row = {"contacts-TOTAL_FORMS": "1", "contacts-0-name": "Nell Nurse", "contacts-0-id": ""}

    client.post(page_of(own), {**sent, **row})

    assert [contact.name for contact in own.contacts.all()] == ["Nell Nurse"]


def test_a_contact_of_another_site_is_out_of_reach_of_her_form(client, cora, own, other):
    contact = SiteContact.objects.create(site=other, name="Leo of Leeds")
    sent = as_sent(client, page_of(own))
    row = {"contacts-0-id": str(contact.pk), "contacts-0-name": "Changed"}
    row |= {"contacts-TOTAL_FORMS": "1", "contacts-INITIAL_FORMS": "1"}

    client.post(page_of(own), {**sent, **row, "contacts-0-site": str(own.pk)})

    contact.refresh_from_db()
    assert (contact.name, contact.site) == ("Leo of Leeds", other)


def test_a_line_of_another_site_slipped_into_her_list_writes_nothing(client, cora, own, other):
    sent = as_sent(client, LIST)
    slipped = {"form-0-id": str(other.pk), "form-0-hospital_status": "COMPLETED"}

    client.post(LIST, {**sent, **slipped})

    assert not StatusReport.objects.filter(site=other).exists()


def test_nothing_is_said_of_another_site_by_its_address(client, cora, other):
    answer = client.post(page_of(other), {"hospital_status": "COMPLETED"})

    assert answer.status_code == 404
    assert not StatusReport.objects.exists()


def test_a_chooser_of_sites_offers_her_no_other(client, cora, own):
    asked = {"app_label": "trials", "model_name": "enrolment", "field_name": "site", "term": "H"}

    offered = client.get("/staff/autocomplete/", asked).json()["results"]

    assert [each["id"] for each in offered] == [str(own.pk)]


def test_she_reads_what_was_said_of_her_own_site_only(client, cora, own, other):
    for site in (own, other):
        StatusReport.objects.create(site=site, status="COMPLETED", source="staff", at=NOW)

    page = client.get("/staff/trials/statusreport/").content.decode()

    assert ("Memphis" in page, "Leeds" in page) == (True, False)


def test_when_her_enrolment_ends_her_next_click_is_refused(client, cora, own):
    enrolments.end(enrolment=Enrolment.objects.get(user=cora), now=NOW)

    assert client.get(page_of(own)).status_code in (403, 404)
    assert client.get(LIST).status_code == 403


def test_an_editor_enrols_ends_and_asks_again_at_the_desk(desk, editor, own):
    cora = User.objects.create_user("cora", email="cora@example.org", is_staff=True)
    enrolment_list = reverse("admin:trials_enrolment_changelist")

    desk.post(reverse("admin:trials_enrolment_add"), {"user": cora.pk, "site": own.pk})
    enrolment = Enrolment.objects.get()
    chosen = {"_selected_action": [enrolment.pk]}
    desk.post(enrolment_list, {"action": "ask_for_address", **chosen})
    desk.post(enrolment_list, {"action": "end", **chosen})

    enrolment.refresh_from_db()
    assert (enrolment.user, enrolment.site, enrolment.by) == (cora, own, editor)
    assert enrolment.ended_at is not None
    assert Message.objects.filter(kind="confirm-address", user=cora).count() == 2


def test_a_coordinator_enrols_nobody(client, cora, other):
    answer = client.post(reverse("admin:trials_enrolment_add"), {"user": cora.pk, "site": other.pk})

    assert answer.status_code == 403
    assert Client().get(reverse("admin:trials_enrolment_changelist")).status_code == 302
