"""Who changed what, as the desk shows it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW
from tests.forms_as_browsers_send_them import entries, send, with_values
from trials.actions.studies import take_in
from trials.models import Arm, ArmIntervention, Intervention, Site, SiteContact, StatusReport, Trial
from trials.queries.history import site_events, trial_events
from trials.registry.document import read


def save(desk: Client, row, **typed: str) -> None:
    kind = row._meta.model_name
    page = reverse(f"admin:trials_{kind}_change", args=[row.pk])
    opened = entries(desk.get(page).content.decode(), f"{kind}_form")
    send(desk, page, with_values(opened, **typed))


def history_of(desk: Client, row, query: str = "") -> str:
    path = reverse(f"admin:trials_{row._meta.model_name}_history", args=[row.pk])
    return desk.get(f"{path}{query}").content.decode()


def test_a_change_says_who_made_it_and_what_stood_there_before(desk, trial):
    save(desk, trial, brief_title="Blinatumomab in Babies", healthy_volunteers="false")

    newest = trial_events(trial)[0]
    assert (newest.who, newest.deed) == ("Erin Example", "changed")
    assert [(change.field, change.old, change.new) for change in newest.changes] == [
        ("short title", "Blinatumomab in Infants", "Blinatumomab in Babies"),
        ("healthy volunteers", "", "no"),
    ]
    page = history_of(desk, trial)
    for told in ("Erin Example", "Blinatumomab in Infants", "Blinatumomab in Babies"):
        assert told in page


def test_what_was_changed_in_a_list_is_on_the_page_of_its_trial(desk, trial):
    save(desk, trial, **{"arms-0-label": "Arm Alpha"})

    newest = trial_events(trial)[0]
    assert (newest.who, newest.kind, newest.row) == ("Erin Example", "arm", "Arm Alpha")
    assert [(change.old, change.new) for change in newest.changes] == [("Arm A", "Arm Alpha")]


def test_a_deleted_row_is_told_of(desk, trial):
    opened = entries(
        desk.get(reverse("admin:trials_trial_change", args=[trial.pk])).content.decode(),
        "trial_form",
    )

    page = reverse("admin:trials_trial_change", args=[trial.pk])
    send(desk, page, [*opened, ("arms-1-DELETE", "on")])

    newest = trial_events(trial)[0]
    assert (newest.who, newest.row, newest.deed) == ("Erin Example", "Arm B", "deleted")
    assert Arm.objects.count() == 1


def test_which_arm_gets_what_is_told_of_too(desk, trial):
    arm, drug = Arm.objects.first(), Intervention.objects.get()
    link = ArmIntervention.objects.create(trial=trial, arm=arm, intervention=drug)
    page = reverse("admin:trials_trial_change", args=[trial.pk])
    opened = entries(desk.get(page).content.decode(), "trial_form")

    send(desk, page, [*opened, ("arm_interventions-0-DELETE", "on")])

    newest = trial_events(trial)[0]
    assert (newest.who, newest.row, newest.deed) == ("Erin Example", str(link), "deleted")


def test_the_registrys_changes_bear_its_name_and_not_the_last_editors(desk, document, now, db):
    first = document("everything")
    trial = take_in(document=first, now=now).trial
    title = first.protocol["identificationModule"]["briefTitle"]
    newer = read(first.text.replace(title, "A newer title").replace("2026-", "2027-"))
    save(desk, trial, acronym="OURS")

    later = now + dt.timedelta(days=365)
    take_in(document=newer, now=later)

    told = [event for event in trial_events(trial) if event.at == later and event.kind == "trial"]
    assert [event.who.startswith("ClinicalTrials.gov") for event in told] == [True]
    assert (title, "A newer title") in {(c.old, c.new) for c in told[0].changes}


def test_a_site_tells_its_contacts_and_reports(desk, editor, trial, now):
    site = Site.objects.get(city="Memphis")
    SiteContact.objects.create(site=site, name="A Nurse")
    save(desk, site, zip="38105", **{"contacts-0-phone": "901-555-0101"})
    StatusReport.objects.create(
        site=site, status="SUSPENDED", source="staff", by=editor, at=now + dt.timedelta(days=900)
    )

    told = [(event.kind, event.deed) for event in site_events(site)]

    assert told[0] == ("status report", "added")
    assert sorted(told[1:3]) == [("site", "changed"), ("site contact", "changed")]
    assert "Paused for now" in history_of(desk, site)


def test_a_long_history_has_pages(desk, trial):
    for number in range(60):
        Arm.objects.create(trial=trial, label=f"Arm number {number}")

    newest, older = history_of(desk, trial), history_of(desk, trial, "?p=2")

    assert ("Arm number 59" in newest, "Arm number 59" in older) == (True, False)
    assert ("Arm number 0”" in newest, "Arm number 0”" in older) == (False, True)


def test_history_is_not_for_everybody(client, trial):
    path = reverse("admin:trials_trial_history", args=[trial.pk])

    assert client.get(path).status_code == 302


@pytest.mark.parametrize("rows", [2, 40])
def test_a_history_costs_the_same_queries_whatever_its_length(
    rows, desk, trial, django_assert_max_num_queries
):
    for number in range(rows):
        Arm.objects.create(trial=trial, label=str(number))

    with django_assert_max_num_queries(24):
        history_of(desk, trial)


def test_events_are_told_newest_first(trial):
    Trial.history.filter(id=trial.pk).update(history_date=NOW - dt.timedelta(days=99))

    assert trial_events(trial)[-1].kind == "trial"
