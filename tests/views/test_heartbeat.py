"""The page behind the link of a mail: who has it needs no account, and opening it does nothing."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import NOW
from tests.coordinators import DAY, coordinator, said, shown_trial, site_of
from tests.views.mailed_links import forms, mailed, press, text
from trials.models import Heartbeat, LinkUse, Site, StatusReport
from trials.queries import links

pytestmark = pytest.mark.django_db


@pytest.fixture
def memphis() -> Site:
    return site_of(shown_trial(), "Memphis")


@pytest.fixture
def leeds(memphis) -> Site:
    return site_of(shown_trial(2), "Leeds")


@pytest.fixture
def link(memphis, leeds) -> str:
    """The address of all sites of a mail."""
    coordinator("cora", memphis, leeds)
    return mailed()


def test_it_shows_what_families_see_with_its_source(client, link, memphis):
    said(memphis, at=NOW - 24 * DAY)

    page = client.get(link)

    assert page.status_code == 200
    assert "Open" in text(page)
    assert "The hospital confirmed this 24 days ago" in text(page)
    assert "Clovermab in infants" in text(page)
    for words in ("Still right", "Paused", "Closed", "All of this is still right"):
        assert words in text(page)


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_it_reads_and_never_writes(client, link, method, django_assert_num_queries):
    with django_assert_num_queries(6) as queries:
        getattr(client, method)(link)

    written = [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]
    assert written == []
    assert not StatusReport.objects.exists()
    assert not LinkUse.objects.exists()


def test_it_is_kept_nowhere_and_sets_no_cookie(link):
    client = Client(enforce_csrf_checks=True)

    page = client.get(link)
    done = client.post(link, {"deed": "still-right", **forms(page)[""]})

    for answer in (page, done):
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
    assert client.cookies == {}
    assert done.status_code == 303


def test_one_press_confirms_all_sites_and_the_next_page_says_thank_you(client, link):
    done = press(client, link, "still-right")

    assert (done.status_code, done["Location"]) == (303, link)
    after = client.get(link)
    assert "<h1>Thank you</h1>" in after.content.decode()
    assert text(after).count("The hospital confirmed this today") == 2
    assert set(StatusReport.objects.values_list("status", "source", "by__username")) == {
        ("RECRUITING", "coordinator", "cora")
    }


def test_what_is_pressed_stands_on_the_page_for_families_at_once(client, link, memphis):
    press(client, link, "paused", memphis, reason="full")

    page = client.get("/trials/NCT00000001/sites/")
    assert "Paused" in text(page)
    assert "The hospital confirmed this today" in text(page)
    assert "full" not in text(page)
    assert "/trials/NCT00000001/sites/all/#site-" in client.get(link).content.decode()


def test_the_link_of_one_site_shows_and_changes_that_one_alone(client, link, memphis, leeds):
    link = mailed_again(leeds)

    page = client.get(link)
    foreign = client.post(link, {"deed": "closed", "site": memphis.pk, f"seen-{memphis.pk}": "0:"})

    assert list(forms(page)) == [str(leeds.pk)]
    assert foreign.status_code == 410
    assert not StatusReport.objects.exists()


def mailed_again(site: Site) -> str:
    return reverse("confirm", args=[links.token_of(Heartbeat.objects.get(), site)])


def test_a_site_of_another_coordinator_cannot_be_reached(client, link, memphis):
    foreign = site_of(memphis.trial, "Rome")
    coordinator("cem", foreign)

    sent = client.post(
        link, {"deed": "closed", "site": foreign.pk, f"seen-{foreign.pk}": "0:RECRUITING"}
    )

    assert sent.status_code == 410
    assert not StatusReport.objects.exists()


def test_what_came_in_between_is_shown_and_asked_and_the_others_are_done(client, link, memphis):
    shown = forms(client.get(link))[""]
    said(memphis, "SUSPENDED", at=NOW)

    answer = client.post(link, {**shown, "deed": "still-right"})

    assert answer.status_code == 409
    assert "Something new has been said of this site since" in text(answer)
    assert "Paused" in text(answer)
    assert StatusReport.objects.filter(site=memphis).count() == 1
    assert text(answer).count("Thank you. Families see this now") == 1
    assert press(client, link, "still-right", memphis).status_code == 303


def test_a_reason_that_was_chosen_is_still_chosen_when_it_is_asked_again(client, link, memphis):
    shown = forms(client.get(link))[str(memphis.pk)]
    said(memphis, at=NOW)

    answer = client.post(link, {**shown, "deed": "paused", "reason": "staffing"})

    assert answer.status_code == 409
    assert re.findall(r'value="(\S+)" selected', answer.content.decode()) == ["staffing"]


def test_the_same_form_sent_again_is_no_question(client, link, memphis):
    shown = forms(client.get(link))[str(memphis.pk)]

    answers = [client.post(link, {**shown, "deed": "closed"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert StatusReport.objects.count() == LinkUse.objects.count() == 1


def test_a_closed_site_is_not_offered_a_pause_and_takes_none(client, link, memphis):
    shown = forms(client.get(link))[str(memphis.pk)]
    press(client, link, "closed", memphis)

    form = re.findall(r"<form.*?</form>", client.get(link).content.decode(), re.DOTALL)[0]
    newest = StatusReport.objects.get()
    seen = {f"seen-{memphis.pk}": f"{newest.pk}:ACTIVE_NOT_RECRUITING"}
    answer = client.post(link, {**shown, **seen, "deed": "paused"})

    assert 'value="paused"' not in form
    assert answer.status_code == 422
    assert "Please sign in to say that it may open again." in text(answer)


def test_where_families_see_no_status_there_is_nothing_to_confirm(client, link, memphis):
    Site.objects.filter(pk=memphis.pk).update(registry_status="")

    page = client.get(link)

    assert "Families see no status here" in text(page)
    assert page.content.decode().count('value="still-right"') == 1


def test_what_is_doubted_is_said_on_the_next_page(client, link, memphis):
    Site.objects.filter(pk=memphis.pk).update(registry_status="NOT_YET_RECRUITING")

    press(client, link, "closed", memphis)

    assert "This site had not opened yet. Did it never open?" in text(client.get(link))
