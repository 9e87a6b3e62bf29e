"""A coordinator enters and changes the people of her own sites, and meets no others."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.conftest import NOW
from tests.forms_as_browsers_send_them import entries, send, with_values
from trials.actions import enrolments
from trials.models import Message, Person, Site, SiteContact

ADD = "/staff/trials/person/add/"


@pytest.fixture
def own(trial) -> Site:
    return trial.sites.get(city="Memphis")


@pytest.fixture
def other(trial) -> Site:
    return trial.sites.get(city="Leeds")


@pytest.fixture
def nell(own) -> Person:
    """A contact at the site in Memphis."""
    nell = Person.objects.create(name="Nell Nurse", phone="901-555-0101", email="nell@example.org")
    SiteContact.objects.create(site=own, name="Letters", person=nell)
    return nell


@pytest.fixture
def lea(other) -> Person:
    """A contact at the site in Leeds."""
    lea = Person.objects.create(name="Lea of Leeds", phone="0113 555 0100")
    SiteContact.objects.create(site=other, person=lea)
    return lea


@pytest.fixture
def cora(own, editor, client) -> User:
    """The coordinator of the site in Memphis, signed in."""
    user = User.objects.create_user("cora", email="cora@example.org", is_staff=True)
    enrolments.enrol(user=user, site=own, by=editor, now=NOW)
    Message.objects.all().delete()
    client.force_login(user)
    return user


def page_of(row: Person | Site) -> str:
    return reverse(f"admin:trials_{row._meta.model_name}_change", args=[row.pk])


def new(**values: str) -> dict[str, str]:
    blank = dict.fromkeys(("role", "email", "hours", "zone", "languages", "clinician_line"), "")
    return {**blank, "name": "New One", "phone": "901-555-0110", **values}


def test_a_coordinator_points_a_contact_of_her_site_to_whom_she_entered(client, cora, own):
    SiteContact.objects.create(site=own, name="Letters")
    client.post(ADD, new())
    person = Person.objects.get()
    sent = entries(client.get(page_of(own)).content.decode(), "site_form")

    send(client, page_of(own), with_values(sent, **{"contacts-0-person": str(person.pk)}))

    assert SiteContact.objects.get().person == person


def test_no_form_of_hers_offers_or_takes_a_person_of_another_site(client, cora, own, nell, lea):
    page = client.get(page_of(own)).content.decode()
    sent = dict(entries(page, "site_form"))

    client.post(page_of(own), {**sent, "contacts-0-person": str(lea.pk)})

    assert "Lea of Leeds" not in page + client.get(ADD).content.decode()
    assert SiteContact.objects.get(site=own).person == nell


def test_a_search_offers_her_no_person_of_another_site_and_nobody_who_left(
    client, cora, own, nell, lea
):
    gone = Person.objects.create(name="Nell Gone", left_at=NOW)
    SiteContact.objects.create(site=own, person=gone)
    asked = {"app_label": "trials", "model_name": "sitecontact", "field_name": "person"}

    offered = client.get("/staff/autocomplete/", {**asked, "term": "e"}).json()["results"]

    assert [each["id"] for each in offered] == [str(nell.pk)]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("deed", ["change", "history", "left", "delete"])
def test_a_person_of_another_site_is_not_there_on_any_path(client, cora, lea, deed, method):
    path = reverse(f"admin:trials_person_{deed}", args=[lea.pk])

    answer = getattr(client, method)(path)

    assert answer.status_code in (403, 404)
    assert "Lea" not in answer.content.decode()
    lea.refresh_from_db()
    assert lea.left_at is None


def test_a_person_she_shares_with_another_site_is_read_not_changed(client, cora, nell, other):
    SiteContact.objects.create(site=other, person=nell)

    page = client.get(page_of(nell))
    answer = client.post(page_of(nell), new(name="Changed"))

    assert "Nell Nurse" in page.content.decode()
    assert answer.status_code == 403
    left = client.post(reverse("admin:trials_person_left", args=[nell.pk]))
    assert left.status_code == 403
