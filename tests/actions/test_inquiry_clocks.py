"""Silence escalates, in working days where the team is, and nobody is told twice."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail

from tests.asked import a_site, ask, enrolled
from trials.actions import inquiry_clocks, messages
from trials.actions.inquiries import Arrival
from trials.actions.inquiry_clocks import BACKUP, NUDGE, OVERDUE
from trials.models import Inquiry, InquiryEvent, Message, Site

pytestmark = pytest.mark.django_db
Kind = Message.Kind
DAY = dt.timedelta(days=1)
MEMPHIS = {"latitude": 35.1495, "longitude": -90.049}
# A Monday, three in the afternoon in Memphis; the week has no holiday.
MONDAY = dt.datetime(2026, 11, 2, 21, tzinfo=dt.UTC)
MOMENT = dt.timedelta(seconds=1)


@pytest.fixture
def site() -> Site:
    """With a team and a backup."""
    site = a_site(**MEMPHIS)
    enrolled("cora", site, MONDAY)
    enrolled("bea", site, MONDAY, is_backup=True)
    return site


def run(now: dt.datetime) -> list[inquiry_clocks.Stage]:
    return list(inquiry_clocks.run(now=now))


def told(kind: Kind) -> list[str | None]:
    users = Message.objects.filter(kind=kind).values_list("user__username", flat=True)
    return sorted(users, key=str)


def test_the_team_the_backup_and_the_desk_hear_one_after_the_other(site):
    ask(site, MONDAY)

    reached = {day: run(MONDAY + day * DAY) for day in range(10)}

    assert {day: stages for day, stages in reached.items() if stages} == {
        2: [NUDGE],  # Wednesday
        4: [BACKUP],  # Friday
        8: [OVERDUE],  # Tuesday: a weekend lies between
    }
    assert told(Kind.INQUIRY_NUDGE) == ["cora"]
    assert told(Kind.INQUIRY_BACKUP) == ["bea"]
    assert told(Kind.INQUIRY_OVERDUE) == [None]


def test_a_stage_comes_at_the_time_of_day_at_which_the_clock_began_and_not_before(site):
    ask(site, MONDAY)

    assert run(MONDAY + 2 * DAY - MOMENT) == []
    assert run(MONDAY + 2 * DAY) == [NUDGE]


def test_holidays_of_the_sites_country_do_not_count(site):
    before_thanksgiving = dt.datetime(2026, 11, 24, 21, tzinfo=dt.UTC)
    american, german = (
        ask(each, before_thanksgiving)
        for each in (site, a_site("Germany", latitude=52.5, longitude=13.4))
    )

    run(before_thanksgiving + 2 * DAY)

    assert not Inquiry.objects.get(pk=american.pk).nudged_at
    assert Inquiry.objects.get(pk=german.pk).nudged_at


def test_the_clock_keeps_the_hour_of_the_site_when_summer_ends(site):
    friday_before = dt.datetime(2026, 10, 30, 20, tzinfo=dt.UTC)  # 15:00 in Memphis
    ask(site, friday_before)

    assert run(friday_before + 4 * DAY + dt.timedelta(minutes=59)) == []
    assert run(friday_before + 4 * DAY + dt.timedelta(hours=1)) == [NUDGE]


def test_who_asks_to_be_rung_today_waits_one_day(site):
    ask(site, MONDAY, writer="clinician", urgency="today")

    assert run(MONDAY + DAY) == [NUDGE]


def test_without_a_backup_the_desk_is_told_in_its_place():
    site = a_site(**MEMPHIS)
    enrolled("cora", site, MONDAY)
    ask(site, MONDAY)

    reached = [run(MONDAY + day * DAY) for day in range(20)]

    assert [stages for stages in reached if stages] == [[NUDGE], [OVERDUE]]
    assert told(Kind.INQUIRY_OVERDUE) == [None]


def test_after_a_week_without_a_worker_all_are_told_once(site):
    ask(site, MONDAY)

    assert run(MONDAY + 10 * DAY) == [NUDGE, BACKUP, OVERDUE]
    assert run(MONDAY + 11 * DAY) == []

    late = [Kind.INQUIRY_NUDGE, Kind.INQUIRY_BACKUP, Kind.INQUIRY_OVERDUE]
    assert [told(kind) for kind in late] == [["cora"], ["bea"], [None]]
    kinds = InquiryEvent.objects.values_list("kind", flat=True)
    assert [*kinds] == ["arrived", "nudged", "backup-told", "desk-told"]


def test_the_desk_that_answers_itself_gets_one_mail_of_two_that_are_due_at_once():
    ask(a_site(**MEMPHIS), MONDAY)

    assert run(MONDAY + 10 * DAY) == [NUDGE, OVERDUE]

    assert (told(Kind.INQUIRY_NUDGE), told(Kind.INQUIRY_OVERDUE)) == ([], [None])


@pytest.mark.parametrize("column", ["answered_at", "closed_at", "withdrawn_at"])
def test_what_waits_no_more_is_left_in_peace(site, column):
    inquiry = ask(site, MONDAY)
    Inquiry.objects.filter(pk=inquiry.pk).update(**{column: MONDAY})

    assert run(MONDAY + 30 * DAY) == []


def test_reading_is_no_answer(site):
    inquiry = ask(site, MONDAY)
    Inquiry.objects.filter(pk=inquiry.pk).update(opened_at=MONDAY)

    assert run(MONDAY + 2 * DAY) == [NUDGE]


def test_nobody_hears_of_what_is_kept_aside(site):
    ask(site, MONDAY, arrival=Arrival(suspicion="honeypot"))

    assert run(MONDAY + 30 * DAY) == []


def test_who_answers_while_the_clocks_run_is_not_reminded(site, monkeypatch):
    """The row is looked at again when the stage is reached, not only when it is found."""
    inquiry = ask(site, MONDAY)
    due = inquiry_clocks.due

    def answer_meanwhile(found, now):
        Inquiry.objects.filter(pk=inquiry.pk).update(answered_at=now)
        return due(found, now)

    monkeypatch.setattr(inquiry_clocks, "due", answer_meanwhile)

    assert run(MONDAY + 30 * DAY) == []
    assert not Message.objects.filter(kind=Kind.INQUIRY_NUDGE).exists()


def test_a_question_that_was_handed_over_begins_anew(site, monkeypatch):
    inquiry = ask(site, MONDAY)
    due = inquiry_clocks.due

    def hand_over_meanwhile(found, now):
        Inquiry.objects.filter(pk=inquiry.pk).update(clock_from=now)
        return due(found, now)

    monkeypatch.setattr(inquiry_clocks, "due", hand_over_meanwhile)

    assert run(MONDAY + 30 * DAY) == []


def test_the_mails_hold_a_reference_and_a_link_and_nothing_else(site):
    inquiry = ask(site, MONDAY)
    later = MONDAY + 10 * DAY
    run(later)

    list(messages.deliver_due(lambda: later))

    letters = [each for each in mail.outbox if "receipt" not in each.to[0]]
    subjects = {each.subject for each in letters}
    assert {
        f"A question still waits (reference {inquiry.reference})",
        f"A question waits, and you are the backup (reference {inquiry.reference})",
        f"A question has had no answer (reference {inquiry.reference})",
    } <= subjects
    for letter in letters:
        assert "canary" not in f"{letter.subject}{letter.body}".lower()
        assert inquiry.token not in letter.body or letter.to == ["canary@example.org"]
        assert "Asthma" not in letter.body
