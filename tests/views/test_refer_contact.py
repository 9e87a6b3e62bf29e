"""The number of a site as a vCard."""

from __future__ import annotations

import pytest
import vobject
from django.test import Client

from trials.models import Site, SiteContact, StatusReport

pytestmark = pytest.mark.django_db
HOSTILE = "Leeds\r\nTEL:+19005550100\r\nEND:VCARD\r\nBEGIN:VCARD, \\; \u2028X"


@pytest.fixture
def site(publish) -> Site:
    publish("NCT00000001", sites=1, city="Memphis")
    return Site.objects.get()


def path(site: Site, nct_id: str = "NCT00000001") -> str:
    return f"/trials/{nct_id}/refer/{site.pk}.vcf"


def card_of(client: Client, site: Site) -> vobject.base.Component:
    return vobject.readOne(client.get(path(site)).content.decode())


def test_the_line_for_clinicians_is_saved_with_its_hours(
    client: Client, site: Site, settings
) -> None:
    settings.PORTAL_URL = "https://trials.hospital.example"
    Site.objects.update(clinician_line="901-555-0142", clinician_hours="Weekdays, 8 to 5 Central")

    answer = client.get(path(site))

    card = vobject.readOne(answer.content.decode())
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert f"NCT00000001-{site.pk}.vcf" in answer["Content-Disposition"]
    assert card.fn.value == "NCT00000001: Hospital 0, Memphis, United States"
    assert card.tel.value == "+19015550142"
    assert "For clinicians who refer." in card.note.value
    assert "Hours: Weekdays, 8 to 5 Central" in card.note.value
    assert "Not for emergencies." in card.note.value
    assert card.url.value == "https://trials.hospital.example/trials/NCT00000001/refer/"


def test_a_contact_of_the_registry_is_saved_with_name_and_extension(
    client: Client, site: Site
) -> None:
    SiteContact.objects.create(site=site, name="Ana Ruiz", phone="901-555-0101", phone_ext="33")

    card = card_of(client, site)

    assert card.tel.value == "+19015550101 ext. 33"
    assert card.note.value.splitlines()[:2] == ["Ask for Ana Ruiz.", "Hours not known."]


def test_a_number_that_no_phone_can_dial_is_saved_as_it_is_written(
    client: Client, site: Site
) -> None:
    SiteContact.objects.create(site=site, phone="ring the ward, then ask")

    assert card_of(client, site).tel.value == "ring the ward, then ask"


def test_no_hostile_name_adds_a_line(client: Client, site: Site) -> None:
    Site.objects.update(facility=HOSTILE, clinician_line=HOSTILE, clinician_hours=HOSTILE)

    cards = list(vobject.readComponents(client.get(path(site)).content.decode()))

    assert len(cards) == 1
    assert len(cards[0].tel_list) == 1
    assert cards[0].org.value[0].startswith("Leeds TEL:+19005550100 END:VCARD BEGIN:VCARD, \\;")


def test_the_page_offers_it_where_there_is_a_number(client: Client, site: Site) -> None:
    silent = client.get("/trials/NCT00000001/refer/").content.decode()
    Site.objects.update(clinician_line="901-555-0142")
    told = client.get("/trials/NCT00000001/refer/").content.decode()

    assert f'href="{path(site)}"' in told
    assert ".vcf" not in silent
    assert client.get(path(site)).status_code == 200


def test_a_site_that_is_closed_since_or_paused_has_none(client: Client, site: Site, report) -> None:
    Site.objects.update(clinician_line="901-555-0142")
    report(site, StatusReport.Status.SUSPENDED)

    assert client.get(path(site)).status_code == 404


def test_no_number_another_trial_and_a_draft_have_none(client: Client, site: Site, publish) -> None:
    without = client.get(path(site))
    publish("NCT00000002", sites=1)
    Site.objects.update(clinician_line="901-555-0142")
    other = client.get(path(site, "NCT00000002"))
    site.trial.__class__.objects.update(published_at=None)
    draft = client.get(path(site))

    assert [each.status_code for each in (without, other, draft)] == [404, 404, 404]


def test_no_reader_is_known_by_it(client: Client, site: Site) -> None:
    Site.objects.update(clinician_line="901-555-0142")

    answer = client.get(path(site))

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
