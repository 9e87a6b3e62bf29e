"""Opening any form of the record and saving it changes nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from tests.forms_as_browsers_send_them import entries, save_unchanged, send, with_values
from trials.actions.studies import take_in
from trials.exports import ctgov
from trials.models import Arm, Intervention, Site, Trial

TABLES = [
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


def page_of(row) -> str:
    return reverse(f"admin:trials_{row._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("table", TABLES)
def test_a_form_saved_unchanged_leaves_every_column_as_it_was(
    table, desk, strange_trial, everything
):
    before = everything()
    rows = before[{"centralcontact": "CentralContact"}.get(table, table.capitalize())]

    answers = [
        save_unchanged(
            desk, reverse(f"admin:trials_{table}_change", args=[row["id"]]), f"{table}_form"
        )
        for row in rows
    ]

    assert [answer.status_code for answer in answers] == [302] * len(rows)
    assert everything() == before


@pytest.mark.parametrize(
    "name", ["everything", "hostile-text", "crossrefs-one-sided", "unknown-codes", "partial-dates"]
)
def test_a_document_is_exported_the_same_after_every_form_was_saved(name, desk, document, now, db):
    trial = take_in(document=document(name), now=now).trial
    before = ctgov.study(trial)
    pages = [page_of(trial), *map(page_of, trial.sites.all()), *map(page_of, trial.arms.all())]

    for page in pages:
        answer = save_unchanged(desk, page, f"{page.split('/')[3]}_form")
        assert answer.status_code == 302

    assert ctgov.study(Trial.objects.get(pk=trial.pk)) == before


def test_a_change_of_one_field_leaves_the_others_to_the_letter(desk, strange_trial):
    before = Trial.objects.values().get()
    opened = entries(desk.get(page_of(strange_trial)).content.decode(), "trial_form")

    send(desk, page_of(strange_trial), with_values(opened, plain_title="For babies"))

    assert Trial.objects.values().get() == {**before, "plain_title": "For babies"}


def test_a_changed_text_is_kept_as_it_was_typed_with_plain_line_ends(desk, trial):
    page = page_of(trial)
    opened = entries(desk.get(page).content.decode(), "trial_form")

    send(desk, page, with_values(opened, brief_summary="  One.\r\n\r\n  Two. "))

    trial.refresh_from_db()
    assert trial.brief_summary == "  One.\n\n  Two. "


def test_a_new_code_is_offered_in_words_and_an_unknown_one_as_it_is(desk, trial):
    Trial.objects.filter(pk=trial.pk).update(allocation="BY_ORACLE")

    page = desk.get(page_of(trial)).content.decode()

    assert '<option value="BY_ORACLE" selected>BY_ORACLE</option>' in page
    assert '<option value="ALL" selected>Any sex</option>' in page


def test_a_code_taken_away_leaves_the_others_in_their_order(desk, trial):
    Trial.objects.filter(pk=trial.pk).update(phases=["PHASE3", "NEW", "PHASE1", "PHASE3"])
    opened = entries(desk.get(page_of(trial)).content.decode(), "trial_form")

    ticked = [entry for entry in opened if entry != ("phases", "PHASE1")]
    send(desk, page_of(trial), [*ticked, ("phases", "PHASE2")])

    trial.refresh_from_db()
    assert trial.phases == ["PHASE3", "NEW", "PHASE3", "PHASE2"]


def test_other_names_are_written_one_a_line(desk, trial):
    drug = Intervention.objects.get(trial=trial)
    opened = entries(desk.get(page_of(drug)).content.decode(), "intervention_form")

    send(desk, page_of(drug), with_values(opened, other_names="MT103\r\n\r\nBlincyto"))

    drug.refresh_from_db()
    assert drug.other_names == ["MT103", "Blincyto"]


def test_what_was_not_said_can_be_answered_and_taken_back(desk, trial):
    opened = entries(desk.get(page_of(trial)).content.decode(), "trial_form")

    send(desk, page_of(trial), with_values(opened, healthy_volunteers="false"))
    trial.refresh_from_db()
    answered = trial.healthy_volunteers
    opened = entries(desk.get(page_of(trial)).content.decode(), "trial_form")
    send(desk, page_of(trial), with_values(opened, healthy_volunteers="unknown"))
    trial.refresh_from_db()

    assert (answered, trial.healthy_volunteers) == (False, None)


def test_a_changed_date_must_be_a_date_and_an_odd_old_one_may_stay(desk, trial):
    Trial.objects.filter(pk=trial.pk).update(start_date="about 2019")
    opened = entries(desk.get(page_of(trial)).content.decode(), "trial_form")

    refused = send(desk, page_of(trial), with_values(opened, completion_date="soon"))
    taken = send(desk, page_of(trial), with_values(opened, completion_date="2027-03"))

    assert (refused.status_code, taken.status_code) == (200, 302)
    trial.refresh_from_db()
    assert (trial.start_date, trial.completion_date) == ("about 2019", "2027-03")


def test_a_row_that_the_registry_dropped_can_be_read_but_not_changed(desk, trial, now: dt.datetime):
    arm = Arm.objects.get(label="Arm B")
    Arm.objects.filter(pk=arm.pk).update(unlisted_since=now)
    site = Site.objects.get(city="Leeds")
    Site.objects.filter(pk=site.pk).update(unlisted_since=now)

    trial_page = desk.get(page_of(trial)).content.decode()
    pages = [desk.get(page_of(row)).content.decode() for row in (arm, site)]

    assert "Arm A" in trial_page
    assert "Arm B" not in trial_page
    assert ['name="_save"' in page for page in pages] == [False, False]
    assert "no longer in the registry" in desk.get("/staff/trials/site/").content.decode()
