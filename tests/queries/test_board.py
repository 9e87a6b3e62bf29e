"""The board of the desk: what is on it, in which order, and what its questions find."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group, User

from tests.conftest import NOW
from trials.models import Enrolment, Site, StatusReport, Trial
from trials.models.moves import Told
from trials.queries.board import (
    NEVER,
    Question,
    answers,
    as_seen,
    enrolled,
    lines,
    moves,
    sites_on_board,
)

pytestmark = pytest.mark.django_db
# 35.1, -90.0 is in Chicago's zone: at noon UTC it is morning of the same day there.
MEMPHIS = {"latitude": 35.1, "longitude": -90.0}


@pytest.fixture
def trial() -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001",
        brief_title="Blinatumomab in Infants",
        plain_title="A medicine for babies",
        overall_status="RECRUITING",
        status_verified_date="2026-01",
    )


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user("erin", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def site_in(trial: Trial, city: str, **fields) -> Site:
    return Site.objects.create(
        trial=trial, facility=f"Hospital of {city}", city=city, **{**MEMPHIS, **fields}
    )


def said(site: Site, days: float, status: str = "RECRUITING", **told) -> StatusReport:
    at = NOW - dt.timedelta(days=days)
    return StatusReport.objects.create(
        site=site, status=status, source="coordinator", at=at, **told
    )


def cities(user: User, **asked: str) -> list[str]:
    pks = answers(sites_on_board(user), Question(**asked), NOW)
    return [line.site.city for line in lines(pks, NOW)]


def test_never_confirmed_sites_come_first_then_the_oldest_word(trial, editor):
    for city, days in (("Leeds", [3]), ("Oslo", [90, 40]), ("Bern", []), ("Lima", [41])):
        site = site_in(trial, city)
        for each in days:
            said(site, each)

    assert cities(editor) == ["Bern", "Lima", "Oslo", "Leeds"]


def test_a_dropped_site_is_there_where_its_hospital_ever_spoke(trial, editor):
    gone = {"unlisted_since": NOW - dt.timedelta(days=5)}
    said(site_in(trial, "Leeds", **gone), 30)
    site_in(trial, "Oslo", **gone)

    assert cities(editor) == ["Leeds"]


def test_a_coordinator_sees_her_own_sites_and_an_editor_may_ask_for_hers(trial, editor):
    leeds, _ = site_in(trial, "Leeds"), site_in(trial, "Oslo")
    cora = User.objects.create_user("cora", is_staff=True)
    for user in (cora, editor):
        Enrolment.objects.create(user=user, site=leeds, by=editor, at=NOW)

    own = enrolled(sites_on_board(editor), editor)

    assert cities(cora) == ["Leeds"]
    assert cities(editor) == ["Leeds", "Oslo"]
    assert [site.city for site in own] == ["Leeds"]


def test_somebody_without_a_role_sees_nothing_and_a_reader_of_the_desk_all(trial):
    site_in(trial, "Leeds")
    mo, rita = (User.objects.create_user(name, is_staff=True) for name in ("mo", "rita"))
    rita.groups.add(Group.objects.get(name="Desk readers"))

    assert (cities(mo), cities(rita)) == ([], ["Leeds"])


@pytest.mark.parametrize("words", ["nct00000001", "babies", "infants blina"])
def test_a_trial_is_found_by_its_number_or_words_of_its_titles(trial, editor, words):
    site_in(trial, "Leeds")
    site_in(Trial.objects.create(nct_id="NCT00000002", brief_title="Other"), "Oslo")

    assert cities(editor, trial=words) == ["Leeds"]


@pytest.mark.parametrize("words", ["leeds", "hospital leeds"])
def test_a_hospital_is_found_by_words_of_its_name_and_city(trial, editor, words):
    site_in(trial, "Leeds")
    site_in(trial, "Oslo")

    assert cities(editor, hospital=words) == ["Leeds"]


def test_each_of_the_six_states_is_found_as_families_see_it(trial, editor):
    said(site_in(trial, "Open"), 3)
    said(site_in(trial, "Faded"), 61)
    site_in(trial, "Said", registry_status="RECRUITING")
    said(site_in(trial, "Soon"), 3, "NOT_YET_RECRUITING")
    said(site_in(trial, "Paused"), 3, "SUSPENDED")
    said(site_in(trial, "Closed"), 3, "COMPLETED")
    site_in(trial, "None")
    newer = {"registry_status": "SUSPENDED", "registry_status_seen_at": NOW}
    said(site_in(trial, "Stopped", **newer), 9)

    found = {
        state: set(cities(editor, state=state))
        for state in ("open", "said", "soon", "paused", "closed", "none")
    }

    assert found == {
        "open": {"Open"},
        "said": {"Said", "Faded"},
        "soon": {"Soon"},
        "paused": {"Paused", "Stopped"},
        "closed": {"Closed"},
        "none": {"None"},
    }


def test_ages_are_counted_in_days_at_the_site(trial, editor):
    """Six hours more than 21 days: 21 midnights have passed in Memphis, 22 in Auckland."""
    for city, point in (
        ("Memphis", MEMPHIS),
        ("Auckland", {"latitude": -36.8, "longitude": 174.8}),
    ):
        said(site_in(trial, city, **point), 21.25)

    assert cities(editor, age="21") == ["Auckland"]


@pytest.mark.parametrize(
    ("age", "found"),
    [("21", ["C", "B"]), ("30", ["C"]), ("60", []), (NEVER, ["D"])],
)
def test_an_age_finds_what_is_older_and_never_what_was_never_said(trial, editor, age, found):
    for city, days in (("A", 21), ("B", 22), ("C", 31)):
        said(site_in(trial, city), days)
    site_in(trial, "D")

    assert cities(editor, age=age) == found


def test_questions_go_together(trial, editor):
    said(site_in(trial, "Leeds"), 40)
    said(site_in(trial, "Oslo"), 40, "SUSPENDED")
    said(site_in(trial, "Bern"), 4)

    assert cities(editor, state="open", age="30") == ["Leeds"]


def test_a_line_has_the_newest_report_and_its_age(trial):
    site = site_in(trial, "Leeds")
    said(site, 40)
    newest = said(site, 12)
    future = said(site_in(trial, "Oslo"), -9)

    told = lines([site.pk, future.site_id], NOW)

    assert [(line.report, line.days) for line in told] == [(newest, 12), (future, None)]


@pytest.mark.parametrize(
    ("registry", "may"), [("RECRUITING", True), ("", False), ("UNKNOWN", False)]
)
def test_only_what_a_hospital_could_say_can_be_confirmed(trial, registry, may):
    [line] = lines([site_in(trial, "Leeds", registry_status=registry).pk], NOW)

    assert line.can_be_confirmed is may


def test_the_queries_do_not_grow_with_the_sites(trial, editor, django_assert_num_queries):
    for number in range(12):
        said(site_in(trial, f"City {number}"), number)
    sites = sites_on_board(editor)

    with django_assert_num_queries(3):
        found = answers(sites, Question(state="open"), NOW)
    with django_assert_num_queries(2):
        told = lines(found, NOW)
        assert [line.report.by for line in told if line.report] == [None] * 12

    assert len(told) == 12


def test_what_somebody_saw_is_what_families_saw_then(trial):
    site = site_in(trial, "Leeds", registry_status="RECRUITING")
    first = said(site, 9, "SUSPENDED", reason="full", note="Full.", is_public=True)
    said(site, 1, "COMPLETED")

    assert as_seen(site, first.pk, NOW) == Told("SUSPENDED", "full", "Full.", True)
    assert as_seen(site, 0, NOW) == Told("RECRUITING")
    assert as_seen(site_in(trial, "Oslo"), 0, NOW) is None


def test_the_history_tells_each_word_with_the_one_before_it(trial):
    site = site_in(trial, "Leeds")
    first, second, third = (said(site, days) for days in (9, 5, 1))

    told = [(move.report, move.before) for move in moves(site, 9)]

    assert told == [(third, second), (second, first), (first, None)]
    assert [move.before for move in moves(site, 2)] == [second, first]
