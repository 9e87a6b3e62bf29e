from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.conftest import NOW
from trials.models import (
    Alias,
    CentralContact,
    Condition,
    Keyword,
    Snapshot,
    Trial,
)

ADDRESS = "/trials/NCT00000001/"
TABS = ["Summary", "Who can join", "What happens", "Where", "Ask", "Full record"]


def text_of(client: Client, address: str = ADDRESS) -> str:
    """What stands on the page, without its tags, on one line."""
    body = client.get(address).content.decode()
    main = body[body.index("<main") :]
    words = re.sub(r"<[^>]+>", " ", main)
    return re.sub(r"\s+([.,:])", r"\1", " ".join(words.split()))


def test_the_plain_title_comes_first_and_the_registrys_stands_below(client, publish):
    publish(
        brief_title="A Study of Fluticasone",
        plain_title="A spray for asthma",
        plain_for_whom="For mild asthma.",
    )

    body = client.get(ADDRESS).content.decode()

    assert '<h1 lang="en">A spray for asthma</h1>' in body
    assert 'In the registry: <span lang="en">A Study of Fluticasone</span>' in body
    assert "For mild asthma." in body


def test_without_a_plain_title_the_registrys_stands_alone_and_says_its_language(client, publish):
    publish(brief_title="A Study of Fluticasone", conditions=("Asthma", "Hay fever"))

    body = client.get(ADDRESS).content.decode()

    assert '<h1 lang="en">A Study of Fluticasone</h1>' in body
    assert "In the registry" not in body
    assert "Asthma · Hay fever" in body


def test_the_status_is_two_numbers_with_who_said_so_and_when(client, publish, report):
    trial = publish(sites=3)
    report(trial.sites.first(), "RECRUITING", days=12, source="coordinator")

    text = text_of(client)

    assert "1 site confirmed open, 2 said to be open" in text
    assert text.count("Last confirmed 12 days ago by the hospital") == 2  # head and card


def test_what_only_the_registry_says_is_never_called_confirmed(client, publish):
    publish(sites=2)

    text = text_of(client)

    assert "No site confirmed open, 2 said to be open ClinicalTrials.gov, March 2026" in text


def test_who_it_is_for_and_where_stand_in_the_head(client, publish):
    publish(sites=1, minimum_age="6 Years", maximum_age="17 Years", sex="FEMALE")

    text = text_of(client)

    assert "Who is it for? Children from 6 to 17 Female only" in text
    assert "Where? Memphis, United States" in text


@pytest.mark.parametrize(
    ("ages", "whom"),
    [
        ({"maximum_age": "17 Years"}, "your child"),
        ({"minimum_age": "18 Years"}, "you"),
        ({"maximum_age": "21 Years"}, "you or your child"),
    ],
)
def test_the_page_says_that_it_is_research_to_the_one_who_reads(client, publish, ages, whom):
    publish(**ages)

    text = text_of(client)

    assert f"This is research. It may not help {whom}. You can say no, and care goes on." in text


def test_beside_every_number_stands_that_it_is_not_for_emergencies(client, publish):
    publish(maximum_age="17 Years")

    text = text_of(client)

    line = "Not for emergencies: if your child is getting worse, ring your own hospital or 911."
    assert text.count(line) == 2


def test_an_invented_trial_says_so_and_points_to_no_registry(client, publish):
    publish("NCT99900001", is_demonstration=True)

    body = client.get("/trials/NCT99900001/").content.decode()

    assert "This is an invented trial." in body
    assert "clinicaltrials.gov/study" not in body


def snapshot(trial: Trial, sha256: str, **fields: object) -> None:
    defaults = {"text": "{}", "received_at": NOW, "is_merged": True}
    Snapshot.objects.create(trial=trial, sha256=sha256 * 64, **{**defaults, **fields})


def test_a_reworded_sample_says_so_until_the_registrys_text_is_merged(client, publish):
    trial = publish()
    snapshot(trial, "a", is_reworded=True)
    sentence = "the facts and figures are the registry’s, the sentences are ours."
    assert sentence in text_of(client)

    snapshot(trial, "b", is_merged=False)
    assert sentence in text_of(client)

    snapshot(trial, "c")
    assert sentence not in text_of(client)


