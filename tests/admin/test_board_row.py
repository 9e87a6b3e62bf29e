"""A row of the board: a word about a site in two clicks, and nobody's word lost."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import Group, User
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
from trials.actions import enrolments
from trials.models import Enrolment, Site, StatusReport, Trial


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


@pytest.fixture
def leeds(trial: Trial) -> Site:
    return trial.sites.get(city="Leeds")


def test_a_coordinator_says_what_is_true_and_comes_back_to_where_she_was(coordinator, memphis):
    said(memphis)
    seen = StatusReport.objects.get().pk

    answer = coordinator.post(
        f"{row_of(memphis)}?hospital=memphis&p=2", {"seen": seen, "status": "SUSPENDED"}
    )
    back = coordinator.get(answer["Location"])

    assert answer["Location"] == f"{BOARD}?hospital=memphis&p=2#site-{memphis.pk}"
    assert newest(memphis) == ("SUSPENDED", "coordinator")
    assert "Saved. Hospital of Memphis, Memphis: Paused for now." in words(back)
    assert "Cora Nurse (the hospital), 22 November 2026" in words(back)


def test_what_an_editor_says_is_the_word_of_the_portals_staff(desk, memphis):
    desk.post(row_of(memphis), {"seen": 0, "status": "SUSPENDED", "note": "Nell rang."})

    assert newest(memphis) == ("SUSPENDED", "staff")
    assert StatusReport.objects.get().note == "Nell rang."


def test_still_right_says_again_what_families_see_with_its_reason(coordinator, memphis):
    seen = said(memphis, "SUSPENDED", reason="full", note="Full.", is_public=True).pk

    coordinator.post(row_of(memphis), {"seen": seen, "confirm": "1"})

    report = StatusReport.objects.first()
    assert (report.status, report.reason, report.note) == ("SUSPENDED", "full", "Full.")
    assert (report.is_public, report.at) == (True, NOW)


def test_a_row_that_htmx_asked_for_comes_back_alone_and_says_it_once(coordinator, memphis):
    answer = coordinator.post(row_of(memphis), {"seen": 0, "status": "SUSPENDED"}, headers=HTMX)

    part = answer.content.decode()
    assert (answer.status_code, part.count("<li id="), "<html" in part) == (200, 1, False)
    assert part.count("autofocus") == 1
    assert part.count('id="board-said"') == 1
    assert "Saved. Hospital of Memphis, Memphis: Paused for now." in part


def test_who_comes_second_sees_what_the_first_did_and_is_asked(coordinator, memphis, editor):
    seen = said(memphis, days=9).pk
    first = said(memphis, "SUSPENDED", by=editor, days=0, note="Broken scanner.")
    typed = {"seen": seen, "status": "COMPLETED", "reason": "for-good", "note": "All is done."}

    asked = coordinator.post(row_of(memphis), typed)
    before = newest(memphis)
    coordinator.post(row_of(memphis), {**typed, "seen": first.pk})

    told = words(asked)
    assert asked.status_code == 409
    assert "Erin Example (the hospital) said “Paused for now” a moment ago." in told
    assert "You wanted “Closed: the trial has ended here”. Set it all the same?" in told
    assert 'value="All is done."' in asked.content.decode()
    assert f'name="seen" value="{first.pk}"' in asked.content.decode()
    assert before == ("SUSPENDED", "coordinator")
    assert newest(memphis) == ("COMPLETED", "coordinator")


def test_a_confirmation_that_was_overtaken_asks_for_what_was_seen(coordinator, memphis, editor):
    seen = said(memphis, "SUSPENDED", reason="staffing", note="Two nurses left.").pk
    said(memphis, "RECRUITING", by=editor, days=0)

    asked = coordinator.post(row_of(memphis), {"seen": seen, "confirm": "1"}, headers=HTMX)

    part = asked.content.decode()
    assert asked.status_code == 409
    assert "You wanted “Paused for now”" in part
    assert 'value="Two nurses left."' in part
    assert '<option value="staffing" selected>' in part
    assert newest(memphis)[0] == "RECRUITING"


def test_a_second_press_of_ones_own_button_is_no_question(coordinator, memphis):
    sent = {"seen": 0, "status": "SUSPENDED", "note": "Full."}

    answers = [coordinator.post(row_of(memphis), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert StatusReport.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
def test_what_is_refused_comes_back_with_all_that_was_typed(coordinator, memphis, headers):
    typed = {"reason": "safety", "note": "We look at <doses>.", "is_public": "on"}

    answer = coordinator.post(
        row_of(memphis), {"seen": 0, "status": "SUSPENDED", **typed}, headers=headers
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Name the investigator who lets families read of the review." in page
    assert '<option value="safety" selected>' in page
    assert 'value="We look at &lt;doses&gt;."' in page
    assert 'name="is_public" checked' in page
    assert not StatusReport.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
def test_what_is_doubted_is_told_after_it_was_saved(coordinator, memphis, headers):
    seen = said(memphis, "COMPLETED").pk
    sent = {"seen": seen, "status": "RECRUITING", "note": "A second group begins."}

    answer = coordinator.post(row_of(memphis), sent, headers=headers, follow=True)

    assert "This site was closed for good. Now families are told to ask." in words(answer)
    assert newest(memphis)[0] == "RECRUITING"


@pytest.mark.parametrize("sent", [{}, {"confirm": "1"}, {"status": "SUSPENDED"}])
def test_a_form_without_what_was_seen_writes_nothing(coordinator, memphis, sent):
    answer = coordinator.post(row_of(memphis), sent)

    assert (answer.status_code, StatusReport.objects.count()) == (422, 0)
    assert "The form did not arrive whole." in words(answer)


def test_a_site_without_a_status_cannot_be_confirmed(coordinator, memphis):
    Site.objects.update(registry_status="")

    page = coordinator.get(BOARD).content.decode()
    answer = coordinator.post(row_of(memphis), {"seen": 0, "confirm": "1"})

    assert "Still right" not in page
    assert answer.status_code == 422
    assert "Families see no status that you could confirm." in words(answer)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
def test_the_site_of_another_is_not_there(coordinator, leeds, method, headers):
    sent = {"seen": 0, "status": "SUSPENDED"}

    answer = getattr(coordinator, method)(row_of(leeds), sent, headers=headers)

    assert (answer.status_code, StatusReport.objects.count()) == (404, 0)


def test_her_board_holds_her_own_site_alone(coordinator, memphis):
    page = words(coordinator.get(BOARD))

    assert ("Hospital of Memphis" in page, "Hospital of Leeds" in page) == (True, False)


def test_when_the_enrolment_ends_nothing_is_said_any_more(coordinator, memphis, cora):
    enrolments.end(enrolment=Enrolment.objects.get(user=cora), now=NOW)

    answer = coordinator.post(row_of(memphis), {"seen": 0, "status": "SUSPENDED"})

    assert (answer.status_code, StatusReport.objects.count()) == (404, 0)
    assert coordinator.post(BOARD, {"chosen": [f"{memphis.pk}:0"]}).status_code == 403


def test_a_reader_of_the_desk_sees_and_does_not_write(client, memphis):
    rita = User.objects.create_user("rita", is_staff=True)
    rita.groups.add(Group.objects.get(name="Desk readers"))
    client.force_login(rita)

    page = client.get(BOARD).content.decode()
    row = client.post(row_of(memphis), {"seen": 0, "status": "SUSPENDED"})
    many = client.post(BOARD, {"chosen": [f"{memphis.pk}:0"]})

    assert "Hospital of Memphis" in page
    assert 'name="status"' not in page
    assert "Still right" not in page
    assert (row.status_code, many.status_code, StatusReport.objects.count()) == (403, 403, 0)


def test_somebody_without_a_role_is_told_whom_to_ask(client, trial):
    client.force_login(User.objects.create_user("mo", is_staff=True))

    page = words(client.get(BOARD))

    assert "You keep no site yet. Ask an editor of this portal" in page
    assert "Hospital of Memphis" not in page


def test_a_coordinator_speaks_of_a_site_that_the_registry_has_dropped(coordinator, memphis):
    seen = said(memphis).pk
    Site.objects.filter(pk=memphis.pk).update(unlisted_since=NOW - dt.timedelta(days=2))

    page = words(coordinator.get(BOARD))
    coordinator.post(row_of(memphis), {"seen": seen, "status": "SUSPENDED"})

    assert "No longer listed by ClinicalTrials.gov since 20 November 2026" in page
    assert newest(memphis) == ("SUSPENDED", "coordinator")
