"""Whom of the people at hospitals somebody sees and keeps, and whom mail reaches."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from trials.actions import enrolments
from trials.models import CentralContact, FailedAddress, Person, Site, SiteContact, Trial
from trials.queries.people import failed_among, has_failed, kept_by, may_add, seen_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def sites() -> list[Site]:
    trial = Trial.objects.create(nct_id="NCT00000001")
    return [Site.objects.create(trial=trial, facility="H", city=city) for city in ("M", "L")]


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("erin", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def cora(sites, editor, now) -> User:
    """The coordinator of the first site."""
    cora = User.objects.create_user("cora", is_staff=True)
    enrolments.enrol(user=cora, site=sites[0], by=editor, now=now)
    return cora


def person(name: str, *sites: Site) -> Person:
    made = Person.objects.create(name=name)
    for site in sites:
        SiteContact.objects.create(site=site, person=made)
    return made


def test_a_coordinator_keeps_who_is_a_contact_at_her_sites_alone(cora, sites):
    own, other = person("Own", sites[0]), person("Other", sites[1])
    shared, nowhere = person("Shared", *sites), person("Nowhere")

    assert set(seen_by(cora)) == {own, shared}
    assert set(kept_by(cora)) == {own}
    assert not {other, nowhere} & set(seen_by(cora))


def test_who_is_a_contact_of_a_whole_trial_is_kept_by_editors(cora, sites):
    own = person("Own", sites[0])
    CentralContact.objects.create(trial=sites[0].trial, person=own)

    assert set(kept_by(cora)) == set()


def test_a_site_that_the_registry_dropped_still_counts_as_another(cora, sites, now):
    shared = person("Shared", *sites)
    SiteContact.objects.filter(site=sites[1]).update(unlisted_since=now)

    assert shared not in kept_by(cora)


def test_whom_she_has_entered_is_hers_until_somebody_puts_them_elsewhere(cora, sites):
    new = Person(name="New")
    new._history_user = cora
    new.save()
    before = set(kept_by(cora))

    SiteContact.objects.create(site=sites[1], person=new)

    assert before == {new}
    assert set(seen_by(cora)) == set()


def test_when_her_sites_are_taken_from_her_nobody_is_left(cora, sites, now):
    person("Own", sites[0])
    enrolments.end(enrolment=cora.enrolments.get(), now=now)

    assert set(seen_by(cora)) == set()
    assert not may_add(cora)


def test_editors_keep_everybody_and_readers_see_them(editor, sites):
    both = {person("Own", sites[0]), person("Nowhere")}
    reader = User.objects.create_user("rita", is_staff=True)
    reader.groups.add(Group.objects.get(name="Desk readers"))

    assert set(kept_by(editor)) == set(seen_by(reader)) == both
    assert set(kept_by(reader)) == set()


def test_addresses_that_failed_are_found_in_one_query_however_they_are_written(
    now, django_assert_num_queries
):
    FailedAddress.objects.create(email="nell@example.org", at=now, code="550")

    with django_assert_num_queries(1):
        found = failed_among(["Nell@Example.org ", "ben@example.org", ""])

    assert set(found) == {"nell@example.org"}
    assert has_failed("NELL@example.org")
    assert not has_failed("")
