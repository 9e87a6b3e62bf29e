"""The largest lists that real records have, in one trial: its page must still be saved."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse

from tests.forms_as_browsers_send_them import entries, send, with_values
from trials.models import (
    Arm,
    ArmIntervention,
    Collaborator,
    Condition,
    Identifier,
    Intervention,
    Keyword,
    Official,
    Outcome,
    Reference,
    Trial,
)


@pytest.fixture
def enormous(trial: Trial) -> Trial:
    outcomes = [("primary", 27), ("secondary", 89), ("other", 62)]
    Outcome.objects.bulk_create(
        Outcome(trial=trial, kind=kind, measure=f"{kind} {number}", time_frame="1 year")
        for kind, count in outcomes
        for number in range(count)
    )
    Reference.objects.bulk_create(Reference(trial=trial, citation=f"C{n}") for n in range(76))
    Condition.objects.bulk_create(Condition(trial=trial, text=f"Illness {n}") for n in range(64))
    Keyword.objects.bulk_create(Keyword(trial=trial, text=f"Word {n}") for n in range(36))
    Collaborator.objects.bulk_create(Collaborator(trial=trial, name=f"O{n}") for n in range(24))
    Official.objects.bulk_create(Official(trial=trial, name=f"Dr {n}") for n in range(19))
    Identifier.objects.bulk_create(Identifier(trial=trial, value=str(n)) for n in range(16))
    arms = Arm.objects.bulk_create(Arm(trial=trial, label=f"Arm {n}") for n in range(14))
    drugs = Intervention.objects.bulk_create(
        Intervention(trial=trial, name=f"Drug {n}") for n in range(15)
    )
    ArmIntervention.objects.bulk_create(
        ArmIntervention(trial=trial, arm=arm, intervention=drug)
        for arm in arms
        for drug in drugs[:3]
    )
    return trial


def test_the_largest_page_is_well_below_the_limit_and_is_saved(desk, enormous, everything):
    page = reverse("admin:trials_trial_change", args=[enormous.pk])
    opened = entries(desk.get(page).content.decode(), "trial_form")
    before = everything()

    answer = send(desk, page, opened)

    assert len(opened) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS - 100
    assert answer.status_code == 302
    assert everything() == before


def test_lists_that_do_not_fit_are_reached_by_a_link_with_their_number(desk, enormous):
    page = desk.get(reverse("admin:trials_trial_change", args=[enormous.pk])).content.decode()

    assert "Outcomes of this trial (178)" in page
    assert "References of this trial (76)" in page
    assert "Sites of this trial (2)" in page
    assert "outcomes-TOTAL_FORMS" not in page
    assert "arms-TOTAL_FORMS" in page
    found = desk.get(f"/staff/trials/outcome/?trial={enormous.nct_id}").content.decode()
    assert "178 outcomes" in found


def test_a_short_trial_has_all_its_lists_on_its_page(desk, trial):
    page = desk.get(reverse("admin:trials_trial_change", args=[trial.pk])).content.decode()

    assert "outcomes-TOTAL_FORMS" in page
    assert "references-TOTAL_FORMS" in page
    assert "Outcomes of this trial" not in page


def test_a_list_that_grew_while_its_page_was_open_is_still_saved(desk, trial):
    condition = Condition.objects.create(trial=trial, text="ALL")
    page = reverse("admin:trials_trial_change", args=[trial.pk])
    opened = entries(desk.get(page).content.decode(), "trial_form")
    Condition.objects.bulk_create(Condition(trial=trial, text=f"New {n}") for n in range(300))

    answer = send(desk, page, with_values(opened, **{"conditions-0-text": "Infant ALL"}))

    condition.refresh_from_db()
    assert (answer.status_code, condition.text) == (302, "Infant ALL")


def test_the_page_of_a_trial_costs_the_same_queries_whatever_its_rows(
    desk, trial, django_assert_max_num_queries
):
    Condition.objects.bulk_create(Condition(trial=trial, text=f"Illness {n}") for n in range(40))
    Outcome.objects.bulk_create(Outcome(trial=trial, measure=str(n)) for n in range(20))

    with django_assert_max_num_queries(78):
        desk.get(reverse("admin:trials_trial_change", args=[trial.pk]))
