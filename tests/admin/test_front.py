"""The desk's front page, as each who signs in finds it."""

from __future__ import annotations

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.admin.open_pages import text_of
from tests.conftest import NOW
from trials.actions import enrolments
from trials.models import FailedAddress, Site, StatusReport, Trial

FRONT = "/staff/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def sites(trial) -> list[Site]:
    Trial.objects.update(published_at=NOW)
    sites = list(trial.sites.order_by("city"))
    StatusReport.objects.create(site=sites[0], status="RECRUITING", source="staff", at=NOW)
    return sites


def signed_in(name: str, group: str = "") -> Client:
    user = User.objects.create_user(name, is_staff=True)
    if group:
        user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("group", ["Editors", "Desk readers"])
def test_editors_and_readers_find_the_figures_of_all_sites(group, sites):
    FailedAddress.objects.create(email="nobody@example.org", at=NOW)

    told = text_of(signed_in("erin", group).get(FRONT))

    assert "1 of 2 open sites were confirmed in the last 30 days (50 %)." in told
    assert "Sites that nobody is enrolled at 2" in told
    assert "These wait longest for a word of the hospital Hospital of Memphis" in told
    assert "Addresses that mail does not reach 1" in told
    assert "nobody@example.org" not in told


def test_a_coordinator_finds_her_own_and_no_other(sites, editor):
    client = signed_in("cora")
    enrolments.enrol(user=User.objects.get(username="cora"), site=sites[0], by=editor, now=NOW)

    told = text_of(client.get(FRONT))

    assert "Your sites 1 of 1 open site was confirmed" in told
    assert "Hospital of Leeds" in told
    assert "Hospital of Memphis" not in told
    assert "does not reach" not in told


def test_who_has_no_role_reads_whom_to_ask(sites, settings):
    told = text_of(signed_in("nora").get(FRONT))

    assert f"Ask the desk to enrol you: {settings.DESK_EMAIL} or {settings.DESK_PHONE}." in told
    assert "open sites" not in told


def test_a_clinician_who_checks_finds_what_waits_for_her(sites):
    told = text_of(signed_in("clara", "Clinicians who check").get(FRONT))

    assert "What waits in the criteria" in told
    assert "Ask the desk to enrol you" not in told
