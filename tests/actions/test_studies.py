"""A newer document from the registry meets what staff changed in the meantime."""

from __future__ import annotations

import json

import pytest
from django.forms.models import model_to_dict, modelform_factory
from django.http import QueryDict

from tests.actions.arrivals import LATER, locations, newer
from trials.actions import sites
from trials.actions.studies import Change, take_in
from trials.exports import ctgov
from trials.forms.outcome import OutcomeForm
from trials.forms.seen import FIELD, stamp
from trials.models import (
    ArmIntervention,
    Condition,
    Conflict,
    Intervention,
    Outcome,
    Site,
    SiteContact,
    Trial,
)
from trials.registry.document import read

pytestmark = pytest.mark.django_db


def test_what_staff_changed_survives_and_what_the_registry_changed_arrives(first, trial, now):
    site = trial.sites.first()
    Site.objects.filter(pk=site.pk).update(zip="00000")
    document = newer(first, lambda protocol: locations(protocol)[1].update(zip="M5G"))

    taken = take_in(document=document, now=now + LATER)

    assert taken.change is Change.CHANGED
    assert trial.sites.all()[0].zip == "00000"
    assert trial.sites.all()[1].zip == "M5G"
    assert not Conflict.objects.exists()


def test_what_both_changed_stays_ours_and_is_kept_as_a_conflict(first, trial, now):
    Trial.objects.filter(pk=trial.pk).update(brief_title="Ours")

    def edit(protocol):
        protocol["identificationModule"]["briefTitle"] = "Theirs"

    taken = take_in(document=newer(first, edit), now=now + LATER)

    trial.refresh_from_db()
    conflict = Conflict.objects.get()
    assert (taken.conflicts, trial.brief_title) == (1, "Ours")
    assert (conflict.ours, conflict.theirs) == ("Ours", "Theirs")
    assert "briefTitle" in conflict.path


def test_a_mended_spelling_is_an_edit_and_what_hangs_on_the_row_stays(
    first, trial, now, admin_user
):
    site = trial.sites.all()[3]
    sites.report(site=site, status="SUSPENDED", by=admin_user, now=now)

    def edit(protocol):
        location = locations(protocol)[3]
        location["facility"] = location["facility"] + "s"

    take_in(document=newer(first, edit), now=now + LATER)

    mended = Site.objects.get(pk=site.pk)
    assert mended.facility == site.facility + "s"
    assert mended.status_reports.count() == 1
    assert trial.sites.count() == 40


def test_a_site_that_the_registry_drops_keeps_its_row_and_revives(first, trial, now):
    gone = trial.sites.all()[5]

    take_in(document=newer(first, lambda protocol: locations(protocol).pop(5)), now=now + LATER)
    dropped = Site.objects.get(pk=gone.pk)
    again = newer(first, lambda protocol: None)
    again.study["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]["date"] = (
        "2027-01-20"
    )
    take_in(document=read(json.dumps(again.study)), now=now + 2 * LATER)
    revived = Site.objects.get(pk=gone.pk)

    assert dropped.unlisted_since == now + LATER
    assert revived.unlisted_since is None
    assert Site.objects.filter(trial=trial).count() == 40
    assert (
        ctgov.protocol(Trial.objects.whole().get(pk=trial.pk)) == (again.study["protocolSection"])
    )


def test_a_site_that_staff_edited_and_the_registry_moved_is_still_the_same_row(first, trial, now):
    site = trial.sites.all()[2]
    Site.objects.filter(pk=site.pk).update(facility="Renamed by staff", zip="1", city="Elsewhere")

    document = newer(first, lambda protocol: locations(protocol).reverse())
    take_in(document=document, now=now + LATER)

    assert Site.objects.get(pk=site.pk).facility == "Renamed by staff"
    assert [row.pk for row in trial.sites.all()].index(site.pk) == 37
    assert trial.sites.first().history.count() == 1  # a mere change of place is no news


