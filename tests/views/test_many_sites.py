"""A trial with hundreds of sites: the first ones on a page that is soon there, all on another."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from bench.readers.many_sites import with_sites
from trials.actions import publication
from trials.actions.studies import take_in
from trials.models import Site
from trials.views.panels import FIRST_SITES

MANY = FIRST_SITES + 10
MOST_BYTES = 15_000  # as they travel to a phone


def listed(body: str) -> list[str]:
    return re.findall(r'<article class="site" id="site-(\d+)"', body)


def test_a_trial_of_few_sites_shows_them_all_and_offers_no_more(publish):
    trial = publish(sites=FIRST_SITES)

    body = Client().get(f"{trial.get_absolute_url()}sites/").text

    assert len(listed(body)) == FIRST_SITES
    assert "sites/all/" not in body


def test_a_trial_of_many_sites_shows_the_open_ones_first_and_leads_to_all(publish, report):
    trial = publish(sites=MANY)
    last = Site.objects.order_by("-position").first()
    report(last, "RECRUITING", days=2)

    body = Client().get(f"{trial.get_absolute_url()}sites/").text

    assert len(listed(body)) == FIRST_SITES
    assert str(last.pk) in listed(body)
    assert f"{MANY} sites:" in body
    assert f"Show all {MANY} sites" in body


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_list_of_400_sites_is_soon_there(db, now, language):
    trial = take_in(document=with_sites(400, "NCT99980400"), now=now).trial
    publication.publish(trial=trial, by=None, now=now)

    answer = Client().get(
        f"{language}/trials/NCT99980400/sites/", headers={"accept-encoding": "br"}
    )

    assert answer["Content-Encoding"] == "br"
    assert len(answer.content) <= MOST_BYTES


def test_all_of_them_stand_on_the_page_that_it_leads_to(publish):
    trial = publish(sites=MANY)
    first = Client().get(f"{trial.get_absolute_url()}sites/").text
    way = re.search(r'href="([^"]*sites/all/)"', first)[1]

    body = Client().get(way).text

    assert len(listed(body)) == MANY
    assert "Show all" not in body


def test_a_pin_leads_to_a_site_even_where_the_list_has_not_got_it(publish):
    trial = publish(sites=MANY)
    Site.objects.update(latitude=35.15, longitude=-90.05)
    Site.objects.filter(position=MANY - 1).update(latitude=42.36, longitude=-71.06)

    body = Client().get(f"{trial.get_absolute_url()}sites/").text
    pins = re.findall(r'class="pin [^"]*" href="([^#"]*)#site-\d+"', body)

    assert set(pins) == {f"{trial.get_absolute_url()}sites/all/"}
