"""The desk's weekly mail: once a week, with the figures of the moment when it goes out."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core import mail

from tests.conftest import NOW
from tests.family_texts import APPROVED, IN_A_YEAR, TODAY, withdraw, write, write_and_show
from trials.actions import messages
from trials.actions.desk_mail import queue_weekly
from trials.models import Message, Person, Site, StatusReport, Trial

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
MONDAY = dt.datetime(2026, 11, 23, 6, tzinfo=dt.UTC)  # midnight in Chicago


@pytest.fixture
def site() -> Site:
    trial = Trial.objects.create(
        nct_id="NCT00000001", published_at=NOW, overall_status="RECRUITING"
    )
    return Site.objects.create(trial=trial, facility="O’Hare & Sons", registry_status="RECRUITING")


@pytest.fixture
def erin(db) -> User:
    return User.objects.create_user("erin")


def deliver(now: dt.datetime = NOW) -> mail.EmailMessage:
    assert list(messages.deliver_due(lambda: now)) == [Message.State.SENT]
    (letter,) = mail.outbox
    return letter


def test_it_is_queued_once_a_week():
    first, again = queue_weekly(now=NOW), queue_weekly(now=NOW - dt.timedelta(days=3))

    assert first.occasion == "desk-weekly:2026-W47"
    assert again is None
    assert Message.objects.count() == 1


def test_a_week_begins_where_the_desk_is():
    queue_weekly(now=NOW)

    late = queue_weekly(now=MONDAY - dt.timedelta(minutes=1))
    next_one = queue_weekly(now=MONDAY)

    assert late is None
    assert next_one.occasion == "desk-weekly:2026-W48"


def test_the_first_days_of_january_may_belong_to_the_last_week_of_december():
    assert queue_weekly(now=dt.datetime(2027, 1, 2, 12, tzinfo=dt.UTC)).occasion == (
        "desk-weekly:2026-W53"
    )


def test_it_goes_to_the_desk_with_the_figures_and_a_link(site, settings):
    StatusReport.objects.create(site=site, status="RECRUITING", source="staff", at=NOW)
    queue_weekly(now=NOW)

    letter = deliver()

    assert letter.to == [settings.DESK_EMAIL]
    assert letter.subject == "The week at Trialside: 1 of 1 open sites are confirmed"
    assert "Open sites: 1. Confirmed in the last 30 days: 1 (100 %)." in letter.body
    assert "- O’Hare & Sons, NCT00000001: last word on 22 November 2026" in letter.body
    assert "Sites that nobody is enrolled at: 1" in letter.body
    assert f"{settings.PORTAL_URL}/staff/" in letter.body


def test_the_figures_are_those_of_the_moment_when_it_goes_out(site):
    queue_weekly(now=NOW)
    later = NOW + dt.timedelta(days=2)
    StatusReport.objects.create(site=site, status="RECRUITING", source="staff", at=later)

    letter = deliver(later + dt.timedelta(days=40))

    assert "Open sites: 1. Confirmed in the last 30 days: 0 (0 %)." in letter.body


def test_without_a_site_it_says_so_and_breaks_nothing():
    queue_weekly(now=NOW)

    assert "Open sites: 0. Confirmed in the last 30 days: 0." in deliver().body


def test_it_counts_the_texts_for_families_that_wait_for_somebody(site, erin):
    for language, review_by in [("en", TODAY - DAY), ("es", IN_A_YEAR)]:
        write_and_show(site.trial, erin, language=language, review_by=review_by)
    Trial.objects.update(brief_summary="It tests two sprays.")
    write(site.trial, erin, minutes=5, summary="Newer words.")
    queue_weekly(now=NOW)

    told = deliver().body

    assert "New words that wait for an ethics decision: 1" in told
    assert "To be looked at again, as the day for it has passed: 1" in told
    assert "To be looked at again, as the registry has changed its text: 2" in told
    assert "a decision that ends within 30 days: 0" in told


def test_it_counts_the_texts_that_families_stopped_reading(site, erin):
    withdraw(write_and_show(site.trial, erin, language="es"), erin)
    write_and_show(site.trial, erin)
    on = dt.datetime.combine(APPROVED.expires_on, NOW.time(), dt.UTC)
    queue_weekly(now=on)

    before = deliver(on).body
    mail.outbox.clear()
    queue_weekly(now=on + 7 * DAY)
    after = deliver(on + 7 * DAY).body

    assert "No longer shown, as the decision was withdrawn: 1" in before
    assert "Shown, with a decision that ends within 30 days: 1" in before
    assert "No longer shown, as the decision has expired: 1" in after


def test_it_names_no_person(site, erin):
    withdraw(write_and_show(site.trial, erin), erin)
    by = User.objects.create_user("canary", email="canary@example.org", last_name="Canary")
    Person.objects.create(name="Ada Canary", email="canary@example.org")
    StatusReport.objects.create(
        site=site, status="SUSPENDED", source="staff", at=NOW, by=by, note="Canary is ill."
    )
    queue_weekly(now=NOW)

    letter = deliver()

    assert "anary" not in letter.subject + letter.body
    assert "erin" not in letter.body
    assert "A new risk" not in letter.body