def test_renaming_an_intervention_here_follows_into_an_arm_that_the_registry_adds(document, now):
    first = document("everything")
    trial = take_in(document=first, now=now).trial
    intervention = trial.interventions.first()
    Intervention.objects.filter(pk=intervention.pk).update(name="Renamed")
    arms_module = first.protocol["armsInterventionsModule"]
    named = next(name for arm in arms_module["armGroups"] for name in arm["interventionNames"])

    def edit(protocol):
        arm = {"label": "A new arm", "type": "OTHER", "interventionNames": [named]}
        protocol["armsInterventionsModule"]["armGroups"].append(arm)

    take_in(document=newer(first, edit), now=now + LATER)

    link = ArmIntervention.objects.get(arm__label="A new arm")
    assert link.intervention.name == "Renamed"


def test_a_point_is_one_thing_half_of_it_is_never_merged(first, trial, now):
    site = trial.sites.first()
    Site.objects.filter(pk=site.pk).update(latitude=site.latitude + 0.5)

    taken = take_in(
        document=newer(first, lambda protocol: locations(protocol)[0].pop("geoPoint")),
        now=now + LATER,
    )

    kept = Site.objects.get(pk=site.pk)
    assert (kept.latitude, kept.longitude) == (site.latitude + 0.5, site.longitude)
    assert taken.conflicts == 1


def test_an_outcome_that_staff_moved_to_another_list_stays_there(document, now):
    first = document("everything")
    trial = take_in(document=first, now=now).trial
    moved = trial.outcomes.filter(kind="primary").first()
    outcome_form = modelform_factory(Outcome, OutcomeForm, fields=["kind", "measure", "time_frame"])
    opened = stamp([(moved, outcome_form(instance=moved).shown())])
    sent = QueryDict(mutable=True)
    sent.update({**model_to_dict(moved), "kind": "secondary", FIELD: opened})
    outcome_form(sent, instance=moved).save()
    measure = moved.measure

    def edit(protocol):
        protocol["outcomesModule"]["secondaryOutcomes"][0]["measure"] = "Changed by the registry"

    take_in(document=newer(first, edit), now=now + LATER)

    moved.refresh_from_db()
    listed = trial.outcomes.filter(unlisted_since=None, kind="secondary")
    assert (moved.kind, moved.unlisted_since, moved.measure) == ("secondary", None, measure)
    assert listed.filter(measure="Changed by the registry").count() == 1
    assert listed.count() == len(first.protocol["outcomesModule"]["secondaryOutcomes"]) + 1


def test_the_history_blames_the_registry_and_nobody_here(first, trial, now):
    def edit(protocol):
        protocol["conditionsModule"]["conditions"].append("A further illness")
        locations(protocol)[0]["zip"] = "99999"

    take_in(document=newer(first, edit), now=now + LATER)

    newest = trial.sites.first().history.first()
    added = Condition.objects.get(text="A further illness").history.get()
    assert (newest.history_user, newest.history_date) == (None, now + LATER)
    assert newest.history_change_reason == "ClinicalTrials.gov, 2026-12-20"
    assert added.history_type == "+"
    assert trial.sites.all()[1].history.count() == 1


def test_when_we_first_saw_a_status_is_kept_until_the_registry_says_another(first, trial, now):
    document = newer(first, lambda protocol: locations(protocol)[0].update(status="TERMINATED"))

    take_in(document=document, now=now + LATER)

    seen = [site.registry_status_seen_at for site in trial.sites.all()[:2]]
    assert seen == [now + LATER, now]


def test_contacts_that_go_because_the_trial_closed_are_no_conflict(first, trial, now):
    contact = SiteContact.objects.filter(site__trial=trial).exclude(phone="").first()
    SiteContact.objects.filter(pk=contact.pk).update(phone="901-555-0199")

    def close(protocol):
        protocol["statusModule"]["overallStatus"] = "COMPLETED"
        protocol["contactsLocationsModule"].pop("centralContacts", None)
        for location in locations(protocol):
            location.pop("status", None)
            location.pop("contacts", None)

    taken = take_in(document=newer(first, close), now=now + LATER)

    assert taken.conflicts == 0
    assert SiteContact.objects.get(pk=contact.pk).unlisted_since == now + LATER
    assert set(trial.sites.values_list("registry_status", flat=True)) == {""}
