"""A page of the desk whose row was taken out while it was open: nothing that was typed is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.actions.arrivals import LATER, locations
from tests.admin.open_pages import ana, opened, page_of, registry_says, saved, text_of
from tests.conftest import NOW
from tests.forms_as_browsers_send_them import with_values
from trials.actions.studies import take_in
from trials.models import Arm, Site, StatusReport, Trial


@pytest.fixture(autouse=True)
def after_the_document() -> Iterator[None]:
    with time_machine.travel(NOW + LATER + dt.timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def first(document):
    return document("everything")


@pytest.fixture
def trial(first, now, db) -> Trial:
    return take_in(document=first, now=now).trial


def drop_leeds(protocol) -> None:
    del locations(protocol)[0]


def test_a_row_that_the_registry_dropped_is_not_saved_and_what_was_typed_is_shown(
    desk, trial, first, everything
):
    leeds = Site.objects.get(city="Leeds")
    page = with_values(
        opened(desk, leeds),
        zip="LS1 1AA",
        hospital_status="SUSPENDED",
        hospital_note="Full.",
        **{"contacts-0-phone": "202-555-0199"},
    )

    registry_says(first, drop_leeds)
    before = everything()
    answer = saved(desk, leeds, page)

    told = text_of(answer)
    assert answer.status_code == 409
    assert "taken out by ClinicalTrials.gov, 2026-12-20, on 22 December 2026, 12:00" in told
    for typed in ("LS1 1AA", "Paused for now", "Full.", "202-555-0199"):
        assert typed in told
    assert "Seven Herons Clinic" not in told
    assert everything() == before
    assert not StatusReport.objects.exists()


def test_a_row_that_another_editor_deleted_says_who_and_shows_what_was_typed(desk, trial):
    arm = Arm.objects.get(label="Tea, then Tansivex")
    page = with_values(opened(desk, arm), label="Tea first")

    ana().post(reverse("admin:trials_arm_delete", args=[arm.pk]), {"post": "yes"})
    answer = saved(desk, arm, page)

    told = text_of(answer)
    assert answer.status_code == 409
    assert "taken out by Ana Ruiz, on 22 December 2026, 13:00" in told
    assert "Tea first" in told
    assert "Two weeks each." not in told


def test_a_page_of_a_row_that_never_was_leads_away_as_before(desk, trial):
    page = opened(desk, trial)
    nowhere = Trial(pk=trial.pk + 1_000)

    answer = saved(desk, nowhere, page)

    assert answer.status_code == 302
    assert "Perhaps it was deleted?" in text_of(desk.get(answer.url))


@pytest.mark.parametrize("address", ["x", "1x", "9" * 30])
def test_an_address_that_is_no_number_leads_away(address, desk, trial):
    answer = desk.post(f"/staff/trials/trial/{address}/change/", {"seen": "x"})

    assert answer.status_code == 302


def test_one_who_may_not_change_rows_is_told_nothing_of_them(desk, editor, trial, first):
    leeds = Site.objects.get(city="Leeds")
    page = opened(desk, leeds)
    editor.groups.get().permissions.remove(Permission.objects.get(codename="change_site"))

    registry_says(first, drop_leeds)
    answer = saved(desk, leeds, page)

    assert answer.status_code == 403


def test_the_page_of_a_dropped_row_can_still_be_read(desk, trial, first):
    leeds = Site.objects.get(city="Leeds")

    registry_says(first, drop_leeds)
    answer = desk.get(page_of(leeds))

    assert answer.status_code == 200
    assert 'name="seen"' not in answer.content.decode()
