"""Sites that the registry no longer lists: marked, kept apart, and counted only by a new word."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from tests.conftest import NOW
from trials.models import Site, Trial

ADDRESS = "/trials/NCT00000001/"


@pytest.fixture
def trial(publish) -> Trial:
    """A listed site in Memphis, and two that were dropped ten days ago."""
    trial = publish(sites=1)
    for position, city in enumerate(("Leeds", "York"), start=1):
        Site.objects.create(
            trial=trial,
            facility=f"{city} Clinic",
            city=city,
            country="England",
            latitude=53.9,
            longitude=-1.2,
            registry_status="RECRUITING",
            position=position,
            unlisted_since=NOW.replace(day=12),
        )
    return trial


@pytest.fixture
def leeds(trial: Trial) -> Site:
    return trial.sites.get(city="Leeds")


def text(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def tab(client: Client, name: str = "sites/") -> str:
    return client.get(f"{ADDRESS}{name}").content.decode()


def test_a_dropped_site_of_which_no_hospital_ever_spoke_is_folded_away(client, trial):
    body = tab(client)

    folded = text(body[body.index("<details") : body.index("</details>")])
    assert "No longer listed, and no word from the hospital (2)" in folded
    assert "Leeds Clinic, Leeds, England" in folded
    assert "No longer listed by ClinicalTrials.gov since 12 November 2026" in folded


def test_one_that_was_open_before_is_shown_with_the_mark_and_not_counted(client, leeds, report):
    report(leeds, "RECRUITING", days=15, source="coordinator")

    body = tab(client)

    start = body.index(f'id="site-{leeds.pk}"')
    told = text(body[start : body.index("</article>", start)])
    assert "Status not known" in told
    assert "The hospital said: open, 7 November 2026" in told
    assert "No longer listed by ClinicalTrials.gov since 12 November 2026" in told
    assert "1 site: 0 confirmed open, 1 said to be open." in text(body)
    assert "England" not in body[: body.index('id="dropped"')]


def test_one_that_the_hospital_confirmed_since_counts_and_keeps_the_mark(client, leeds, report):
    report(leeds, "RECRUITING", days=2, source="coordinator")

    body = tab(client)

    start = body.index(f'id="site-{leeds.pk}"')
    told = text(body[start : body.index("</article>", start)])
    assert "The hospital confirmed this 2 days ago" in told
    assert "No longer listed by ClinicalTrials.gov since 12 November 2026" in told
    assert "2 sites in 2 countries: 1 confirmed open, 1 said to be open." in text(body)


def test_only_a_counted_one_is_on_the_map_in_the_search_and_in_the_question(client, leeds, report):
    def places() -> list[bool]:
        pin = f'href="#site-{leeds.pk}"' in tab(client)
        found = "NCT00000001" in text(client.get("/trials/?q=leeds").content.decode())
        choice = f'<option value="{leeds.pk}"' in tab(client, "contact/")
        return [pin, found, choice]

    report(leeds, "RECRUITING", days=15)
    before = places()
    report(leeds, "RECRUITING", days=2)

    assert before == [False, False, False]
    assert places() == [True, True, True]


def test_a_trial_whose_only_open_site_vanished_is_open_nowhere(client, publish, report):
    trial = publish(sites=1)
    site = trial.sites.get()
    report(site, "RECRUITING", days=3)
    Site.objects.update(unlisted_since=NOW)

    listed = text(client.get("/trials/").content.decode())

    assert "confirmed open" not in listed
    assert "Said to be open; the registry names no site" in listed
    assert "NCT00000001" not in client.get("/trials/?status=open").content.decode()


def test_without_dropped_sites_nothing_is_said_of_them(client, publish):
    publish(sites=2)

    assert "No longer listed" not in tab(client)


@pytest.mark.parametrize("dropped", [1, 60])
def test_the_page_costs_the_same_queries_however_many_were_dropped(
    dropped, client, publish, report, django_assert_num_queries
):
    trial = publish(sites=dropped)
    report(trial.sites.first(), "SUSPENDED", days=20)
    Site.objects.update(unlisted_since=NOW)

    with django_assert_num_queries(9):
        tab(client)
