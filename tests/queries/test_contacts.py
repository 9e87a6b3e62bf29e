"""What is shown for a contact: the person who is here, else the backup, else the registry."""

from __future__ import annotations

import pytest

from trials.models import CentralContact, Person, Site, SiteContact, Trial
from trials.queries.contacts import all_shown, central_contacts
from trials.queries.direct import direct_numbers
from trials.queries.standings import site_lines
from trials.queries.trials import trial_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    trial = Trial.objects.create(nct_id="NCT00000001", overall_status="RECRUITING")
    return Site.objects.create(
        trial=trial,
        facility="Hospital of Memphis",
        city="Memphis",
        country="United States",
        registry_status="RECRUITING",
    )


@pytest.fixture
def row(site) -> SiteContact:
    """What the registry says."""
    return SiteContact.objects.create(
        site=site, name="Old Letter", role="CONTACT", phone="901-555-0100", email="old@example.org"
    )


@pytest.fixture
def backup(db) -> Person:
    return Person.objects.create(name="Ben Backup", role="study nurse", phone="901-555-0102")


@pytest.fixture
def nell(row, backup) -> Person:
    """The person of the row."""
    nell = Person.objects.create(
        name="Nell Nurse",
        role="study nurse",
        phone="901-555-0101",
        email="nell@example.org",
        hours="weekdays, 8 to 5",
        zone="America/Chicago",
        languages="English, Spanish",
        clinician_line="901-555-0199",
        backup=backup,
    )
    row.person = nell
    row.save()
    return nell


def leave(person: Person, now) -> None:
    person.left_at = now
    person.save()


def only(site: Site, now):
    [line] = site_lines(site.trial, now, with_contacts=True)
    [shown] = line.site.shown_contacts
    return shown


def test_a_row_without_a_person_shows_the_registrys_letters(site, row, now):
    shown = only(site, now)

    assert (shown.name, shown.role) == ("Old Letter", "Contact")
    assert (shown.phone, shown.email) == ("901-555-0100", "old@example.org")
    assert shown.is_registrys


def test_a_person_who_is_here_is_shown_instead_with_hours_and_languages(site, nell, now):
    shown = only(site, now)

    assert (shown.name, shown.role, shown.phone) == ("Nell Nurse", "study nurse", "901-555-0101")
    assert shown.hours == "weekdays, 8 to 5 (Chicago time)"
    assert shown.languages == "English, Spanish"
    assert not shown.is_registrys


def test_nothing_of_the_registrys_letters_is_mixed_in(site, nell, now):
    nell.email = ""
    nell.save()

    assert only(site, now).email == ""


def test_who_has_left_is_replaced_by_the_backup(site, nell, now):
    leave(nell, now)

    assert only(site, now).name == "Ben Backup"


@pytest.mark.parametrize("has_backup", [True, False])
def test_when_neither_is_here_the_registrys_letters_come_back(has_backup, site, nell, backup, now):
    leave(backup, now)
    leave(nell, now)
    Person.objects.filter(pk=nell.pk).update(backup=backup if has_backup else None)

    assert only(site, now).name == "Old Letter"


def test_a_name_that_names_nobody_is_shown_as_a_role(site, row, now):
    SiteContact.objects.update(name="Site Public Contact")

    shown = only(site, now)

    assert (shown.name, shown.role, shown.called) == ("", *["Site Public Contact"] * 2)


def test_a_person_of_two_rows_is_shown_once_and_letters_as_often_as_they_stand(site, nell, row):
    SiteContact.objects.create(site=site, person=nell)
    for _ in range(2):
        SiteContact.objects.create(site=site, name="Twin")

    names = [each.name for each in all_shown(site.contacts.select_related("person__backup"))]

    assert names == ["Nell Nurse", "Twin", "Twin"]


def test_the_number_of_a_person_is_rung_first_where_the_trial_names_none(site, nell, row, now):
    SiteContact.objects.filter(pk=row.pk).update(phone="")

    ring = trial_page(site.trial, now).ring

    assert (ring.phone, ring.name, ring.hours) == (
        "901-555-0101",
        "Nell Nurse",
        "weekdays, 8 to 5 (Chicago time)",
    )


def test_a_contact_of_the_whole_trial_is_shown_by_the_same_rule(site, nell, now):
    CentralContact.objects.create(trial=site.trial, name="Old", phone="901-555-0100", person=nell)

    [shown] = central_contacts(site.trial)

    assert shown.name == trial_page(site.trial, now).ring.name == "Nell Nurse"


def test_clinicians_ring_the_line_of_the_person_unless_the_site_has_its_own(site, nell, now):
    def line() -> tuple[str, bool]:
        [direct] = direct_numbers(site_lines(site.trial, now, with_contacts=True))
        return direct.ring.phone, direct.is_for_clinicians

    of_person = line()
    Site.objects.update(clinician_line="901-555-0150")
    of_site = line()

    assert (of_person, of_site) == (("901-555-0199", True), ("901-555-0150", True))


def test_the_line_of_who_has_left_is_not_given_to_clinicians(site, nell, now):
    leave(nell, now)

    [direct] = direct_numbers(site_lines(site.trial, now, with_contacts=True))

    assert (direct.ring.phone, direct.is_for_clinicians) == ("901-555-0102", False)


def test_contacts_cost_the_same_queries_whatever_their_number(
    site, nell, now, django_assert_num_queries
):
    for number in range(20):
        person = Person.objects.create(name=f"P{number}", phone="1", backup=nell)
        SiteContact.objects.create(site=site, person=person)

    with django_assert_num_queries(3):
        [line] = site_lines(site.trial, now, with_contacts=True)
        assert len(line.site.shown_contacts) == 21
