"""Every address of the desk × every role × GET and POST, against what is written down."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests.admin import one_of_each
from tests.admin.expectations import Address, addresses, expected
from tests.conftest import NOW
from trials.actions import enrolments
from trials.models import Site

GROUPS = {"r": "Desk readers", "c": "Clinicians who check", "e": "Editors"}
ENTRANCES = ("/staff/login/", "/staff/account/sign-in/")


@pytest.fixture
def site(trial, editor) -> Site:
    """A site with a row of every table beside it, and a coordinator of its own, long enrolled."""
    site: Site = trial.sites.get(city="Memphis")
    one_of_each.make(site, editor)
    enrolments.enrol(user=editor, site=site, by=editor, now=NOW)
    return site


@pytest.fixture
def sign_in(site, editor):
    """sign_in("o") is the browser of the coordinator of `site`."""

    def as_role(role: str) -> Client:
        client = Client(raise_request_exception=False)
        if role != "n":
            client.force_login(_user(role, site, editor))
        return client

    return as_role


def _user(role: str, site: Site, editor: User) -> User:
    account = {"email": f"{role}@example.org", "password": "a long pass phrase"}
    if role == "s":
        return User.objects.create_superuser(role, **account)
    user = User.objects.create_user(role, is_staff=True, **account)
    if role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    if role in "ox":
        where = site if role == "o" else site.trial.sites.exclude(pk=site.pk).get()
        enrolments.enrol(user=user, site=where, by=editor, now=NOW)
    return user


def _path(address: Address, site: Site) -> str:
    """An address with a row of its table in it; those of sites with the site."""
    path = address.pattern.replace("^(?P<app_label>trials|auth)/$", "trials/")
    path = path.replace("(?P<url>.*)$", "nothing-here")
    values = {"pk": site.trial_id, "site": site.pk, "key": "forged", "content_type_id": 1}
    values["reference"] = "AB-1234"
    values["object_id"] = values["id"] = _row(path, site)
    for name, value in values.items():
        path = re.sub(rf"<(?:\w+:)?{name}>", str(value), path)
    return f"/{path}"


def _row(path: str, site: Site) -> int:
    _, app, table, *_ = [*path.split("/"), "", ""]
    if table == "site":
        return site.pk
    try:
        rows = apps.get_model(app, table)._default_manager
    except LookupError:
        return 1
    return rows.order_by("pk").values_list("pk", flat=True).first() or 1


def _was_let_in(response: Any) -> bool:
    if response.status_code == 302:
        return not response["Location"].startswith(ENTRANCES)
    assert response.status_code < 500, response.status_code
    return response.status_code in (200, 400, 409, 422)


def test_every_address_of_the_desk_has_a_line_in_the_table():
    unsaid = [address.name for address in addresses() if expected(address) is None]

    assert unsaid == []


@pytest.mark.parametrize("role", "nmroxces")
def test_each_role_opens_what_is_its_own_and_nothing_else(role, sign_in, site):
    client, wrong = sign_in(role), []

    # Those that sign out come last.
    for address in sorted(addresses(), key=lambda each: "logout" in each.name):
        for method, allowed in zip(("get", "post"), expected(address) or ("", ""), strict=True):
            response = getattr(client, method)(_path(address, site))
            if _was_let_in(response) != (role in allowed):
                wrong.append(f"{method} {address.name} {response.status_code}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("deed", ["change", "history", "delete"])
def test_the_site_of_another_coordinator_is_not_there(deed, method, sign_in, site):
    client = sign_in("x")

    response = getattr(client, method)(reverse(f"admin:trials_site_{deed}", args=[site.pk]))

    assert response.status_code in (403, 404)
