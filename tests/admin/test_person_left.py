"""The page that says somebody has left: seen first, then done at once, and undone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import NOW
from trials.actions.people import keys_of
from trials.models import Message, Person, SiteContact
from trials.queries.people import rows_of


@pytest.fixture
def ben(db) -> Person:
    return Person.objects.create(name="Ben Backup", phone="901-555-0102")


@pytest.fixture
def nell(trial, ben) -> Person:
    """A contact at both sites, with a backup."""
    nell = Person.objects.create(name="Nell Nurse", email="nell@example.org", backup=ben)
    for site in trial.sites.all():
        SiteContact.objects.create(site=site, name="Letters", person=nell)
    return nell


@pytest.fixture
def left(nell) -> str:
    return reverse("admin:trials_person_left", args=[nell.pk])


def told(person: Person, successor: Person | None) -> dict[str, str]:
    """What a browser sends that shows the page now."""
    takes_over = str(successor.pk) if successor else ""
    return {"rows": ",".join(keys_of(rows_of(person))), "takes_over": takes_over}


def test_the_page_shows_every_place_and_proposes_the_backup(desk, left, nell, ben):
    page = desk.get(left).content.decode()

    assert "Hospital of Memphis" in page
    assert "Hospital of Leeds" in page
    assert f'<option value="{ben.pk}" selected>' in page
    assert ",".join(keys_of(rows_of(nell))) in page
    assert "We tell Nell Nurse" in page


def test_one_press_moves_every_place_and_says_what_it_did(desk, left, nell, ben):
    answer = desk.post(left, told(nell, ben), follow=True)

    assert "Nell Nurse has left. 2 contacts now name Ben Backup." in answer.content.decode()
    assert {row.person for row in SiteContact.objects.all()} == {ben}
    assert Message.objects.get().contact_change.person == nell


def test_with_nobody_it_says_so(desk, left, nell):
    answer = desk.post(left, told(nell, None), follow=True)

    assert "Nobody has taken over yet." in answer.content.decode()
    assert {row.person for row in SiteContact.objects.all()} == {nell}


def test_a_place_that_came_in_meanwhile_is_shown_and_asked_about(desk, left, nell, ben, trial):
    sent = told(nell, ben)
    site = trial.sites.create(facility="Hospital of Oslo", city="Oslo")
    SiteContact.objects.create(site=site, person=nell)

    answer = desk.post(left, sent)

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Nothing is saved yet." in page
    assert "Hospital of Oslo" in page
    nell.refresh_from_db()
    assert nell.left_at is None
    assert desk.post(left, told(nell, ben)).status_code == 302


@pytest.mark.parametrize("chosen", ["self", "gone", "nonsense"])
def test_nobody_takes_over_who_is_not_there(chosen, desk, left, nell, ben):
    Person.objects.filter(pk=ben.pk).update(left_at=NOW)
    value = {"self": str(nell.pk), "gone": str(ben.pk), "nonsense": "x"}[chosen]

    answer = desk.post(left, {**told(nell, None), "takes_over": value})

    assert answer.status_code == 422
    assert "Please choose another." in answer.content.decode()
    nell.refresh_from_db()
    assert nell.left_at is None


def test_who_has_left_is_not_asked_about_again_and_can_be_back(desk, left, nell, ben):
    desk.post(left, told(nell, ben))

    again = desk.get(left, follow=True).content.decode()
    desk.post(reverse("admin:trials_person_back", args=[nell.pk]))

    assert "has left already" in again
    assert "Nell Nurse is back" in again
    nell.refresh_from_db()
    assert nell.left_at is None
    assert {row.person for row in SiteContact.objects.all()} == {ben}


def test_a_look_at_the_address_of_coming_back_changes_nothing(desk, left, nell):
    desk.post(left, told(nell, None))

    answer = desk.get(reverse("admin:trials_person_back", args=[nell.pk]))

    assert answer.status_code == 405
    nell.refresh_from_db()
    assert nell.left_at is not None


def test_families_see_the_backup_and_then_the_registrys_letters(desk, left, nell, ben, trial):
    trial.published_at = NOW
    trial.save()
    page = reverse("trial-sites", args=[trial.nct_id])
    before = desk.get(page).content.decode()
    desk.post(left, told(nell, None))
    backed = desk.get(page).content.decode()
    Person.objects.filter(pk=ben.pk).update(left_at=NOW)
    bare = desk.get(page).content.decode()

    assert "Nell Nurse" in before
    assert "Nell Nurse" not in backed
    assert "Ben Backup" in backed
    assert "Letters" in bare
    assert "Ben Backup" not in bare
