"""People at hospitals at the desk: entered, changed, chosen for a contact."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.conftest import NOW
from tests.forms_as_browsers_send_them import entries, save_unchanged, send, with_values
from trials.models import CentralContact, FailedAddress, Message, Person, Site, SiteContact

ADD = "/staff/trials/person/add/"
LIST = "/staff/trials/person/"
FORM = "person_form"


@pytest.fixture
def own(trial) -> Site:
    return trial.sites.get(city="Memphis")


@pytest.fixture
def nell(own) -> Person:
    """A contact at the site in Memphis."""
    nell = Person.objects.create(name="Nell Nurse", phone="901-555-0101", email="nell@example.org")
    SiteContact.objects.create(site=own, name="Letters", person=nell)
    return nell


def page_of(row: Person | Site) -> str:
    return reverse(f"admin:trials_{row._meta.model_name}_change", args=[row.pk])


def new(**values: str) -> dict[str, str]:
    blank = dict.fromkeys(("role", "email", "hours", "zone", "languages", "clinician_line"), "")
    return {**blank, "name": "New One", "phone": "901-555-0110", **values}


def problems(answer) -> str:
    return str(answer.context["adminform"].form.errors)


def test_an_editor_enters_a_person(desk):
    answer = desk.post(ADD, new(hours="weekdays, 8 to 5", zone="America/Chicago"))

    assert answer.status_code == 302
    person = Person.objects.get()
    assert (person.name, person.hours, person.zone) == (
        "New One",
        "weekdays, 8 to 5",
        "America/Chicago",
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"zone": "Mars/Olympus"}, "We do not know this time zone."),
        ({"hours": "8 to 5"}, "Say in which time zone these hours are."),
        ({"phone": "ring me"}, "This does not look like a phone number."),
        ({"email": "nell"}, "Enter a valid email address."),
        ({"phone": ""}, "Families must be able to reach somebody."),
        ({"name": ""}, "Give a name, or say in words who it is."),
        ({"name": "Ne\x00ll"}, "Hidden marks came along"),
    ],
)
def test_what_cannot_be_is_told_and_kept(wrong, sentence, desk):
    answer = desk.post(ADD, new(**wrong))

    assert sentence in problems(answer)
    assert not Person.objects.exists()
    assert "901-555-0110" in answer.content.decode() or "phone" in wrong


def test_nobody_is_their_own_backup(desk, nell):
    sent = dict(entries(desk.get(page_of(nell)).content.decode(), FORM))

    answer = desk.post(page_of(nell), {**sent, "backup": str(nell.pk)})

    assert "Nobody can be their own backup" in problems(answer)


def test_a_person_saved_unchanged_writes_nothing_and_tells_nobody(desk, nell):
    before = nell.history.count()

    assert save_unchanged(desk, page_of(nell), FORM).status_code == 302

    assert nell.history.count() == before
    assert not Message.objects.exists()


def test_a_new_address_is_told_to_the_old_one(desk, nell):
    sent = entries(desk.get(page_of(nell)).content.decode(), FORM)

    send(desk, page_of(nell), with_values(sent, email="new@example.org"))

    change = Message.objects.get(kind="contact-changed").contact_change
    assert (change.told, change.what) == ("nell@example.org", "address")


def test_two_who_change_the_same_box_are_asked(desk, nell):
    sent = entries(desk.get(page_of(nell)).content.decode(), FORM)
    Person.objects.filter(pk=nell.pk).update(phone="901-555-0199")

    answer = send(desk, page_of(nell), with_values(sent, phone="901-555-0155"))

    assert "901-555-0199" in problems(answer)
    nell.refresh_from_db()
    assert nell.phone == "901-555-0199"


def test_a_failed_address_shows_on_the_page_and_in_the_list_until_it_is_cleared(desk, nell):
    failed = FailedAddress.objects.create(email="nell@example.org", at=NOW, code="550 5.1.1")
    told = "Mail does not reach this address (550 5.1.1, since 22 November 2026)"

    shown = [told in desk.get(page).content.decode() for page in (page_of(nell), LIST)]
    desk.post(reverse("admin:trials_failedaddress_delete", args=[failed.pk]), {"post": "yes"})
    after = [told in desk.get(page).content.decode() for page in (page_of(nell), LIST)]

    assert (shown, after) == ([True, True], [False, False])


def test_an_account_whose_address_failed_says_so_too(admin_client):
    user = User.objects.create_user("cora", email="Cora@example.org")
    FailedAddress.objects.create(email="cora@example.org", at=NOW, code="550")

    for page in ("/staff/auth/user/", f"/staff/auth/user/{user.pk}/change/"):
        assert "Mail does not reach this address (550" in admin_client.get(page).content.decode()


def test_the_list_costs_the_same_queries_whatever_its_length(
    desk, nell, django_assert_max_num_queries
):
    for number in range(30):
        Person.objects.create(name=f"P{number}", email=f"p{number}@example.org")

    with django_assert_max_num_queries(14):
        desk.get(LIST)


def test_a_contact_taken_from_a_person_on_the_page_of_the_site_tells_them(desk, own, nell):
    sent = entries(desk.get(page_of(own)).content.decode(), "site_form")

    send(desk, page_of(own), with_values(sent, **{"contacts-0-person": ""}))

    change = Message.objects.get().contact_change
    assert (change.person, change.what, change.told) == (nell, "left", "nell@example.org")
    assert SiteContact.objects.get().name == "Letters"


def test_who_still_is_a_contact_there_hears_nothing(desk, own, nell):
    SiteContact.objects.create(site=own, name="Second", person=nell, position=2)
    sent = entries(desk.get(page_of(own)).content.decode(), "site_form")

    send(desk, page_of(own), with_values(sent, **{"contacts-0-person": ""}))

    assert not Message.objects.exists()


def test_a_contact_of_the_whole_trial_that_is_deleted_tells_its_person(desk, trial, nell):
    row = CentralContact.objects.create(trial=trial, person=nell)

    desk.post(reverse("admin:trials_centralcontact_delete", args=[row.pk]), {"post": "yes"})

    assert Message.objects.get().contact_change.person == nell


def test_among_many_people_a_contact_is_searched_for(desk, own, nell):
    few = desk.get(page_of(own)).content.decode()
    Person.objects.bulk_create(Person(name=f"P{number}") for number in range(101))
    many = desk.get(page_of(own)).content.decode()

    assert ("admin-autocomplete" in few, "admin-autocomplete" in many) == (False, True)
    assert "P100" not in many
