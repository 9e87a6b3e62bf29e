"""What a family reads of a status, wherever one stands."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from tests.conftest import NOW
from trials.language.grade import grade
from trials.models import Site, SiteContact, StatusReport, Trial

ADDRESS = "/trials/NCT00000001/"


@pytest.fixture
def trial(publish) -> Trial:
    """One site in Memphis and one in Leeds, both recruiting by the registry."""
    trial = publish(sites=2)
    Site.objects.filter(position=1).update(city="Leeds", country="England")
    for site in trial.sites.all():
        SiteContact.objects.create(site=site, phone=f"901-555-010{site.position}")
    return trial


def text(client: Client, address: str = ADDRESS) -> str:
    body = client.get(address).content.decode()
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def say(site: Site, status: str, **told: object) -> None:
    StatusReport.objects.create(site=site, status=status, source="coordinator", at=NOW, **told)


def test_a_public_reason_stands_on_the_line_of_its_site(client, trial):
    say(
        trial.sites.first(),
        "SUSPENDED",
        reason="safety",
        note="We look at it until May.",
        is_public=True,
        approved_by="Dr. Ada Ink",
    )

    told = text(client, f"{ADDRESS}sites/")

    assert (
        "Paused The hospital confirmed this today There is a safety review. “We look at it until "
        "May.” Dr. Ada Ink has agreed that you can read this." in told
    )


@pytest.mark.parametrize("page", ["", "sites/", "refer/", "contact/", "record/"])
def test_what_was_not_made_public_stands_on_no_page(page, client, trial):
    note = {"note": "Ask Ada about the sponsor.", "approved_by": "Dr. Ada Ink"}
    for site in trial.sites.all():
        say(site, "RECRUITING", reason="staffing", **note)

    told = text(client, f"{ADDRESS}{page}")

    for inside in ("Ask Ada", "Dr. Ada Ink", "short of staff", "taffing"):
        assert inside not in told


def test_markup_in_a_public_note_is_text(client, trial):
    say(trial.sites.first(), "SUSPENDED", note="<b>soon</b>", is_public=True)

    body = client.get(f"{ADDRESS}sites/").content.decode()

    assert "“&lt;b&gt;soon&lt;/b&gt;”" in body


def test_a_place_that_is_paused_does_not_stand_among_the_open_ones(client, trial):
    say(trial.sites.get(city="Leeds"), "SUSPENDED")

    head, listed = text(client), text(client, "/trials/")

    assert "Where? Memphis, United States; not open now: Leeds" in head
    assert "Memphis, United States; not open now: Leeds" in listed


def test_many_places_that_cannot_be_joined_are_only_counted(client, publish, report):
    trial = publish(sites=6)
    for number, site in enumerate(trial.sites.all()[1:]):
        Site.objects.filter(pk=site.pk).update(city=f"City {number}")
        report(site, "SUSPENDED")

    assert "Where? Memphis, United States; not open now: 5 sites" in text(client)


def test_where_nobody_can_join_anywhere_all_places_stand_together(client, trial):
    for site in trial.sites.all():
        say(site, "SUSPENDED")

    assert "Where? 2 sites: England and United States" in text(client)


@pytest.mark.parametrize("status", ["SUSPENDED", "COMPLETED", "NOT_YET_RECRUITING"])
def test_a_place_that_cannot_be_joined_is_not_rung_and_nobody_is_referred_to_it(
    status, client, trial, settings
):
    settings.DESK_PHONE = "901-555-0199"
    say(trial.sites.get(city="Memphis"), status)

    assert "901-555-0100" not in text(client)
    assert "901-555-0100" not in text(client, f"{ADDRESS}refer/")
    assert "901-555-0101" in text(client)


@pytest.mark.parametrize("page", ["/trials/", ADDRESS, f"{ADDRESS}sites/", f"{ADDRESS}refer/"])
def test_nothing_is_called_open_without_how_many_sites(page, client, trial):
    say(trial.sites.get(city="Memphis"), "RECRUITING")

    told = text(client, page)

    assert "1 site confirmed open, 1 said to be open" in told
    assert not re.search(r"(Is it open\?|Status) Open\b", told)


def test_the_choices_of_the_question_say_how_each_place_stands(client, trial):
    say(trial.sites.get(city="Leeds"), "SUSPENDED")

    told = text(client, f"{ADDRESS}contact/")

    assert re.search(r"Memphis[^()]*\(said to be open\) Leeds[^()]*\(paused\)", told)


@pytest.mark.parametrize(
    "sentence",
    [
        "There is a safety review.",
        "The site is short of staff.",
        "Dr. Ada Ink has agreed that you can read this.",
        "ClinicalTrials.gov has taken these sites off its list. We do not count them.",
        "No longer listed, and no word from the hospital",
    ],
)
def test_a_frightened_parent_can_read_it(sentence):
    assert grade(sentence) <= 8
