"""The figures of the desk's front page, for each who signs in."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group, User

from tests.conftest import NOW
from trials.models import Conflict, Enrolment, FailedAddress, Site, Snapshot, StatusReport, Trial
from trials.queries.desk_front import Figures, front, whole_front


@pytest.fixture
def trial(db) -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001",
        published_at=NOW,
        overall_status="RECRUITING",
        status_verified_date="2026-03",
    )


@pytest.fixture
def add(trial):
    """add("RECRUITING", days=3) is a site that said so three days ago; add() one that is silent."""

    def site(status: str = "", *, days: int = 0, registry: str = "RECRUITING", **more) -> Site:
        of = {"trial": trial, "facility": f"Hospital {Site.objects.count()}", **more}
        made = Site.objects.create(registry_status=registry, **of)
        if status:
            at = NOW - dt.timedelta(days=days)
            StatusReport.objects.create(site=made, status=status, source="staff", at=at)
        return made

    return site


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("erin", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def figures() -> Figures:
    return whole_front(NOW).figures


def names(told: Figures) -> list[str]:
    return [line.site.facility for line in told.oldest]


def test_the_share_is_of_sites_that_are_open_or_said_to_be(add):
    add("RECRUITING", days=30)
    add("RECRUITING", days=31)
    add("RECRUITING", days=61)
    add()
    add("SUSPENDED")
    add("NOT_YET_RECRUITING", registry="NOT_YET_RECRUITING")

    told = figures()

    assert (told.fresh, told.called_open, told.percent) == (1, 4, 25)


def test_a_share_of_nothing_is_none(add):
    add("SUSPENDED")

    assert (figures().called_open, figures().percent) == (0, 0)


def test_nearly_all_is_not_all(add):
    for days in (1, 2, 40):
        add("RECRUITING", days=days)

    assert figures().percent == 66


def test_the_oldest_lines_come_first_and_before_them_the_silent_ones(add):
    add("RECRUITING", days=5)
    add("SUSPENDED", days=50)
    add()
    add("COMPLETED", days=90)
    add("RECRUITING", days=20)

    assert names(figures()) == ["Hospital 2", "Hospital 1", "Hospital 4", "Hospital 0"]


def test_ten_lines_are_enough(add):
    for days in range(12):
        add("RECRUITING", days=days)

    assert len(figures().oldest) == 10


def test_sites_where_the_two_differ_are_counted(add):
    add("SUSPENDED")
    add("RECRUITING")
    add()

    assert figures().differing == 1


def test_what_waits_is_counted(add, trial, editor):
    kept = add("RECRUITING")
    add()
    add("COMPLETED")
    Enrolment.objects.create(user=editor, site=kept, by=editor, at=NOW)
    gone = add()
    Enrolment.objects.create(user=editor, site=gone, by=editor, at=NOW, ended_at=NOW)
    FailedAddress.objects.create(email="nobody@example.org", at=NOW)
    snapshot = Snapshot.objects.create(
        trial=trial, text="{}", sha256="ab" * 32, received_at=NOW, is_merged=True
    )
    Conflict.objects.create(trial=trial, snapshot=snapshot, path="sex", found_at=NOW)

    told = whole_front(NOW)

    assert (told.figures.unkept, told.failed, told.conflicts) == (2, 1, 1)


def test_drafts_and_dropped_sites_count_as_nothing(add):
    draft = Trial.objects.create(nct_id="NCT00000002", overall_status="RECRUITING")
    add("RECRUITING", trial=draft)
    add("RECRUITING", days=9, unlisted_since=NOW)

    assert figures().sites == 0


def test_a_coordinator_sees_the_figures_of_her_sites(add, editor):
    add("RECRUITING", days=90)
    own = add("RECRUITING", days=3)
    cora = User.objects.create_user("cora", is_staff=True)
    Enrolment.objects.create(user=cora, site=own, by=editor, at=NOW)

    told = front(cora, NOW)

    assert (told.figures.fresh, told.figures.called_open) == (1, 1)
    assert names(told.figures) == ["Hospital 1"]
    assert (told.is_of_all, told.conflicts, told.failed) == (False, None, None)


def test_an_editor_and_a_reader_see_those_of_all(add, editor):
    add("RECRUITING")
    rita = User.objects.create_user("rita", is_staff=True)
    rita.groups.add(Group.objects.get(name="Desk readers"))

    for user in (editor, rita):
        told = front(user, NOW)
        assert (told.is_of_all, told.figures.called_open) == (True, 1)


def test_who_has_no_site_has_no_figures(add):
    add("RECRUITING")

    assert front(User.objects.create_user("nora", is_staff=True), NOW) is None


def test_so_many_queries_whatever_the_number_of_sites(add, django_assert_num_queries):
    for number in range(40):
        trial = Trial.objects.create(nct_id=f"NCT000001{number:02}", published_at=NOW)
        add("RECRUITING", days=number, trial=trial)

    with django_assert_num_queries(8):
        told = whole_front(NOW)
        assert all(line.site.trial.nct_id and str(line.site) for line in told.figures.oldest)
