"""The open feed as news: Atom by the standard, whatever stands in the record."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tests.api.feeds import ATOM, FORMS, entries, say
from trials.models import Site


def test_the_news_are_atom(client, trial, settings):
    say(trial.sites.last(), "RECRUITING", days=2)

    feed = ET.fromstring(client.get("/status.atom").content)

    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert feed.findtext(ATOM + name)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == settings.PORTAL_OPERATOR
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{settings.PORTAL_URL}/status.atom"
    found = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in found]
    assert len(set(ids)) == 3
    assert all(entry.findtext(ATOM + name) for entry in found for name in ("title", "updated"))
    assert (
        found[0].findtext(f"{ATOM}title")
        == "Hospital 2, Memphis, United States (NCT00000001): Open"
    )
    assert found[0].findtext(f"{ATOM}updated") == "2026-11-20T12:00:00+00:00"
    assert feed.findtext(f"{ATOM}updated") == found[0].findtext(f"{ATOM}updated")


def test_a_confirmation_that_fades_is_news(client, trial):
    """Its 61st day began at midnight in Memphis."""
    Site.objects.update(latitude=35.15, longitude=-90.05)
    say(trial.sites.first(), "RECRUITING", days=61)

    newest = entries(client)[0]

    assert "Said to be open; ring before you travel" in str(newest.findtext(f"{ATOM}title"))
    assert newest.findtext(f"{ATOM}updated") == "2026-11-22T00:00:00-06:00"


def test_what_xml_cannot_hold_is_left_out(client, trial):
    Site.objects.update(facility="A\x0b\x1b\ufffe<b>&]]>\u202eB")

    assert entries(client)[0].findtext(f"{ATOM}title", "").startswith("A")
    assert "<b>&]]>" in str(entries(client)[0].findtext(f"{ATOM}title"))


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_without_a_site_is_a_whole_one(form, client, db):
    answer = client.get(f"/status.{form}")

    assert answer.status_code == 200
    if form == "atom":
        assert ET.fromstring(answer.content).findtext(f"{ATOM}updated") == (
            "2026-11-22T00:00:00+00:00"
        )
