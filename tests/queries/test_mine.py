"""Who keeps which sites, and whose address is confirmed."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser, Group, User

from tests.conftest import NOW
from trials.models import Enrolment, Site, Trial
from trials.queries import mine


@pytest.fixture
def sites(db) -> list[Site]:
    trial = Trial.objects.create(nct_id="NCT00000001")
    return [Site.objects.create(trial=trial, city=city) for city in ("Memphis", "Leeds")]


@pytest.fixture
def cora(db) -> User:
    return User.objects.create_user("cora", email="Cora_N@example.org", is_staff=True)


@pytest.fixture
def enrolment(cora, sites) -> Enrolment:
    return Enrolment.objects.create(user=cora, site=sites[0], by=cora, at=NOW)


def confirm(user: User, email: str, *, verified: bool = True) -> None:
    EmailAddress.objects.create(user=user, email=email, verified=verified)


def test_a_coordinator_keeps_the_sites_of_her_enrolments(cora, sites, enrolment):
    assert list(mine.sites_of(cora)) == [sites[0]]
    assert [mine.may_keep(cora, site) for site in sites] == [True, False]


def test_an_editor_and_a_superuser_keep_all(sites):
    editor = User.objects.create_user("erin")
    editor.groups.add(Group.objects.get(name="Editors"))
    root = User.objects.create_superuser("root")

    assert [mine.sites_of(user).count() for user in (editor, root)] == [2, 2]


def test_a_reader_of_the_desk_sees_all_and_keeps_none(sites):
    reader = User.objects.create_user("rita")
    reader.groups.add(Group.objects.get(name="Desk readers"))

    assert mine.sees_all(reader)
    assert not mine.sites_of(reader).exists()
    assert not mine.may_keep(reader, sites[0])


@pytest.mark.parametrize("end", ["enrolment", "account"])
def test_what_has_ended_gives_nothing(end, cora, sites, enrolment):
    if end == "enrolment":
        Enrolment.objects.update(ended_at=NOW)
    else:
        cora.is_active = False
        cora.save()

    assert not mine.sites_of(cora).exists()
    assert not mine.may_keep(cora, sites[0])


def test_nobody_keeps_nothing(sites):
    assert not mine.sites_of(AnonymousUser()).exists()
    assert not mine.may_keep(AnonymousUser(), sites[0])


def test_an_address_counts_once_it_is_confirmed(cora):
    before = mine.has_confirmed_address(cora)
    confirm(cora, "cora_n@example.org")

    assert not before
    assert mine.has_confirmed_address(cora)


@pytest.mark.parametrize("email", ["other@example.org", "corayn@example.org"])
def test_the_confirmed_address_must_be_the_one_of_the_account(email, cora):
    confirm(cora, email)

    assert not mine.has_confirmed_address(cora)


def test_an_address_that_waits_for_its_confirmation_does_not_count(cora):
    confirm(cora, "cora_n@example.org", verified=False)

    assert not mine.has_confirmed_address(cora)


def test_an_address_of_a_closed_account_does_not_count(cora):
    confirm(cora, "cora_n@example.org")
    cora.is_active = False
    cora.save()

    assert not mine.has_confirmed_address(cora)
