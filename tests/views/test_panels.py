"""What is true of each of the four tabs beside the summary."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from trials.actions import studies
from trials.models import Alias, Condition, Site, SiteContact, Trial
from trials.registry.document import Document

pytestmark = pytest.mark.django_db

TABS = ["trial-eligibility", "trial-treatment", "trial-sites", "trial-record"]


@pytest.fixture
def trial(now: dt.datetime) -> Trial:
    return Trial.objects.create(
        nct_id="NCT99900001",
        brief_title="Tansivex for a cold",
        overall_status="RECRUITING",
        status_verified_date="2026-10",
        published_at=now,
    )


def add_sites(trial: Trial, count: int) -> None:
    sites = Site.objects.bulk_create(
        Site(
            trial=trial,
            position=n,
            facility=f"Clinic {n}",
            city=f"Town {n % 30}",
            state=f"State {n % 9}",
            country=f"Country {n % 5}",
            latitude=40 + n % 20,
            longitude=n % 60,
            registry_status="RECRUITING",
        )
        for n in range(count)
    )
    SiteContact.objects.bulk_create(
        SiteContact(site=site, position=0, name="Ada Inkwater", phone="202-555-0101")
        for site in sites
    )


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_costs_the_same_queries_at_1_40_and_400_sites(
    client: Client,
    trial: Trial,
    tab: str,
    django_assert_num_queries: Callable[..., object],
) -> None:
    queries = {
        "trial-eligibility": 11,
        "trial-treatment": 11,
        "trial-sites": 11,
        "trial-record": 16,
    }
    address = reverse(tab, args=[trial.nct_id])

    for more in [1, 39, 360]:
        add_sites(trial, more)
        with django_assert_num_queries(queries[tab]):  # type: ignore[attr-defined]
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("tab", TABS)
def test_a_former_number_leads_to_the_same_tab(client: Client, trial: Trial, tab: str) -> None:
    Alias.objects.create(trial=trial, text="NCT99900002")

    answer = client.get(reverse(tab, args=["NCT99900002"]))

    assert answer.status_code == 301
    assert answer["Location"] == reverse(tab, args=[trial.nct_id])


@pytest.mark.parametrize("tab", TABS)
def test_a_draft_is_not_there(client: Client, trial: Trial, tab: str) -> None:
    Trial.objects.update(published_at=None)

    assert client.get(reverse(tab, args=[trial.nct_id])).status_code == 404


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_is_only_read(client: Client, trial: Trial, tab: str) -> None:
    assert client.post(reverse(tab, args=[trial.nct_id])).status_code == 405


@pytest.mark.parametrize("tab", TABS)
def test_a_reader_gets_no_cookie_and_no_token(client: Client, trial: Trial, tab: str) -> None:
    answer = client.get(reverse(tab, args=[trial.nct_id]))

    assert not answer.cookies
    assert "csrf" not in answer.content.decode().lower()


@pytest.mark.parametrize("tab", TABS)
def test_the_tab_itself_is_marked_as_the_one_that_is_open(
    client: Client, trial: Trial, tab: str
) -> None:
    body = client.get(reverse(tab, args=[trial.nct_id])).content.decode()

    current = re.findall(r'<a id="tab-([\w-]+)"[^>]*aria-current="page"', body)
    assert current == [tab]


@pytest.mark.parametrize("tab", TABS)
def test_hostile_text_is_text(
    client: Client,
    now: dt.datetime,
    document: Callable[[str], Document],
    tab: str,
) -> None:
    trial = studies.take_in(document=document("hostile-text"), now=now).trial
    Trial.objects.update(published_at=now)

    body = client.get(reverse(tab, args=[trial.nct_id])).content.decode()

    page = Tags()
    page.feed(body)
    assert page.names.isdisjoint({"iframe", "img", "i", "u", "b", "cite", "style", "object"})
    assert [attrs for attrs in page.scripts if not attrs.get("src", "").endswith(".js")] == []
    assert not {name for name in page.attributes if name.startswith("on")}
    assert {urlsplit(link).scheme for link in page.links} <= {"", "https", "http", "mailto", "tel"}
    assert not [link for link in page.links if link.startswith("//")]


class Tags(HTMLParser):
    """What a browser makes of a page: its elements, their attributes, where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.scripts: list[dict[str, str]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.names.add(tag)
        self.attributes |= set(values)
        if tag == "script":
            self.scripts.append(values)
        if "href" in values:
            self.links.append(values["href"])


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize(
    "name",
    [
        "crossrefs-one-sided",
        "everything",
        "expanded-access",
        "no-sites",
        "observational-cohorts",
        "unknown-codes",
        "unknown-keys",
        "with-results",
        "withheld",
    ],
)
def test_every_strange_document_has_its_tabs_and_no_id_twice(
    client: Client,
    now: dt.datetime,
    document: Callable[[str], Document],
    name: str,
    tab: str,
) -> None:
    trial = studies.take_in(document=document(name), now=now).trial
    Trial.objects.update(published_at=now)

    answer = client.get(reverse(tab, args=[trial.nct_id]))

    ids = re.findall(r'\bid="([^"]+)"', answer.content.decode())
    assert answer.status_code == 200
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("tab", TABS)
def test_no_code_of_the_registry_is_shouted(
    client: Client,
    now: dt.datetime,
    document: Callable[[str], Document],
    tab: str,
) -> None:
    for name in ["everything", "observational-cohorts", "with-results", "expanded-access"]:
        studies.take_in(document=document(name), now=now)
    Condition.objects.all().delete()
    Trial.objects.update(published_at=now)

    for trial in Trial.objects.all():
        body = client.get(reverse(tab, args=[trial.nct_id])).content.decode()
        words = re.sub(r"<[^>]*>", " ", body)
        assert not re.search(r"\b[A-Z]{2,}(_[A-Z0-9]+)+\b", words)
        assert not re.search(r"\b(RANDOMIZED|RECRUITING|DRUG|PHASE\d|INDUSTRY|TREATMENT)\b", words)
