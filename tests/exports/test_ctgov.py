"""The record is lossless: what came in from the registry comes out of the tables unchanged."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client

from tests.conftest import DOCUMENTS
from trials.actions import publication
from trials.actions.studies import take_in
from trials.exports import ctgov
from trials.models import ArmIntervention, Snapshot, Trial
from trials.registry.document import read

PAGES = ("", "eligibility/", "refer/", "treatment/", "sites/", "contact/", "record/")
OWN = sorted(path.stem for path in DOCUMENTS.glob("*.json"))


def exported(nct_id: str) -> dict[str, object]:
    return ctgov.study(Trial.objects.whole().get(nct_id=nct_id))


@pytest.mark.django_db
@pytest.mark.parametrize("name", OWN)
def test_a_strange_document_comes_out_as_it_went_in(name, document, now):
    arrived = document(name)

    take_in(document=arrived, now=now)

    assert exported(arrived.nct_id) == arrived.study


@pytest.mark.django_db
@pytest.mark.parametrize("name", OWN)
def test_a_strange_document_has_all_its_pages(name, document, now, client):
    taken = take_in(document=document(name), now=now)
    publication.publish(trial=taken.trial, by=None, now=now)

    answers = [client.get(taken.trial.get_absolute_url() + page).status_code for page in PAGES]

    assert answers == [200] * len(PAGES)


@pytest.mark.django_db
def test_every_record_of_the_registry_comes_out_unchanged_and_has_its_pages(real_studies, now):
    """All of them on SQLite; on PostgreSQL, where the tables are the same, every tenth."""
    step = 1 if connection.vendor == "sqlite" else 10
    reader = Client()

    wrong = [fault for text in real_studies[::step] for fault in faults(text, reader, now)]

    assert wrong == []


def faults(text: bytes, reader: Client, now) -> list[str]:
    arrived = read(text)
    trial = take_in(document=arrived, now=now).trial
    publication.publish(trial=trial, by=None, now=now)
    found = [] if exported(arrived.nct_id) == arrived.study else [f"{trial.nct_id} is not the same"]
    for page in PAGES:
        status = reader.get(trial.get_absolute_url() + page).status_code
        found += [] if status == 200 else [f"{trial.nct_id} {page} answers {status}"]
    return found


@pytest.mark.django_db
def test_the_protocol_is_made_from_the_tables_without_a_look_at_the_snapshot(document, now):
    arrived = document("everything")
    trial = take_in(document=arrived, now=now).trial
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Snapshot._meta.db_table} SET text = '{{}}'")

    made = ctgov.protocol(Trial.objects.whole().get(pk=trial.pk))

    assert made == arrived.protocol


@pytest.mark.django_db
def test_an_export_costs_the_same_queries_whatever_the_number_of_sites(
    document, now, django_assert_max_num_queries
):
    arrived = document("forty-sites-in-nine-countries")
    take_in(document=arrived, now=now)

    with django_assert_max_num_queries(20):
        made = exported(arrived.nct_id)

    assert json.dumps(made)


@pytest.mark.django_db
def test_a_link_that_staff_add_stands_behind_the_others_on_both_sides(document, now):
    trial = take_in(document=document("everything"), now=now).trial
    arm, intervention = trial.arms.last(), trial.interventions.last()
    ArmIntervention.objects.create(trial=trial, arm=arm, intervention=intervention)

    made = ctgov.protocol(Trial.objects.whole().get(pk=trial.pk))["armsInterventionsModule"]

    assert made["armGroups"][-1]["interventionNames"][-1].endswith(intervention.name)
    assert made["interventions"][-1]["armGroupLabels"][-1] == arm.label
