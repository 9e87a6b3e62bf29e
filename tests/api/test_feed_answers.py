"""The open feed: how it may be kept, what it costs, and where it is explained."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.api.feeds import FORMS, published, say
from tests.conftest import NOW
from trials.exports.status_feed import COLUMNS, MEANING
from trials.models import Alias


@pytest.mark.parametrize("form", FORMS)
def test_a_number_of_before_leads_to_the_one_it_has(form, client, trial):
    Alias.objects.create(trial=trial, text="NCT00000009")

    for number in ("nct00000001", "NCT00000009"):
        answer = client.get(f"/trials/{number}/status.{form}")
        assert (answer.status_code, answer["Location"]) == (
            301,
            f"/trials/NCT00000001/status.{form}",
        )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("of", ["", "/trials/NCT00000001"])
def test_who_has_it_gets_a_short_answer(of, form, client, trial):
    full = client.get(f"{of}/status.{form}")

    again = client.get(f"{of}/status.{form}", headers={"If-None-Match": full["ETag"]})

    assert re.fullmatch(r'"[0-9a-f]{32}"', full["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    for answer in (full, again):
        assert answer["Cache-Control"] == "public, max-age=900"
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["ETag"] == full["ETag"]
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("form", FORMS)
def test_another_status_is_another_answer(form, client, trial):
    before = client.get(f"/status.{form}")["ETag"]
    say(trial.sites.first(), "SUSPENDED")

    after = client.get(f"/status.{form}", headers={"If-None-Match": before})

    assert after.status_code == 200
    assert after["ETag"] != before


@pytest.mark.parametrize("form", FORMS)
def test_nothing_changes_with_the_hour(form, client, trial):
    before = client.get(f"/status.{form}")["ETag"]

    with time_machine.travel(NOW + dt.timedelta(hours=3), tick=False):
        assert client.get(f"/status.{form}")["ETag"] == before


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("csv", "text/csv; charset=utf-8; header=present"),
        ("json", "application/json; charset=utf-8"),
        ("atom", "application/atom+xml; charset=utf-8"),
    ],
)
def test_each_says_what_it_is_and_has_a_head(form, kind, client, trial):
    full, head = client.get(f"/status.{form}"), client.head(f"/status.{form}")

    assert full["Content-Type"] == head["Content-Type"] == kind
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", full["ETag"])
    assert client.post(f"/status.{form}").status_code == 405


@pytest.mark.parametrize("form", FORMS)
def test_so_many_queries_whatever_the_number_of_sites(form, client, trial):
    few = queries(client, form)
    for number in range(10, 40):
        say(published(f"NCT000000{number}", sites=3).sites.first(), "RECRUITING", days=number)

    assert queries(client, form) == few == 2


def queries(client: Client, form: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        client.get(f"/status.{form}")
    return len(caught)


def test_the_page_for_people_explains_each_column(client, db):
    body = client.get("/about/status-feed/").content.decode()

    assert set(MEANING) == set(COLUMNS)
    assert all(f"<code>{name}</code>" in body for name in COLUMNS)
    assert not client.get("/about/status-feed/").cookies
    assert "/about/status-feed/" in client.get("/about/").content.decode()


def test_the_document_names_each_column():
    told = (Path(__file__).parents[2] / "docs" / "feed.md").read_text()

    assert [name for name in COLUMNS if f"`{name}`" not in told] == []


def test_the_pages_of_a_trial_lead_to_its_feed(client, trial):
    published("NCT99900003", is_demonstration=True)

    record = client.get("/trials/NCT00000001/record/").content.decode()
    where = client.get("/trials/NCT00000001/sites/").content.decode()

    assert all(f"/trials/NCT00000001/status.{form}" in record for form in FORMS)
    assert 'rel="alternate" type="application/atom+xml"' in where
    for tab in ("record", "sites"):
        assert "status.atom" not in client.get(f"/trials/NCT99900003/{tab}/").content.decode()
