"""Which arm gets what: an import makes those rows anew, while a page that shows them is open."""

from __future__ import annotations

import re

import pytest

from tests.admin.open_pages import come_back, opened, registry_says, saved, text_of
from tests.forms_as_browsers_send_them import with_values
from trials.actions.studies import take_in
from trials.models import Arm, ArmIntervention, Intervention, Trial


@pytest.fixture
def first(document):
    return document("everything")


@pytest.fixture
def trial(first, now, db) -> Trial:
    return take_in(document=first, now=now).trial


def test_links_that_an_import_made_anew_are_there_once(desk, trial, first):
    page = opened(desk, trial)

    def edit(protocol):
        arms = protocol["armsInterventionsModule"]["armGroups"]
        arms[0]["interventionNames"].reverse()

    registry_says(first, edit)
    made_anew = {*ArmIntervention.objects.values_list("pk", flat=True)}
    answer = saved(desk, trial, page)

    assert not made_anew & {int(value) for name, value in page if _is_link_id(name) and value}
    assert answer.status_code == 302
    assert {*ArmIntervention.objects.values_list("pk", flat=True)} == made_anew


def _is_link_id(name: str) -> bool:
    return re.fullmatch(r"arm_interventions-\d+-id", name) is not None


def test_a_link_that_was_changed_and_made_anew_comes_back_with_a_question(desk, trial, first):
    page = opened(desk, trial)
    tea = Intervention.objects.get(name="Tea")
    other = Arm.objects.get(label="Tansivex, then tea")

    def edit(protocol):
        arms = protocol["armsInterventionsModule"]["armGroups"]
        arms[0]["interventionNames"].pop()
        protocol["armsInterventionsModule"]["interventions"][1]["armGroupLabels"].pop()

    registry_says(first, edit)
    moved = {"arm_interventions-0-arm": other.pk, "arm_interventions-0-intervention": tea.pk}
    refused = saved(desk, trial, with_values(page, **{k: str(v) for k, v in moved.items()}))
    answer = saved(desk, trial, come_back(refused, trial))

    assert "Taken out after you opened the page." in text_of(refused)
    assert answer.status_code == 302
    assert ArmIntervention.objects.filter(arm=other, intervention=tea).count() == 1
