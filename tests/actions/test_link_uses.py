"""What comes of a button behind a link: a report, or a refusal that is on the record."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW
from tests.coordinators import DAY, coordinator, said, shown_trial, site_of
from trials.actions import enrolments, heartbeats, link_uses, sites
from trials.actions.link_uses import Answer, Press
from trials.models import Enrolment, Heartbeat, LinkUse, Site, StatusReport, Trial

pytestmark = pytest.mark.django_db
STILL_RIGHT, PAUSED, CLOSED = LinkUse.Deed
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def site() -> Site:
    return site_of(shown_trial())


@pytest.fixture
def cora(site) -> User:
    return coordinator("cora", site)


@pytest.fixture
def heartbeat(cora) -> Heartbeat:
    list(heartbeats.send_due(now=NOW))
    return Heartbeat.objects.get()


@pytest.fixture
def press(heartbeat, site):
    def press(deed: str, *, now: dt.datetime = NOW, **what: Any) -> Answer:
        what = {"code": "RECRUITING", **what}
        pressed = Press(site=Site.objects.get(pk=site.pk), deed=LinkUse.Deed(deed), **what)
        mail = Heartbeat.objects.get(pk=heartbeat.pk)
        return link_uses.use(heartbeat=mail, press=pressed, now=now)

    return press


def kept() -> list[tuple[str, str, bool]]:
    rows = LinkUse.objects.order_by("pk")
    return [(row.deed, row.outcome, row.report is not None) for row in rows]


def newest() -> StatusReport:
    return StatusReport.objects.all()[0]


def test_still_right_confirms_what_families_see_as_the_coordinator(press, cora, site):
    said_to_be_open = press(STILL_RIGHT)

    report = newest()
    assert said_to_be_open == Answer(site, LinkUse.Outcome.DONE, report)
    assert (report.status, report.source, report.by) == ("RECRUITING", "coordinator", cora)
    assert report.at == NOW
    assert kept() == [("still-right", "done", True)]


@pytest.mark.parametrize(
    ("deed", "status"), [("paused", "SUSPENDED"), ("closed", "ACTIVE_NOT_RECRUITING")]
)
def test_paused_and_closed_are_written_with_their_reason_for_staff_only(press, deed, status):
    press(deed, reason="safety")

    assert (newest().status, newest().reason, newest().is_public) == (status, "safety", False)


def test_still_right_keeps_the_reason_and_the_sentence(press, site):
    before = sites.report(
        site=site, status="SUSPENDED", by=None, now=NOW - 30 * DAY, reason="full", note="Spring."
    )

    press(STILL_RIGHT, seen=before.pk, code="SUSPENDED")

    assert (newest().status, newest().reason, newest().note) == ("SUSPENDED", "full", "Spring.")
    assert newest().at == NOW


def test_whoever_saw_an_older_word_is_asked_again_and_nothing_is_written(press, site):
    said(site, "SUSPENDED", at=NOW)

    answers = [press(deed, now=NOW + MINUTE) for deed in (STILL_RIGHT, PAUSED, CLOSED)]

    assert {answer.outcome for answer in answers} == {"overtaken"}
    assert StatusReport.objects.count() == 1
    assert [outcome for _, outcome, _ in kept()] == ["overtaken"] * 3


def test_still_right_means_what_was_seen_and_not_what_the_registry_says_since(press, site):
    Site.objects.update(registry_status="SUSPENDED", registry_status_seen_at=NOW)

    assert press(STILL_RIGHT).outcome == "overtaken"
    assert not StatusReport.objects.exists()


@pytest.mark.parametrize("deed", [STILL_RIGHT, PAUSED, CLOSED])
def test_a_form_that_is_sent_twice_is_written_once_and_is_no_question(press, deed):
    first, again = press(deed), press(deed, now=NOW + MINUTE)

    assert first == again
    assert StatusReport.objects.count() == 1
    assert kept() == [(deed, "done", True)]


def test_another_button_on_the_old_page_is_a_question(press):
    press(STILL_RIGHT)

    assert press(CLOSED, now=NOW + MINUTE).outcome == "overtaken"


def test_the_same_button_behind_the_link_of_a_colleague_is_a_question(press, site):
    cem = coordinator("cem", site)
    list(heartbeats.send_due(now=NOW))
    link_uses.use(
        heartbeat=Heartbeat.objects.get(user=cem),
        press=Press(site, PAUSED, code="RECRUITING"),
        now=NOW,
    )

    assert press(PAUSED).outcome == "overtaken"


def test_a_link_never_makes_a_site_more_open(press, site):
    closed = said(site, "ACTIVE_NOT_RECRUITING", at=NOW - DAY)

    answer = press(PAUSED, seen=closed.pk, code="ACTIVE_NOT_RECRUITING")

    assert answer.outcome == "impossible"
    assert "sign in" in answer.words
    assert StatusReport.objects.count() == 1


def test_a_link_confirms_no_status_where_families_see_none(press):
    Site.objects.update(registry_status="")

    answer = press(STILL_RIGHT, code="")

    assert (answer.outcome, StatusReport.objects.count()) == ("impossible", 0)
    assert press(CLOSED, code="").outcome == "done"


def test_the_word_of_the_registry_is_confirmed_where_it_is_the_more_careful_one(press, site):
    before = said(site, at=NOW - 9 * DAY)
    Trial.objects.update(overall_status="SUSPENDED", overall_status_seen_at=NOW - DAY)

    press(STILL_RIGHT, seen=before.pk, code="SUSPENDED")

    assert newest().status == "SUSPENDED"


@pytest.mark.parametrize("deed", [STILL_RIGHT, PAUSED, CLOSED])
def test_a_link_that_ran_out_writes_only_that_it_was_used(press, deed):
    assert press(deed, now=NOW + 28 * DAY).outcome == "expired"

    assert not StatusReport.objects.exists()
    assert kept() == [(deed, "expired", False)]


def test_a_link_works_to_its_last_minute(press):
    assert press(PAUSED, now=NOW + 28 * DAY - MINUTE).outcome == "done"


def test_a_link_of_a_mail_that_was_replaced_writes_nothing(press):
    Heartbeat.objects.update(replaced_at=NOW)

    assert press(PAUSED).outcome == "replaced"
    assert not StatusReport.objects.exists()


def test_a_site_that_is_not_theirs_any_more_is_not_written(press):
    enrolments.end(enrolment=Enrolment.objects.get(), now=NOW)

    assert press(PAUSED).outcome == "ended"
    assert not StatusReport.objects.exists()


def test_a_link_of_a_closed_account_writes_nothing(press, cora):
    User.objects.update(is_active=False)

    assert press(PAUSED).outcome == "ended"
    assert not StatusReport.objects.exists()


def test_the_report_and_its_use_are_kept_together_or_not_at_all(press, monkeypatch):
    def break_down(**columns: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(LinkUse.objects, "create", break_down)

    with pytest.raises(RuntimeError):
        press(PAUSED)

    assert not StatusReport.objects.exists()
