"""Whom a clinician rings, site by site."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.models import CentralContact, Site, SiteContact, Trial
from trials.queries.contacts import central_contacts
from trials.queries.direct import direct_numbers, for_the_whole_trial
from trials.queries.standings import site_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def leeds() -> Site:
    trial = Trial.objects.create(nct_id="NCT00000001", overall_status="RECRUITING")
    return Site.objects.create(
        trial=trial,
        facility="Leeds General",
        city="Leeds",
        country="United Kingdom",
        registry_status="RECRUITING",
    )


def numbers(site: Site, now: dt.datetime):
    return direct_numbers(site_lines(site.trial, now, with_contacts=True))


def test_the_line_for_clinicians_comes_before_the_registrys_contact(
    leeds: Site, now: dt.datetime
) -> None:
    SiteContact.objects.create(site=leeds, name="Ana Ruiz", phone="0113 555 0100")
    leeds.clinician_line, leeds.clinician_hours = "0113 555 0142", "Weekdays, 8 to 5"
    leeds.save()

    [direct] = numbers(leeds, now)

    assert direct.is_for_clinicians
    assert direct.ring is not None
    assert (direct.ring.phone, direct.ring.tel) == ("0113 555 0142", "+441135550142")
    assert (direct.ring.name, direct.ring.hours) == ("", "Weekdays, 8 to 5")


def test_without_one_the_first_contact_with_a_phone_is_rung(leeds: Site, now: dt.datetime) -> None:
    SiteContact.objects.create(site=leeds, name="By mail only", email="a@b.example", position=0)
    SiteContact.objects.create(
        site=leeds, name="Ana", phone="01135550100", phone_ext="33", position=1
    )

    [direct] = numbers(leeds, now)

    assert not direct.is_for_clinicians
    assert direct.ring is not None
    assert (direct.ring.name, direct.ring.extension) == ("Ana", "33")
    assert direct.ring.tel == "+441135550100;ext=33"


def test_a_site_without_a_number_is_told_of_all_the_same(leeds: Site, now: dt.datetime) -> None:
    assert [(direct.line.site, direct.ring) for direct in numbers(leeds, now)] == [(leeds, None)]


def test_a_closed_site_is_left_out(leeds: Site, now: dt.datetime) -> None:
    Site.objects.update(registry_status="COMPLETED", clinician_line="0113 555 0142")

    assert numbers(leeds, now) == []


def test_a_contact_of_the_trial_who_stands_at_a_site_is_not_given_twice(
    leeds: Site, now: dt.datetime
) -> None:
    SiteContact.objects.create(site=leeds, name="Ana Ruiz", phone="01135550100")
    for phone in ("01135550100", "01135550101"):
        CentralContact.objects.create(trial=leeds.trial, name="Ana Ruiz", phone=phone)

    left = for_the_whole_trial(central_contacts(leeds.trial), numbers(leeds, now))

    assert [contact.phone for contact in left] == ["01135550101"]
