"""The cast of the desk: an editor, a clinician, and trials that are strange in every field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import models
from django.test import Client

from portal.sessions import BEGAN, SEEN
from tests.conftest import NOW
from tests.team import ask, member
from trials.models import (
    Alias,
    Arm,
    ArmIntervention,
    CentralContact,
    Collaborator,
    Condition,
    Identifier,
    Inquiry,
    Intervention,
    Keyword,
    Link,
    Listed,
    Official,
    Outcome,
    Reference,
    Site,
    SiteContact,
    Trial,
)

DOOMSDAY = 2**40
STRANGE = "\n  two\r\nlines\rand a\ttab, <b>&amp;</b> “quotes”\u00a0 \n\n"
LISTS: tuple[type[Listed], ...] = (
    Alias,
    CentralContact,
    Collaborator,
    Condition,
    Identifier,
    Keyword,
    Link,
    Official,
    Outcome,
    Reference,
)


@pytest.fixture
def editor(db: None) -> User:
    user = User.objects.create_user("erin", is_staff=True, first_name="Erin", last_name="Example")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def clinician(db: None) -> User:
    user = User.objects.create_user("clara", is_staff=True, first_name="Clara", last_name="Clinic")
    user.groups.add(Group.objects.get(name="Clinicians who check"))
    return user


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """The editor, signed in, whatever the clock says: the session ends by no test's travel, and no
    click is written down in it."""
    client.force_login(editor)
    session = client.session
    session.update({BEGAN: DOOMSDAY, SEEN: DOOMSDAY})
    session.save()
    return client


@pytest.fixture
def trial(db: None) -> Trial:
    """A draft with two sites, two arms and one intervention."""
    trial = Trial.objects.create(
        nct_id="NCT00000001",
        brief_title="Blinatumomab in Infants",
        overall_status="RECRUITING",
        status_verified_date="2026-10",
        sex="ALL",
    )
    for city in ("Memphis", "Leeds"):
        Site.objects.create(
            trial=trial, facility=f"Hospital of {city}", city=city, registry_status="RECRUITING"
        )
    Arm.objects.create(trial=trial, label="Arm A")
    Arm.objects.create(trial=trial, label="Arm B")
    Intervention.objects.create(trial=trial, name="Blinatumomab", type="BIOLOGICAL")
    return trial


@pytest.fixture
def strange_trial(db: None) -> Trial:
    """Every text, code, list and flag of every table holds what no form would make of itself."""
    trial: Trial = _strange(Trial, nct_id="NCT00000002", overall_status="SOME_NEW_STATUS")
    for table in LISTS:
        _strange(table, trial=trial)
        table.objects.create(trial=trial)
    site = _strange(Site, trial=trial, latitude=35.149534, longitude=-90.0)
    _strange(SiteContact, site=site)
    arm, other = _strange(Arm, trial=trial), Arm.objects.create(trial=trial)
    intervention = _strange(Intervention, trial=trial, other_names=["", "a\r\nb", " c ", "c", "c"])
    ArmIntervention.objects.create(trial=trial, arm=arm, intervention=intervention, in_arm=4)
    ArmIntervention.objects.create(trial=trial, arm=other, in_arm=0, text="Drug: gone")
    return trial


def _strange(table: type[models.Model], **known: Any) -> Any:
    values = {
        column.name: _strange_value(column)
        for column in table._meta.concrete_fields
        if column.editable and not column.primary_key and not column.is_relation
    }
    return table._default_manager.create(**{**values, **known})


def _strange_value(column: models.Field[Any, Any]) -> Any:
    if isinstance(column, models.JSONField):
        return ["PHASE2", "NEW_PHASE", "PHASE2", "PHASE1"]
    if isinstance(column, models.TextField):
        return STRANGE
    if isinstance(column, models.BooleanField):
        return False
    return column.get_default()


@pytest.fixture
def everything() -> Callable[[], dict[str, list[dict[str, Any]]]]:
    """everything() is each row of each table of the record, history included, as it stands."""
    tables = [Trial, Site, SiteContact, Arm, Intervention, ArmIntervention, *LISTS]

    def rows() -> dict[str, list[dict[str, Any]]]:
        kept: list[Any] = [*tables]
        kept += [table.history.model for table in tables if hasattr(table, "history")]  # type: ignore[attr-defined]
        return {table.__name__: [*table.objects.order_by("pk").values()] for table in kept}

    return rows


@pytest.fixture
def yesterday() -> dt.datetime:
    return NOW - dt.timedelta(days=1)


@pytest.fixture
def memphis(trial) -> Site:
    return trial.sites.get(city="Memphis")


@pytest.fixture
def leeds(trial) -> Site:
    return trial.sites.get(city="Leeds")


@pytest.fixture
def cora(memphis) -> User:
    return member("cora", memphis, first_name="Cora", last_name="Nurse")


@pytest.fixture
def carl(memphis) -> User:
    return member("carl", memphis, first_name="Carl", last_name="Nurse")


@pytest.fixture
def inquiry(trial, memphis, cora, carl) -> Inquiry:
    return ask(trial, memphis)


@pytest.fixture
def browser_of():
    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def page(inquiry) -> str:
    return f"/staff/inquiries/{inquiry.reference}/"
