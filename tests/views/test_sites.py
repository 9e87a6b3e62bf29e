from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from trials.actions import sites
from trials.models import Site, SiteContact, Trial

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial(now: dt.datetime) -> Trial:
    return Trial.objects.create(
        nct_id="NCT99900001",
        brief_title="Tansivex for a cold",
        overall_status="RECRUITING",
        status_verified_date="2026-10",
        maximum_age="17 Years",
        published_at=now,
    )


@pytest.fixture
def memphis(trial: Trial) -> Site:
    return Site.objects.create(
        trial=trial,
        facility="Eleven Swifts Hospital",
        city="Memphis",
        state="Tennessee",
        zip="38105",
        country="United States",
        latitude=35.15,
        longitude=-90.05,
        registry_status="RECRUITING",
    )


@pytest.fixture
def lyon(trial: Trial) -> Site:
    return Site.objects.create(
        trial=trial,
        facility="Research Site",
        city="Lyon",
        country="France",
        registry_status="RECRUITING",
    )


def read(client: Client) -> str:
    body = client.get("/trials/NCT99900001/sites/").content.decode()
    return body[body.index('id="panel"') : body.index('class="card"')]


def article(body: str, site: Site) -> str:
    start = body.index(f'id="site-{site.pk}"')
    return body[body.index(">", start) + 1 : body.index("</article>", start)]


def words(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def test_confirmed_and_said_to_be_open_are_two_numbers(
    client: Client, memphis: Site, lyon: Site
) -> None:
    staff = User.objects.create(username="ada")
    sites.report(site=memphis, status="RECRUITING", by=staff, now=timezone.now())

    said = words(read(client))

    assert "2 sites in 2 countries: 1 confirmed open, 1 said to be open." in said


def test_a_contact_stands_inside_its_own_site(client: Client, memphis: Site, lyon: Site) -> None:
    SiteContact.objects.create(site=memphis, name="Ada Inkwater", role="CONTACT")
    SiteContact.objects.create(site=lyon, name="Kofi Rainbarrel", role="SUB_INVESTIGATOR")

    body = read(client)

    assert "Ada Inkwater" in article(body, memphis)
    assert "Kofi Rainbarrel" not in article(body, memphis)
    assert "Kofi Rainbarrel Researcher in the team" in words(article(body, lyon))


def test_a_number_is_dialled_with_its_extension_and_says_when_somebody_answers(
    client: Client, memphis: Site
) -> None:
    SiteContact.objects.create(
        site=memphis, phone="202-555-0101", phone_ext="7", hours="weekdays, 9 to 5"
    )

    told = article(read(client), memphis)

    assert 'href="tel:+12025550101;ext=7"' in told
    assert "202-555-0101 ext. 7" in words(told)
    assert "weekdays, 9 to 5" in told


def test_an_address_is_written_to_and_nothing_else_comes_with_it(
    client: Client, memphis: Site
) -> None:
    SiteContact.objects.create(site=memphis, email="ada@swifts.example")
    SiteContact.objects.create(site=memphis, email="ada@swifts.example?bcc=all@tracker.example")

    told = article(read(client), memphis)

    assert re.findall(r'href="(mailto:[^"]*)"', told) == ["mailto:ada@swifts.example"]
    assert "ada@swifts.example?bcc=all@tracker.example" in words(told)


def test_what_is_no_number_is_shown_and_not_dialled(client: Client, memphis: Site) -> None:
    SiteContact.objects.create(site=memphis, phone="ada@swifts.example")

    told = article(read(client), memphis)

    assert "ada@swifts.example" in told
    assert "tel:" not in told


def test_markup_in_a_name_or_a_number_is_text(client: Client, memphis: Site) -> None:
    SiteContact.objects.create(site=memphis, name="<b>Ada</b>", phone="<i>5</i>", hours="<u>9</u>")

    told = article(read(client), memphis)

    assert "&lt;b&gt;Ada&lt;/b&gt;" in told
    assert "&lt;i&gt;5&lt;/i&gt;" in told
    assert "&lt;u&gt;9&lt;/u&gt;" in told


def test_directions_are_a_link_that_tells_nobody_where_the_reader_came_from(
    client: Client, memphis: Site, lyon: Site
) -> None:
    body = read(client)

    found = "Eleven+Swifts+Hospital%2C+Memphis%2C+Tennessee+38105%2C+United+States"
    way = f'href="https://www.openstreetmap.org/search?query={found}" rel="noreferrer"'
    assert way in article(body, memphis)
    assert "search?query=Lyon%2C+France" in article(body, lyon)


def test_a_site_without_a_point_is_in_the_list_and_both_say_so(
    client: Client, memphis: Site, lyon: Site
) -> None:
    body = read(client)

    assert "Not on the map" in article(body, lyon)
    assert "Not on the map" not in article(body, memphis)
    assert "1 site has no place on the map." in words(body)


def test_without_any_point_there_is_no_map(client: Client, lyon: Site) -> None:
    body = read(client)

    assert "No site has a place on the map." in body
    assert "Map of the sites" not in body


def test_each_pin_leads_to_a_site_of_the_list(client: Client, memphis: Site) -> None:
    body = read(client)

    assert re.findall(r'<a class="pin[^"]*" href="#([^"]+)"', body) == [f"site-{memphis.pk}"]
    assert f'<article class="site" id="site-{memphis.pk}">' in body


def test_the_country_with_most_sites_comes_first(
    client: Client, trial: Trial, memphis: Site, lyon: Site
) -> None:
    Site.objects.create(trial=trial, city="Paris", country="France")

    headings = re.findall(r'<h2 id="country-\d+">([^<]*)</h2>', read(client))

    assert headings == ["France", "United States"]


def test_more_than_three_countries_can_be_jumped_to(client: Client, trial: Trial) -> None:
    for country in ["France", "Canada", "Japan"]:
        Site.objects.create(trial=trial, city="A town", country=country)
    assert "#country-1" not in read(client)

    Site.objects.create(trial=trial, city="A town", country="Chile")

    jumps = re.findall(r'<a href="#(country-\d)">(\w+)</a>', read(client))
    assert jumps == [
        ("country-1", "Canada"),
        ("country-2", "Chile"),
        ("country-3", "France"),
        ("country-4", "Japan"),
    ]


def test_the_numbers_are_not_for_emergencies(client: Client, memphis: Site) -> None:
    said = words(read(client))

    assert said.count("Not for emergencies: if your child is getting worse") == 1


def test_four_hundred_sites_are_all_on_one_page_and_it_stays_light(
    client: Client, trial: Trial
) -> None:
    made = Site.objects.bulk_create(
        Site(trial=trial, facility=f"Clinic {n}", city="Leeds", country="United Kingdom")
        for n in range(400)
    )
    SiteContact.objects.bulk_create(
        SiteContact(site=site, name="Ada Inkwater", phone="0113 496 0000", email="a@x.example")
        for site in made
    )

    body = client.get("/trials/NCT99900001/sites/all/").content.decode()

    assert body.count('<article class="site"') == 400
    assert len(body) < 500_000


def test_a_trial_without_sites_says_so(client: Client, trial: Trial) -> None:
    assert "The registry lists no site for this trial." in read(client)
