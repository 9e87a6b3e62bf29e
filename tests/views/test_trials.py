from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.conftest import NOW
from trials.models import Condition, Intervention, Keyword, Site, TrialName


def found(client: Client, query: str = "") -> list[str]:
    """The numbers of the trials on the page, in its order."""
    body = client.get(f"/trials/?{query}").content.decode()
    return re.findall(r'<h2><a href="/trials/(NCT\d+)/"', body)


def text_of(client: Client, query: str = "") -> str:
    body = client.get(f"/trials/?{query}").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_only_published_trials_are_listed_the_most_welcoming_first_invented_ones_last(
    client, publish
):
    publish("NCT00000001", is_demonstration=True)
    publish("NCT00000002", overall_status="COMPLETED")
    publish("NCT00000003", overall_status="NOT_YET_RECRUITING")
    publish("NCT00000004")
    publish("NCT00000005", published_at=None)

    assert found(client) == ["NCT00000004", "NCT00000003", "NCT00000002", "NCT00000001"]


@pytest.mark.parametrize(
    "q",
    [
        "nct00000001",
        "fluticasone",
        "breathing",
        "asthma",
        "wheeze",
        "besponsa",
        "inotuzumab",
        "memphis",
        "jude",
        "asthma memphis",
        "“asthma”, memphis!",
    ],
)
def test_words_are_looked_for_wherever_a_family_may_know_them_from(client, publish, q):
    trial = publish(brief_title="A Study of Fluticasone", plain_title="A breathing spray")
    Keyword.objects.create(trial=trial, text="Wheeze")
    Intervention.objects.create(trial=trial, name="Inotuzumab", other_names=["Besponsa"])
    Site.objects.create(trial=trial, facility="St. Jude", city="Memphis")
    publish("NCT00000002", brief_title="Another", conditions=("Gout",))

    assert found(client, f"q={q}") == ["NCT00000001"]


@pytest.mark.parametrize("q", ["asthma leeds", "%", "_", "gout%20 asthma"])
def test_every_word_must_be_there_and_no_letter_is_a_wild_card(client, publish, q):
    publish(sites=1)

    assert found(client, f"q={q}") == []


def test_rows_that_the_registry_dropped_are_not_searched(client, publish):
    trial = publish(conditions=())
    Condition.objects.create(trial=trial, text="Gout", unlisted_since=NOW)
    Site.objects.create(trial=trial, city="Leeds", unlisted_since=NOW)

    assert found(client, "q=gout") == []
    assert found(client, "q=leeds") == []


def test_the_status_filter_goes_by_the_weighed_word(client, publish, report):
    paused, confirmed, _said = (publish(f"NCT0000000{n}", sites=1) for n in (1, 2, 3))
    publish("NCT00000004", overall_status="COMPLETED")
    report(paused.sites.get(), "SUSPENDED")
    report(confirmed.sites.get(), "RECRUITING")

    assert found(client, "status=paused") == ["NCT00000001"]
    assert found(client, "status=open") == ["NCT00000002"]
    assert found(client, "status=said") == ["NCT00000003"]
    assert found(client, "status=closed") == ["NCT00000004"]
    assert found(client, "status=open&status=said") == ["NCT00000002", "NCT00000003"]


def test_a_line_tells_status_for_whom_and_where(client, publish, report):
    trial = publish(sites=2, minimum_age="18 Years", conditions=("Asthma", "Hay fever"))
    report(trial.sites.first(), "RECRUITING", days=2)

    text = text_of(client)

    assert "1 site confirmed open, 1 said to be open" in text
    assert "Last confirmed 2 days ago by the portal’s staff" in text
    assert "Adults of 18 and over · Asthma, Hay fever" in text
    assert "Memphis, United States · NCT00000001" in text


def test_invented_trials_are_marked(client, publish):
    publish()
    publish("NCT99900001", is_demonstration=True)

    assert text_of(client).count("Invented trial") == 1


@pytest.mark.parametrize(
    ("trials", "words"), [(0, "No trial found."), (1, "One trial found."), (3, "3 trials found.")]
)
def test_the_number_of_results_is_said(client, publish, trials, words):
    for number in range(trials):
        publish(f"NCT0000000{number}")

    assert words in text_of(client)


def test_no_result_shows_a_way_on(client, publish, settings):
    publish()

    body = client.get("/trials/?q=nothing&status=open").content.decode()

    assert 'href="?q=nothing"' in body
    assert 'href="/trials/"' in body
    assert settings.DESK_PHONE in body


def test_twenty_stand_on_a_page_and_the_next_keeps_the_question(client, publish):
    for number in range(25):
        publish(f"NCT000000{number:02}")

    body = client.get("/trials/?q=asthma&status=said").content.decode()

    assert len(found(client, "q=asthma&status=said")) == 20
    assert 'href="?q=asthma&amp;status=said&amp;page=2"' in body
    assert "25 trials found. This is page 1 of 2." in body
    assert len(found(client, "page=2")) == 5


@pytest.mark.parametrize("page", ["abc", "0", "-1", "999999999999999999999", "%00"])
def test_a_page_that_there_is_not_is_some_page_that_there_is(client, publish, page):
    publish()

    assert found(client, f"page={page}") == ["NCT00000001"]


@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 201, "status=nonsense", "status=%00"])
def test_a_question_that_cannot_be_asked_is_answered_with_a_sentence(client, publish, query):
    publish()

    response = client.get(f"/trials/?{query}")

    body = response.content.decode()
    assert response.status_code == 422
    assert "We could not search." in body
    assert "NCT00000001" not in body


def test_what_was_asked_stands_in_the_form_again(client, db):
    body = client.get("/trials/", {"q": '"><b>', "status": "paused"}).content.decode()

    assert 'value="&quot;&gt;&lt;b&gt;"' in body
    assert re.findall(r'value="(\w+)" checked', body) == ["paused"]


@pytest.mark.parametrize(("trials", "sites"), [(1, 1), (3, 1), (3, 40), (19, 3)])
@pytest.mark.parametrize(("query", "queries"), [("q=asthma", 5), ("status=said", 6)])
def test_results_cost_the_same_queries_whatever_their_number(
    client: Client,
    publish,
    trials: int,
    sites: int,
    query: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(trials):
        publish(f"NCT000000{number:02}", sites=sites)

    with django_assert_num_queries(queries):
        response = client.get(f"/trials/?{query}")

    assert len(response.context["items"]) == trials


def test_a_spanish_title_is_found_shown_and_marked_as_spanish(client, publish):
    trial = publish(plain_title="A breathing spray")
    TrialName.objects.create(trial=trial, language="es", title="Un aerosol para respirar")

    spanish = client.get("/es/trials/?q=aerosol").content.decode()
    english = client.get("/trials/?q=aerosol").content.decode()

    assert ">Un aerosol para respirar</a>" in spanish
    assert 'lang="en">Un aerosol' not in spanish
    assert ">A breathing spray</a>" in english


def test_on_a_spanish_page_an_english_title_is_marked_as_english(client, publish):
    publish(plain_title="A breathing spray")

    assert 'lang="en">A breathing spray</a>' in client.get("/es/trials/").content.decode()
    assert 'lang="en">A breathing spray</a>' not in client.get("/trials/").content.decode()


@pytest.mark.parametrize("trials", [1, 15])
def test_titles_in_another_language_cost_one_query(
    client, publish, trials, django_assert_num_queries
):
    for number in range(trials):
        trial = publish(f"NCT000000{number:02}")
        TrialName.objects.create(trial=trial, language="es", title="Un aerosol")

    with django_assert_num_queries(6):
        client.get("/es/trials/?q=asthma")
