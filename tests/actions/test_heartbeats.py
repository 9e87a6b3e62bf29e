"""Who is asked when: one mail a week at most, one reminder, and one mail to the desk."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW
from tests.coordinators import DAY, coordinator, said, shown_trial, site_of
from trials.actions import heartbeats, messages
from trials.models import AskedSite, Heartbeat, Message, Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def memphis() -> Site:
    return site_of(shown_trial(), "Memphis")


@pytest.fixture
def cora(memphis) -> User:
    return coordinator("cora", memphis)


def run(day: int) -> list[str]:
    """What is queued on a day after the first."""
    return [message.kind for message in heartbeats.send_due(now=NOW + day * DAY)]


def newest() -> Heartbeat:
    return Heartbeat.objects.newest().get()


def test_one_mail_asks_about_all_sites_that_are_due(cora, memphis):
    said(site_of(memphis.trial, "Fresh"), at=NOW)
    leeds = site_of(shown_trial(2), "Leeds")
    other = coordinator("other", leeds, memphis)

    queued = list(heartbeats.send_due(now=NOW))

    asked = {
        each.heartbeat.user: {site.city for site in each.heartbeat.sites.all()} for each in queued
    }
    assert asked == {cora: {"Memphis"}, other: {"Memphis", "Leeds"}}
    assert {each.heartbeat.expires_at for each in queued} == {NOW + 28 * DAY}


def test_nobody_gets_two_mails_in_a_week(cora, memphis):
    assert run(0) == ["heartbeat"]
    site = site_of(memphis.trial, "Leeds")
    coordinator("cem", site).enrolments.update(user=cora)

    queued = [run(day) for day in range(1, 7)]

    assert queued == [[]] * 6
    assert run(7) == ["heartbeat"]


def test_who_does_not_answer_is_reminded_once_with_the_same_links(cora):
    run(0)
    first = newest()

    queued = {day: run(day) for day in range(1, 28)}

    assert {day: kinds for day, kinds in queued.items() if kinds} == {7: ["heartbeat-reminder"]}
    assert newest() == first
    assert newest().reminded_at == NOW + 7 * DAY


def test_the_reminder_waits_as_long_as_the_setting_says(cora, settings):
    settings.HEARTBEAT_REMIND_DAYS = 10
    run(0)

    assert [run(day) for day in (7, 9, 10)] == [[], [], ["heartbeat-reminder"]]


def test_a_short_setting_does_not_break_the_week(cora, settings):
    settings.HEARTBEAT_REMIND_DAYS = 1
    run(0)

    assert [run(day) for day in (1, 6, 7)] == [[], [], ["heartbeat-reminder"]]


def test_a_week_begins_anew_with_the_reminder(cora, memphis):
    run(0)
    run(7)
    coordinator("cem", site_of(memphis.trial, "Leeds")).enrolments.update(user=cora)

    assert [run(day) for day in (13, 14)] == [[], ["heartbeat"]]


def test_when_the_links_run_out_a_new_mail_replaces_the_old_one(cora, memphis):
    run(0)
    first = newest()
    run(7)

    assert run(28) == ["heartbeat"]

    first.refresh_from_db()
    assert first.replaced_at == NOW + 28 * DAY
    assert newest().asked.get().since == NOW  # asked for the first time when it was first asked


def test_a_site_that_is_due_and_not_in_the_mail_leads_to_a_new_one(cora, memphis):
    run(0)
    coordinator("cem", site_of(memphis.trial, "Leeds")).enrolments.update(user=cora)

    run(8)

    since = {each.site.city: each.since for each in newest().asked.select_related("site")}
    assert since == {"Memphis": NOW, "Leeds": NOW + 8 * DAY}


def test_an_answer_ends_the_asking_until_it_is_old(cora, memphis):
    run(0)
    said(memphis, at=NOW + 3 * DAY)

    queued = {day: run(day) for day in range(1, 28)}

    assert {day: kinds for day, kinds in queued.items() if kinds} == {25: ["heartbeat"]}
    assert newest().asked.get().since == NOW + 25 * DAY


def test_the_mail_and_what_it_asks_are_kept_together_or_not_at_all(cora, monkeypatch):
    def break_down(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(messages, "enqueue", break_down)

    with pytest.raises(RuntimeError):
        run(0)

    assert not Heartbeat.objects.exists()
    assert not AskedSite.objects.exists()


def test_a_run_that_died_midway_is_finished_by_the_next(memphis):
    for number in range(5):
        coordinator(f"c{number}", memphis)
    dying = heartbeats.send_due(now=NOW)
    next(dying)
    next(dying)
    dying.close()

    assert len(run(0)) == 3
    assert Message.objects.values("heartbeat__user").distinct().count() == 5


def test_people_are_asked_in_batches_and_none_is_left_out(memphis, monkeypatch):
    monkeypatch.setattr(heartbeats, "PEOPLE_AT_ONCE", 2)
    for number in range(5):
        coordinator(f"c{number}", memphis)

    assert run(0) == ["heartbeat"] * 5


def test_the_desk_hears_once_of_who_has_not_answered_for_two_weeks(cora, memphis):
    coordinator("cem", memphis, site_of(memphis.trial, "Leeds"))
    run(0)

    told = [heartbeats.tell_desk(now=NOW + day * DAY) for day in range(13, 27)]

    assert [bool(each) for each in told] == [False, True, *[False] * 12]
    assert Message.objects.filter(kind="sites-unanswered").count() == 1


def test_the_desk_does_not_hear_again_when_a_newer_mail_has_been_sent(cora):
    run(0)
    heartbeats.tell_desk(now=NOW + 14 * DAY)
    run(28)

    assert heartbeats.tell_desk(now=NOW + 28 * DAY) is None
    assert heartbeats.tell_desk(now=NOW + 50 * DAY) is None


def test_the_desk_does_not_hear_of_what_was_answered_or_closed_or_dropped(cora, memphis):
    leeds, dropped = site_of(memphis.trial, "Leeds"), site_of(memphis.trial, "Rome")
    coordinator("cem", leeds, dropped)
    run(0)
    said(memphis, at=NOW + dt.timedelta(hours=1))
    Site.objects.filter(pk=leeds.pk).update(registry_status="COMPLETED")
    Site.objects.filter(pk=dropped.pk).update(unlisted_since=NOW)

    assert heartbeats.tell_desk(now=NOW + 15 * DAY) is None
