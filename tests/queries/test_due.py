"""Which sites are asked about, and who is asked."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User

from tests.conftest import NOW
from tests.coordinators import DAY, coordinator, said, shown_trial, site_of
from trials.models import Enrolment, FailedAddress, Site, SiteContact, Trial
from trials.queries.due import addressees, due_among, due_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial() -> Trial:
    return shown_trial()


def cities(now: dt.datetime = NOW) -> set[str]:
    return {line.site.city for line in due_among(Site.objects.all(), now).values()}


def test_a_site_is_due_when_its_word_is_older_than_three_weeks_or_there_is_none(trial):
    site_of(trial, "Never")
    said(site_of(trial, "Old"), at=NOW - 22 * DAY)
    said(site_of(trial, "New"), at=NOW - 21 * DAY)
    again = site_of(trial, "Again")
    said(again, at=NOW - 90 * DAY)
    said(again, at=NOW - DAY)

    assert cities() == {"Never", "Old"}


def test_days_are_counted_by_the_midnights_at_the_site(trial):
    """At noon UTC on 22 November it is the 23rd in Kiritimati already, and the 22nd in Chicago."""
    at = dt.datetime(2026, 11, 1, 11, tzinfo=dt.UTC)
    said(
        site_of(trial, "Kiritimati", latitude=1.87, longitude=-157.4), at=at - dt.timedelta(hours=2)
    )
    said(site_of(trial, "Chicago", latitude=41.9, longitude=-87.6), at=at)

    assert cities() == {"Kiritimati"}


def test_what_is_closed_or_dropped_or_not_shown_is_not_due(trial):
    site_of(trial, "Paused", registry_status="SUSPENDED")
    site_of(trial, "No status", registry_status="")
    site_of(trial, "Closed", registry_status="COMPLETED")
    site_of(trial, "Dropped", unlisted_since=NOW - 9 * DAY)
    site_of(shown_trial(2, published_at=None), "Draft")
    site_of(
        shown_trial(3, overall_status="TERMINATED"), "Whole trial", registry_status="RECRUITING"
    )
    said(site_of(shown_trial(4, overall_status="TERMINATED"), "Ended since"), at=NOW - 400 * DAY)

    assert cities() == {"Paused", "No status"}


def test_only_coordinators_with_a_confirmed_address_are_written_to(trial):
    site = site_of(trial)
    SiteContact.objects.create(site=site, email="registry@example.org")
    coordinator("cora", site)
    coordinator("unconfirmed", site, is_confirmed=False)
    coordinator("nobody")
    coordinator("bounced", site)
    FailedAddress.objects.create(email="bounced@example.org", at=NOW)
    coordinator("left", site)
    Enrolment.objects.filter(user__username="left").update(ended_at=NOW)
    coordinator("inactive", site)
    User.objects.filter(username="inactive").update(is_active=False)
    moved = coordinator("moved", site)
    EmailAddress.objects.filter(user=moved).update(email="before@example.org")

    assert [user.username for user in addressees()] == ["cora"]


def test_each_gets_the_sites_of_their_own(trial):
    memphis, leeds = site_of(trial, "Memphis"), site_of(trial, "Leeds")
    cora, cem = coordinator("cora", memphis, leeds), coordinator("cem", leeds)
    Enrolment.objects.filter(user=cora, site=leeds).update(ended_at=NOW)

    due = due_of([cora, cem], NOW)

    kept = {user: [line.site.city for line in lines] for user, lines in due.items()}
    assert kept == {cora.pk: ["Memphis"], cem.pk: ["Leeds"]}


@pytest.mark.parametrize("count", [1, 5])
def test_it_costs_the_same_queries_however_many_there_are(count, django_assert_num_queries):
    people = []
    for number in range(count):
        site = site_of(shown_trial(number))
        said(site, at=NOW - 50 * DAY)
        people.append(coordinator(f"c{number}", site))

    with django_assert_num_queries(3):
        due = due_of(people, NOW)

    assert len(due) == count
