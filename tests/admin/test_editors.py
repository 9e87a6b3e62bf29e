"""The group that ships with the portal can do the desk's daily work, and not more."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from trials.models import Site, StatusReport

WORK = [
    "trial",
    "site",
    "arm",
    "intervention",
    "outcome",
    "condition",
    "keyword",
    "identifier",
    "alias",
    "collaborator",
    "official",
    "centralcontact",
    "reference",
    "link",
]
EVIDENCE = ["statusreport", "snapshot", "conflict", "inquiry", "message"]


@pytest.mark.parametrize("table", WORK)
def test_an_editor_can_look_at_and_add_to_every_list_of_the_record(table, desk, trial):
    pages = [f"/staff/trials/{table}/", f"/staff/trials/{table}/add/"]

    assert [desk.get(page).status_code for page in pages] == [200, 200]


@pytest.mark.parametrize("table", EVIDENCE)
def test_an_editor_can_read_evidence_and_add_none(table, desk):
    pages = [f"/staff/trials/{table}/", f"/staff/trials/{table}/add/"]

    assert [desk.get(page).status_code for page in pages] == [200, 403]


def test_an_editor_deletes_a_site_that_nobody_spoke_of_and_no_trial(desk, trial):
    site = Site.objects.get(city="Leeds")

    desk.post(reverse("admin:trials_site_delete", args=[site.pk]), {"post": "yes"})
    refused = desk.post(reverse("admin:trials_trial_delete", args=[trial.pk]), {"post": "yes"})

    assert [site.city for site in trial.sites.all()] == ["Memphis"]
    assert refused.status_code == 403


def test_a_site_that_a_hospital_spoke_of_is_kept(desk, editor, trial, now):
    site = Site.objects.get(city="Leeds")
    StatusReport.objects.create(site=site, status="COMPLETED", source="staff", by=editor, at=now)

    desk.post(reverse("admin:trials_site_delete", args=[site.pk]), {"post": "yes"})

    assert trial.sites.count() == 2


def test_an_editor_knows_nothing_of_who_may_sign_in(desk):
    paths = ["/staff/auth/user/", "/staff/auth/group/", "/staff/auth/user/add/"]

    assert [desk.get(path).status_code for path in paths] == [403, 403, 403]
    assert "Who may sign in" not in desk.get("/staff/").content.decode()


def test_staff_without_the_group_can_do_nothing(client, trial, db):
    client.force_login(User.objects.create_user("nobody", is_staff=True))

    assert client.get("/staff/trials/trial/").status_code == 403
    assert "Ask the desk to enrol you" in client.get("/staff/").content.decode()


def test_every_permission_of_the_group_is_one_of_the_record(db):
    group = Group.objects.get(name="Editors")

    apps = set(group.permissions.values_list("content_type__app_label", flat=True))
    deleted = group.permissions.filter(codename__startswith="delete_")
    assert apps == {"trials"}
    assert not deleted.filter(codename__in=[f"delete_{table}" for table in ["trial", *EVIDENCE]])
