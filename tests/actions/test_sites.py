from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User

from trials.actions import sites
from trials.models import Site, StatusReport, Trial
from trials.models.moves import Level

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def site(now) -> Site:
    trial = Trial.objects.create(
        nct_id="NCT00000001", overall_status="RECRUITING", status_verified_date="2026-08"
    )
    return Site.objects.create(trial=trial, city="Memphis", registry_status="RECRUITING")


@pytest.fixture
def say(site: Site, admin_user: User, now: dt.datetime):
    def say(status: str, **told: Any) -> StatusReport:
        return sites.report(
            **{"site": site, "status": status, "by": admin_user, "now": now, **told}
        )

    return say


def test_a_word_is_written_down_with_all_that_was_told(say, site, admin_user, now):
    report = say(
        "SUSPENDED",
        source="coordinator",
        reason="safety",
        note="We look at it.",
        is_public=True,
        approved_by="Dr. Ink",
    )

    report.refresh_from_db()
    assert (report.site, report.status, report.source) == (site, "SUSPENDED", "coordinator")
    assert (report.by, report.at, report.reason) == (admin_user, now, "safety")
    assert (report.note, report.is_public) == ("We look at it.", True)
    assert (report.approved_by, report.warnings) == ("Dr. Ink", "")


def test_what_cannot_be_is_refused_with_its_reason_and_nothing_is_written(say):
    with pytest.raises(sites.Refused) as refused:
        say("SUSPENDED", reason="safety", is_public=True)

    assert [problem.field for problem in refused.value.problems] == ["approved_by"]
    assert not StatusReport.objects.exists()


def test_what_is_doubted_is_written_with_the_doubt(say, now):
    say("SUSPENDED")

    report = say("NOT_YET_RECRUITING", now=now + DAY)

    assert "never opened" in report.warnings


def test_closed_for_good_opens_only_with_a_note_whoever_closed_it(say, site, now):
    say("COMPLETED")
    with pytest.raises(sites.Refused):
        say("RECRUITING", now=now + DAY)

    report = say("RECRUITING", now=now + DAY, note="A second group has begun.")

    assert report.warnings.startswith("This site was closed for good.")


@pytest.mark.parametrize("level", ["site", "trial"])
def test_what_the_registry_closed_for_good_asks_for_a_note_too(level, say, site, now):
    say("RECRUITING", now=now - 9 * DAY)
    if level == "site":
        Site.objects.update(registry_status="TERMINATED", registry_status_seen_at=now - DAY)
    else:
        Trial.objects.update(overall_status="TERMINATED", overall_status_seen_at=now - DAY)
    site = Site.objects.get()

    with pytest.raises(sites.Refused):
        say("RECRUITING", site=site)

    assert say("RECRUITING", site=site, note="We go on without the sponsor.")
    assert say("RECRUITING", site=site, now=now + DAY)  # it was said why; a month later it stands


def test_one_who_did_not_see_the_newest_word_is_told_of_it(say):
    first = say("RECRUITING")
    second = say("SUSPENDED", seen=first.pk)

    with pytest.raises(sites.Overtaken) as overtaken:
        say("RECRUITING", seen=first.pk)

    assert overtaken.value.newest == second
    assert StatusReport.objects.count() == 2


def test_one_who_saw_that_nothing_was_said_is_told_when_something_was(say, site):
    assert sites.seen(site) == sites.NOTHING
    say("RECRUITING", seen=sites.NOTHING)

    with pytest.raises(sites.Overtaken):
        say("SUSPENDED", seen=sites.NOTHING)


def test_one_who_never_looked_is_not_asked(say):
    say("RECRUITING")

    assert say("SUSPENDED", seen=None)


def test_the_last_word_is_the_newest_though_its_clock_is_behind(say, site, now):
    say("RECRUITING", now=now)

    last = say("SUSPENDED", now=now - dt.timedelta(minutes=5))

    assert site.status_reports.latest() == last
    assert last.at == now


def test_confirming_says_the_newest_word_again_with_all_that_families_read(say, site, now):
    say("SUSPENDED", reason="full", note="We hope for spring.", is_public=True)

    again = sites.confirm(site=site, by=None, now=now + DAY, source="coordinator")

    assert (again.status, again.reason, again.at) == ("SUSPENDED", "full", now + DAY)
    assert (again.note, again.is_public) == ("We hope for spring.", True)


def test_confirming_what_only_the_registry_said_makes_it_the_hospital_s_word(site, now):
    report = sites.confirm(site=site, by=None, now=now, source="coordinator")

    assert (report.status, report.source) == ("RECRUITING", "coordinator")


def test_what_families_do_not_see_cannot_be_confirmed(site, now):
    Site.objects.update(registry_status="")

    with pytest.raises(sites.Refused):
        sites.confirm(site=Site.objects.get(), by=None, now=now, source="coordinator")


def test_confirming_asks_nothing_of_what_was_closed_for_good(say, site, now):
    say("COMPLETED", reason="for-good")

    again = sites.confirm(site=site, by=None, now=now + DAY, source="coordinator")

    assert (again.status, again.reason, again.warnings) == ("COMPLETED", "for-good", "")


def test_judging_tells_errors_from_warnings_and_writes_nothing(say, site, now):
    say("TERMINATED")

    problems = sites.judge(site=site, status="RECRUITING", now=now)

    assert [problem.level for problem in problems] == [Level.ERROR, Level.WARNING]
    assert StatusReport.objects.count() == 1
