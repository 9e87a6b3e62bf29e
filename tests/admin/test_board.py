"""The board as a whole: many sites at once, their history, pages and questions."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.at_the_board import (
    BOARD,
    HTMX,
    coordinator_of,
    newest,
    row_of,
    said,
    words,
)
from tests.conftest import NOW
from trials.admin import board
from trials.models import Site, StatusReport, Trial


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def memphis(trial: Trial) -> Site:
    return trial.sites.get(city="Memphis")


@pytest.fixture
def cora(memphis: Site, editor: User, client: Client) -> User:
    return coordinator_of(memphis, editor, client)


@pytest.fixture
def coordinator(client: Client, cora: User) -> Client:
    return client


def test_a_site_of_another_among_many_is_left_out_and_told(coordinator, trial, memphis):
    leeds = trial.sites.get(city="Leeds")
    pairs = [f"{memphis.pk}:0", f"{leeds.pk}:0"]

    answer = coordinator.post(BOARD, {"chosen": pairs}, follow=True)

    assert "1 site is confirmed. 1 site is left out: you do not keep it." in words(answer)
    assert (newest(memphis)[0], newest(leeds)[0]) == ("RECRUITING", "")


def test_many_are_confirmed_and_those_that_were_overtaken_asked_about(desk, trial, editor):
    memphis, leeds = trial.sites.order_by("-city")
    seen = said(leeds, "RECRUITING").pk
    said(leeds, "SUSPENDED", by=editor, days=0)

    answer = desk.post(BOARD, {"chosen": [f"{memphis.pk}:0", f"{leeds.pk}:{seen}"]})

    told = words(answer)
    assert answer.status_code == 409
    assert "1 site is confirmed. 1 site is not confirmed." in told
    assert "said “Paused for now” a moment ago. You wanted “Open: families may ask" in told
    assert "Hospital of Memphis" not in told
    assert (newest(memphis)[0], newest(leeds)[0]) == ("RECRUITING", "SUSPENDED")


def test_without_boxes_ticked_all_of_the_page_can_be_confirmed(desk, trial):
    page = desk.get(BOARD).content.decode()
    shown = re.findall(r'name="shown" value="([^"]+)"', page)

    answer = desk.post(f"{BOARD}?trial=NCT00000001", {"shown": shown, "all": "1"})

    assert answer["Location"] == f"{BOARD}?trial=NCT00000001"
    assert {report.site.city for report in StatusReport.objects.all()} == {"Memphis", "Leeds"}


def test_by_htmx_the_result_of_many_stands_in_the_page_and_in_no_later_one(desk, trial):
    pairs = [f"{site.pk}:0" for site in trial.sites.all()]

    answer = desk.post(BOARD, {"chosen": pairs}, headers=HTMX)

    assert '<p id="board-said" role="status">2 sites are confirmed.</p>' in answer.content.decode()
    assert "sites are confirmed" not in words(desk.get(BOARD))


def test_who_chose_nothing_is_told(desk, trial):
    answer = desk.post(BOARD, {"shown": [f"{site.pk}:0" for site in trial.sites.all()]})

    assert (answer.status_code, StatusReport.objects.count()) == (422, 0)
    assert "You chose no site." in words(answer)


def test_the_history_tells_who_when_from_what_to_what_and_why(coordinator, memphis, editor):
    said(memphis, "RECRUITING", days=20)
    said(memphis, "SUSPENDED", by=editor, days=3, reason="staffing", note="Two nurses left.")

    told = words(coordinator.get(row_of(memphis)))

    assert "From “Open: families may ask to join” to “Paused for now”" in told
    assert "Erin Example (the hospital), 19 November 2026, 12:00 UTC" in told
    assert "Staffing. “Two nurses left.”" in told


def test_where_nothing_was_said_the_history_says_so(coordinator, memphis):
    assert "The hospital has said nothing yet." in words(coordinator.get(row_of(memphis)))


def test_what_is_internal_is_not_in_the_row_itself(coordinator, memphis):
    said(memphis, "SUSPENDED", note="Two nurses left.")

    assert "Two nurses left" not in words(coordinator.get(BOARD))


def test_pages_hold_fifty_sites_and_keep_the_question(desk, trial, monkeypatch):
    monkeypatch.setattr(board, "SITES_A_PAGE", 1)

    first = desk.get(f"{BOARD}?trial=infants&state=said").content.decode()
    second = desk.get(f"{BOARD}?trial=infants&state=said&p=2").content.decode()

    assert "Sites 1 to 1 of 2" in first
    assert '<a href="?trial=infants&amp;state=said&amp;p=2">Next</a>' in first
    assert '<a href="?trial=infants&amp;state=said">Before</a>' in second
    assert "/?trial=infants&amp;state=said&amp;p=2" in second


def test_by_htmx_the_address_is_that_of_the_question(desk, trial):
    answer = desk.get(f"{BOARD}?trial=&hospital=leeds&state=", headers=HTMX)

    assert answer["HX-Push-Url"] == f"{BOARD}?hospital=leeds"
    assert '<p id="board-said" role="status">One site.</p>' in answer.content.decode()


@pytest.mark.parametrize(
    "asked", ["?p=x", "?p=99", "?state=maybe", "?age=7", "?hospital=%00", "?trial=" + "a" * 300]
)
def test_a_strange_address_gives_the_page(desk, trial, asked):
    answer = desk.get(BOARD + asked)

    assert answer.status_code == 200
    assert "Hospital of Memphis" in words(answer)


def test_the_board_is_one_link_away_from_the_front_page(coordinator, memphis):
    assert f'href="{BOARD}"' in coordinator.get("/staff/").content.decode()


@pytest.mark.parametrize("more", [1, 20])
@pytest.mark.parametrize(("asked", "queries"), [("", 8), ("?state=said", 10)])
def test_the_page_costs_the_same_queries_however_many_sites(
    desk, trial, more, asked, queries, django_assert_num_queries
):
    for number in range(more):
        site = Site.objects.create(trial=trial, city=f"City {number}", registry_status="RECRUITING")
        said(site, days=90)
    desk.get(BOARD)

    with django_assert_num_queries(queries):
        desk.get(BOARD + asked)