def test_the_foot_links_to_the_registry_and_dates_its_text(client, publish):
    trial = publish()
    snapshot(trial, "a", last_update_date="2025-07-03")

    body = client.get(ADDRESS).content.decode()

    assert 'href="https://clinicaltrials.gov/study/NCT00000001"' in body
    assert "registry text of 3 July 2025" in body


def test_dates_stay_as_partial_as_they_are_and_say_whether_they_have_come(client, publish):
    publish(
        start_date="2020",
        start_date_type="ACTUAL",
        completion_date="2031-12",
        completion_date_type="ESTIMATED",
    )

    text = text_of(client)

    assert "2020 (actual)" in text
    assert "December 2031 (planned)" in text


@pytest.mark.parametrize(
    ("count", "kind", "words"),
    [
        (32, "ESTIMATED", "32 people, planned"),
        (1, "ACTUAL", "1 person joined"),
        (12000, "", "12,000 people"),
        (0, "ACTUAL", "0 people joined"),
    ],
)
def test_the_number_of_people_is_said_in_words(client, publish, count, kind, words):
    publish(enrollment_count=count, enrollment_type=kind)

    assert f"How many people take part? {words}" in text_of(client)


def test_phase_and_the_reason_of_a_stop_are_told(client, publish):
    publish(
        overall_status="TERMINATED",
        why_stopped="Too few people came forward.",
        phases=["PHASE1", "PHASE2"],
    )

    text = text_of(client)

    assert "Closed: stopped early" in text
    assert "Why it stopped Too few people came forward." in text
    assert "Phase 1: tests how safe" in text
    assert "Phase 2: tests whether" in text


def test_the_registrys_markup_is_shown_and_its_html_is_not_run(client, publish):
    publish(brief_summary="Aim:\n\n* one\n* two <script>alert(1)</script>")

    body = client.get(ADDRESS).content.decode()

    assert "<li>one</li>" in body
    assert "<script>alert" not in body


def test_what_the_registry_dropped_is_not_shown(client, publish):
    trial = publish()
    gone = {"trial": trial, "unlisted_since": NOW}
    Condition.objects.create(text="Dropped condition", **gone)
    Keyword.objects.create(text="Dropped keyword", **gone)
    CentralContact.objects.create(phone="901-555-0199", **gone)

    body = client.get(ADDRESS).content.decode()

    assert "Dropped" not in body
    assert "0199" not in body


def test_all_six_tabs_are_there_and_the_current_one_is_marked(client, publish):
    publish()

    body = client.get(ADDRESS).content.decode()

    row = body[body.index('<nav id="tabs"') :]
    row = row[: row.index("</nav>")]
    assert re.findall(r">([^<]+)</a>", row) == TABS
    assert re.findall(r'aria-current="page">([^<]+)<', row) == ["Summary"]
    assert [line for line in row.splitlines() if "Ask" in line and "data-hx-get" in line] == []


def test_the_page_is_the_same_whoever_asks_and_sets_no_cookie(client, publish):
    publish()

    plain = client.get(ADDRESS)
    swapped = client.get(ADDRESS, headers={"HX-Request": "true"})

    assert plain.content == swapped.content
    assert not plain.cookies
    assert "Cookie" not in plain.headers.get("Vary", "")
    assert b"csrf" not in plain.content


def test_drafts_and_unknown_numbers_are_not_found(client, publish):
    publish(published_at=None)

    assert client.get(ADDRESS).status_code == 404
    assert client.get("/trials/NCT00000002/").status_code == 404


def test_a_former_number_and_small_letters_lead_to_the_trial_for_good(client, publish):
    trial = publish()
    Alias.objects.create(trial=trial, text="NCT00000099")

    former = client.get("/trials/NCT00000099/sites/")
    small = client.get("/trials/nct00000001/")

    assert (former.status_code, former.headers["Location"]) == (301, f"{ADDRESS}sites/")
    assert (small.status_code, small.headers["Location"]) == (301, ADDRESS)


@pytest.mark.parametrize("sites", [1, 40, 400])
def test_a_page_costs_the_same_queries_whatever_the_number_of_sites(
    client: Client, publish, report, sites: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    trial = publish(sites=sites)
    for site in trial.sites.all()[:50]:
        report(site, "RECRUITING", days=3)

    with django_assert_num_queries(9):
        client.get(ADDRESS)
