"""The pages of a trial in a language of brackets: nothing of ours is left in English.

Another page of a trial is a word in PAGES. What it shows that no catalogue knows is in `names`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import NOW
from tests.every_word import bracketed, left_in_english, marked_as_english
from trials.actions import samples
from trials.actions.studies import take_in
from trials.models import (
    FamilyNote,
    FamilyText,
    Identifier,
    PlacesReport,
    Reference,
    Site,
    SiteContact,
    StatusReport,
    Trial,
    TrialName,
)
from trials.queries.family_texts import COLUMNS
from trials.registry.document import Document

pytestmark = pytest.mark.django_db

DOCUMENTS = (
    *("everything", "with-results", "observational-cohorts", "expanded-access", "no-sites"),
    *("partial-dates", "no-coordinates", "forty-sites-in-nine-countries"),
)
PAGES = ["", "treatment/", "sites/", "record/"]
TITLES = ("brief_title", "official_title", "plain_title", "acronym", "org_study_id")
SAME = ("ClinicalTrials.gov", "PubMed", "MB")
SAID = ("RECRUITING", "RECRUITING", "RECRUITING", "SUSPENDED", "COMPLETED", "NOT_YET_RECRUITING")
OF_SAFETY = {
    "source": "coordinator",
    "reason": "safety",
    "note": "We look.",
    "approved_by": "⟦Dr. Ink⟧",
    "is_public": True,
}
IN_ENGLISH = "The registry’s text is in English."


@pytest.fixture
def take(document: Callable[[str], Document]) -> Callable[[str], Trial]:
    """take("everything") is the trial of a document, published."""

    def made(name: str) -> Trial:
        taken = take_in(document=document(name), now=NOW).trial
        Trial.objects.filter(pk=taken.pk).update(published_at=NOW)
        return taken

    return made


def names() -> list[str]:
    """What stands in the database and is the same in every language, or Spanish there."""
    rows = [
        *Trial.objects.values_list(*TITLES),
        *Site.objects.values_list("facility", "city", "state", "zip", "country"),
        *TrialName.objects.values_list("title", "for_whom"),
        *FamilyText.objects.filter(language="es").values_list(*COLUMNS),
        *Identifier.objects.values_list("value"),
        *Reference.objects.values_list("pmid"),
    ]
    told = [line for row in rows for text in row for line in str(text).splitlines() if line]
    return [settings.PORTAL_NAME, settings.PORTAL_OPERATOR, *SAME, *told]


def read(client: Client, trial: Trial, panel: str) -> str:
    with bracketed():
        return client.get(f"/es/trials/{trial.nct_id}/{panel}").content.decode()


def assert_all_is_translated(body: str) -> None:
    assert left_in_english(body, *names()) == []
    assert marked_as_english(body) == []


@pytest.mark.parametrize("panel", PAGES)
def test_every_word_of_ours_about_the_sample_is_translated(client: Client, panel: str) -> None:
    trial = samples.load(now=NOW)

    body = read(client, trial, panel)

    assert_all_is_translated(body)


@pytest.mark.parametrize("panel", PAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_word_of_ours_about_a_document_is_translated(
    client: Client, take: Callable[[str], Trial], name: str, panel: str
) -> None:
    trial = take(name)

    body = read(client, trial, panel)

    assert_all_is_translated(body)


def test_every_word_about_what_a_hospital_says_is_translated(
    client: Client, publish, report
) -> None:
    trial = publish(sites=6)
    sites = list(trial.sites.all())
    for site, status, days in zip(sites, SAID, (0, 45, 90, 3, 1, 0), strict=True):
        report(site, status, days=days, source="coordinator")
    StatusReport.objects.create(site=sites[3], status="SUSPENDED", at=NOW, **OF_SAFETY)
    SiteContact.objects.create(site=sites[0], name="Ann", phone="901-555-0100", phone_ext="7")
    cora = User.objects.create_user("cora")
    PlacesReport.objects.create(site=sites[0], phrase="waiting-list", weeks=6, by=cora, at=NOW)
    FamilyNote.objects.create(site=sites[0], by=cora, at=NOW, parking="Free in the garage.")

    body = read(client, trial, "sites/")

    assert "Free in the garage." in body
    assert "We look." in body
    assert_all_is_translated(body)


def test_the_registrys_text_is_said_to_be_in_english_once_and_only_where_the_page_is_not(
    client: Client, publish
) -> None:
    publish(brief_summary="A spray.", why_stopped="No money.")

    for panel in ("", "treatment/", "record/"):
        assert read(client, Trial.objects.get(), panel).count(IN_ENGLISH) == 1
        assert IN_ENGLISH not in client.get(f"/trials/NCT00000001/{panel}").content.decode()


def test_a_title_is_marked_with_the_language_that_it_is_in(client: Client, publish) -> None:
    trial = publish(plain_title="A spray for asthma")
    english = client.get("/es/trials/NCT00000001/").content.decode()
    TrialName.objects.create(trial=trial, language="es", title="Un spray", for_whom="Con asma")

    spanish = client.get("/es/trials/NCT00000001/").content.decode()

    assert '<h1 lang="en">A spray for asthma</h1>' in english
    assert '<h1 lang="es">Un spray</h1>' in spanish
    assert '<p class="plain" lang="es">Con asma</p>' in spanish
    assert 'lang="en">Trial NCT00000001</span>' in spanish


def test_the_names_of_trials_cost_one_query_however_often_they_are_shown(
    client: Client, publish, django_assert_num_queries
) -> None:
    publish()
    with CaptureQueriesContext(connection) as english:
        client.get("/trials/NCT00000001/sites/")

    with django_assert_num_queries(len(english) + 1):
        client.get("/es/trials/NCT00000001/sites/")
