"""The open feed: what it tells, and what it never tells."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from tests.api.feeds import FORMS, published, say, sites, table
from tests.conftest import NOW
from trials.actions import demonstrations
from trials.exports.status_feed import COLUMNS
from trials.models import Site, Trial
from trials.models.standing import State


def test_a_line_tells_what_is_shown_who_says_so_and_when(client, trial, settings):
    first, second, third = trial.sites.all()
    say(first, "RECRUITING", days=12)
    say(second, "SUSPENDED")

    told = sites(client)

    assert told[0] == {
        "nct_id": "NCT00000001",
        "facility": "Hospital 0",
        "city": "Memphis",
        "state": "Tennessee",
        "country": "United States",
        "status": "open",
        "status_in_words": "Open",
        "source": "hospital",
        "confirmed_on": "2026-11-10",
        "registry_status": "RECRUITING",
        "registry_status_of_trial": "RECRUITING",
        "registry_date": "2026-03",
        "no_longer_listed_since": "",
        "page": f"{settings.PORTAL_URL}/trials/NCT00000001/sites/all/#site-{first.pk}",
    }
    assert [each["status"] for each in told] == ["open", "paused", "said"]
    assert (told[2]["source"], told[2]["confirmed_on"]) == ("registry", "")
    assert f'id="site-{third.pk}"' in client.get("/trials/NCT00000001/sites/").content.decode()


def test_table_and_json_say_the_same(client, trial):
    say(trial.sites.first(), "SUSPENDED")

    assert table(client) == sites(client)


def test_the_table_is_one_by_the_standard(client, trial):
    Site.objects.filter(position=0).update(facility='The "Old" Hospital,\nMemphis')

    body = client.get("/status.csv").content

    assert body.startswith(",".join(COLUMNS).encode() + b"\r\n")
    assert b'"The ""Old"" Hospital,\nMemphis"' in body
    assert body.endswith(b"\r\n")
    assert table(client)[0]["facility"] == 'The "Old" Hospital,\nMemphis'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start, client, trial):
    formula = f'{start}HYPERLINK("https://evil.example")'
    Site.objects.update(facility=formula, city=formula, state=formula, country=formula)

    rows, told = table(client), sites(client)

    for name in ("facility", "city", "state", "country"):
        assert rows[0][name].startswith("'")
        assert told[0][name] == formula


@pytest.mark.parametrize("form", FORMS)
def test_what_a_hospital_did_not_make_public_is_in_no_feed(form, client, trial):
    say(
        trial.sites.first(),
        "SUSPENDED",
        reason="staffing",
        note="Ask Canary about it.",
        approved_by="Dr. Canary",
    )

    body = client.get(f"/status.{form}").content.decode()

    assert "Canary" not in body
    assert "taff" not in body.replace("/staff/", "")


@pytest.mark.parametrize("form", FORMS)
def test_drafts_and_invented_trials_are_in_no_feed(form, client, trial):
    published("NCT00000002", published_at=None)
    published("NCT99900003", is_demonstration=True)

    body = client.get(f"/status.{form}").content.decode()

    assert "NCT00000001" in body
    assert "NCT00000002" not in body
    assert "NCT99900003" not in body
    for number in ("NCT00000002", "NCT99900003", "nct99900003", "NCT77777777"):
        assert client.get(f"/trials/{number}/status.{form}").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_each_trial_has_its_own(form, client, trial):
    published("NCT00000002")

    body = client.get(f"/trials/NCT00000002/status.{form}").content.decode()

    assert "NCT00000002" in body
    assert "NCT00000001" not in body


def test_no_line_is_open_by_a_confirmation_older_than_60_days(client, trial):
    """Each day of a quarter, whatever was said on it, in a zone where it is later than here."""
    Site.objects.update(latitude=-36.85, longitude=174.76)
    for days, site in enumerate(trial.sites.all()):
        say(site, "RECRUITING", days=days * 29)

    for ahead in range(95):
        with time_machine.travel(NOW + dt.timedelta(days=ahead), tick=False):
            told = sites(client)
        there = (NOW + dt.timedelta(days=ahead, hours=13)).date()
        for line in told:
            if line["status"] == "open":
                assert line["source"] == "hospital"
                assert (there - dt.date.fromisoformat(line["confirmed_on"])).days <= 60


def test_the_feed_agrees_with_the_public_pages(client, db):
    """The demonstrations have every part that a status can play; here they are taken for real."""
    list(demonstrations.make(count=4, seed=1, now=NOW))
    Trial.objects.update(is_demonstration=False)

    told = sites(client)

    assert {line["status"] for line in told} == set(State)
    pages = {line["nct_id"]: "" for line in told}
    for number in pages:
        pages[number] = client.get(f"/trials/{number}/sites/all/").content.decode()
    for line in told:
        place = line["page"].rsplit("#", 1)[1]
        article = pages[line["nct_id"]].split(f'id="{place}"', 1)[1].split("</article>", 1)[0]
        assert f'class="status state-{line["status"]}"' in article
        assert f"<span>{line['status_in_words']}</span>" in article
