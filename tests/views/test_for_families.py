"""What families read at each site besides its status."""

from __future__ import annotations

import html
import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import NOW
from trials.language.grade import grade
from trials.models import FamilyNote, PlacesReport, Site

SITES = "/trials/NCT00000001/sites/"


@pytest.fixture
def site(publish) -> Site:
    site: Site = publish(sites=2).sites.first()
    return site


@pytest.fixture
def cora(db) -> User:
    return User.objects.create_user("cora", first_name="Cora", last_name="Canary")


def body(client: Client) -> str:
    return client.get(SITES).content.decode()


def text(client: Client) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body(client)).split()))


def test_places_stand_under_the_status_with_who_said_so_and_when(client, site, cora):
    PlacesReport.objects.create(site=site, phrase="this-month", by=cora, at=NOW)

    assert "Places this month The hospital said so today" in text(client)


def test_a_note_is_folded_and_tells_what_was_written_and_when(client, site, cora):
    FamilyNote.objects.create(site=site, by=cora, at=NOW, parking="Free in the garage.")

    told = text(client)

    assert "Good to know when you come here Parking Free in the garage." in told
    assert "The hospital wrote this on 22 November 2026." in told
    assert body(client).count("<details") == 1
    assert '<dd lang="en" dir="auto">Free in the garage.' in body(client)


def test_markup_in_a_note_is_text(client, site, cora):
    FamilyNote.objects.create(site=site, by=cora, at=NOW, parking="<script>alert(1)</script>")

    assert "&lt;script&gt;alert(1)" in body(client)
    assert "<script>alert" not in body(client)


def test_who_wrote_it_is_not_told(client, site, cora):
    FamilyNote.objects.create(site=site, by=cora, at=NOW, parking="Free.")
    PlacesReport.objects.create(site=site, phrase="ask", by=cora, at=NOW)

    assert "Canary" not in body(client)


def test_where_nothing_was_told_nothing_stands(client, site):
    assert "Good to know" not in text(client)
    assert "The hospital said so" not in text(client)


def test_two_queries_more_whatever_the_number_of_sites(client, site, cora, publish):
    many = publish("NCT00000002", sites=25)
    for each in many.sites.all():
        FamilyNote.objects.create(site=each, by=cora, at=NOW, parking="Free.")

    few, more = queries(client, SITES), queries(client, "/trials/NCT00000002/sites/")

    assert few == more


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    return len(caught)


@pytest.mark.parametrize(
    "sentence",
    [
        "The next group opens after a review.",
        "The hospital wrote this on 22 November 2026.",
        "Good to know when you come here.",
        "Waiting list, about 6 weeks.",
    ],
)
def test_a_frightened_parent_can_read_it(sentence):
    assert grade(sentence) <= 8
