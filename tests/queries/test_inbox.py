"""Whose questions stand in whose inbox, in which order, and how fast they were answered."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.team import ask, member
from trials.models import Enrolment, Inquiry, InquiryEvent, Site, Trial
from trials.queries.inbox import Asked, Tab, inbox, tabs_for, waiting_count
from trials.queries.reply_times import Times, percentile, public_times, times_of
from trials.queries.teams import envelopes_of, may_read
from trials.queries.waiting import clock_of

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
# A Monday at noon in Chicago. No holiday comes in the two weeks that follow.
MONDAY = dt.datetime(2026, 10, 19, 17, tzinfo=dt.UTC)
Kind = InquiryEvent.Kind


@pytest.fixture
def asthma(now) -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", published_at=now)


@pytest.fixture
def memphis(asthma) -> Site:
    return Site.objects.create(trial=asthma, facility="Memphis Hospital", shows_reply_time=True)


@pytest.fixture
def leeds(asthma) -> Site:
    return Site.objects.create(trial=asthma, facility="St. James", country="United Kingdom")


@pytest.fixture
def cora(memphis) -> User:
    return member("cora", memphis)


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("erin", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def references(user: User, **asked) -> list[str]:
    return [each.reference for each in inbox(user, Asked(**asked))]


def test_the_list_holds_what_somebody_may_read_and_the_desk_sees_all(
    asthma, memphis, leeds, cora, editor, now
):
    lena, backup = member("lena", leeds), member("bea", memphis, is_backup=True)
    unconfirmed = User.objects.create_user("una", is_staff=True, email="una@hospital.example")
    Enrolment.objects.create(user=unconfirmed, site=memphis, by=cora, at=now)
    own, told, foreign = (ask(asthma, memphis, key=key) for key in ("own", "told", "foreign"))
    Inquiry.objects.filter(pk=told.pk).update(backup_told_at=now)
    Inquiry.objects.filter(pk=foreign.pk).update(site=leeds)
    ask(asthma, None, key="nobody's")

    for user in (cora, lena, backup, unconfirmed):
        seen = {each.pk for each in envelopes_of(user)}
        assert seen == {each.pk for each in Inquiry.objects.all() if may_read(user, each)}
    assert {each.pk for each in envelopes_of(cora)} == {own.pk, told.pk}
    assert [each.pk for each in envelopes_of(backup)] == [told.pk]
    assert not envelopes_of(unconfirmed).exists()
    assert envelopes_of(editor).count() == 4


def test_who_was_enrolled_once_has_no_inbox_any_more(asthma, memphis, cora, now):
    ask(asthma, memphis)
    Enrolment.objects.update(ended_at=now)

    assert not envelopes_of(cora).exists()


def test_the_oldest_clock_stands_first_but_for_who_is_to_be_rung_today(asthma, memphis, cora):
    old = ask(asthma, memphis, key="old", now=MONDAY - DAY)
    new = ask(asthma, memphis, key="new", now=MONDAY + DAY)
    handed = ask(asthma, memphis, key="handed", now=MONDAY - 9 * DAY)
    Inquiry.objects.filter(pk=handed.pk).update(clock_from=MONDAY)
    today = ask(asthma, memphis, key="today", now=MONDAY + 2 * DAY, urgency="today")

    assert references(cora) == [each.reference for each in (today, old, handed, new)]


def test_each_question_stands_in_one_tab(asthma, memphis, cora, editor, now):
    states = {
        Tab.WAITING: {},
        Tab.ANSWERED: {"answered_at": now},
        Tab.CLOSED: {"answered_at": now, "closed_at": now},
        Tab.HELD: {"held_at": now, "held_why": "too-fast"},
    }
    made = {}
    for tab, columns in states.items():
        inquiry = ask(asthma, memphis, key=tab)
        Inquiry.objects.filter(pk=inquiry.pk).update(**columns)
        made[tab] = [inquiry.reference]

    assert {tab: references(editor, tab=tab) for tab in Tab} == made
    assert Tab.HELD not in tabs_for(cora)
    assert waiting_count(cora) == 1


def test_the_inbox_can_be_narrowed_to_a_site_and_to_what_is_ones_own(
    asthma, memphis, leeds, editor
):
    here, there = ask(asthma, memphis, key="here"), ask(asthma, leeds, key="there")
    Inquiry.objects.filter(pk=there.pk).update(assigned_to=editor)

    assert references(editor, site=memphis.pk) == [here.reference]
    assert references(editor, is_mine=True) == [there.reference]


def test_the_list_does_not_even_fetch_what_is_sealed(asthma, memphis, cora):
    ask(asthma, memphis)

    with CaptureQueriesContext(connection) as asked:
        list(inbox(cora, Asked()))

    assert len(asked) == 3  # its permissions, twice; the list
    assert "sealed" not in asked[-1]["sql"]


def test_a_clock_counts_working_days_and_says_what_comes(asthma, memphis, cora):
    inquiry = ask(asthma, memphis, now=MONDAY + 4 * DAY)  # a Friday

    words = [clock_of(inquiry, inquiry.clock_from + n * DAY).words for n in (0, 2, 3, 4)]

    assert words == [
        "Has waited 0 of 2 working days. Then the team is reminded.",
        "Has waited 0 of 2 working days. Then the team is reminded.",
        "Has waited 1 of 2 working days. Then the team is reminded.",
        "Has waited 2 working days. Now the team is reminded.",
    ]
    inquiry.nudged_at = inquiry.backup_told_at = inquiry.desk_told_at = MONDAY
    assert clock_of(inquiry, MONDAY + 7 * DAY).words.endswith("The desk was told.")


def test_what_is_to_be_answered_today_is_reminded_of_after_a_day(asthma, memphis):
    inquiry = ask(asthma, memphis, now=MONDAY, urgency="today")

    assert clock_of(inquiry, MONDAY).of == 1


def answered(trial: Trial, site: Site, days: int, key: str, kind: Kind = Kind.RUNG) -> Inquiry:
    inquiry = ask(trial, site, key=key, now=MONDAY)
    at = MONDAY + days * DAY
    Inquiry.objects.filter(pk=inquiry.pk).update(answered_at=at)
    InquiryEvent.objects.create(inquiry=inquiry, kind=kind, at=at)
    return inquiry


def test_reply_times_count_to_the_first_answer_from_when_a_team_had_it(asthma, memphis, leeds):
    for number, days in enumerate((0, 1, 4)):
        inquiry = answered(asthma, memphis, days, str(number), Kind.ANSWERED)
        InquiryEvent.objects.create(inquiry=inquiry, kind=Kind.RUNG, at=MONDAY + 9 * DAY)
    handed = ask(asthma, leeds, key="handed", now=MONDAY)
    for kind, days in ((Kind.HANDED, 2), (Kind.RUNG, 3)):
        InquiryEvent.objects.create(inquiry=handed, kind=kind, at=MONDAY + days * DAY)
    ask(asthma, memphis, key="waits", now=MONDAY)
    ask(asthma, memphis, key="old", now=MONDAY - 91 * DAY)

    with CaptureQueriesContext(connection) as asked:
        of = {each.site: each for each in times_of(Inquiry.objects.all(), MONDAY + 8 * DAY)}

    assert len(asked) == 2
    assert (of[memphis].asked, of[memphis].answered) == (4, [0, 1, 4])
    assert (of[memphis].median, of[memphis].slowest) == (1, 4)
    assert of[leeds].answered == [1]


def test_families_read_of_a_site_that_agreed_and_answered_five(asthma, memphis, leeds):
    later = MONDAY + 10 * DAY
    for number, days in enumerate((0, 0, 1, 2)):
        for site in (memphis, leeds):
            answered(asthma, site, days, f"{site.pk} {number}")
    before = public_times([memphis, leeds], later)
    answered(asthma, memphis, 3, "fifth")
    answered(asthma, leeds, 3, "its fifth")

    assert before == {}
    assert public_times([memphis, leeds], later) == {
        memphis.pk: "usually answers within 2 working days"
    }


def test_a_site_that_leaves_questions_lying_is_not_called_fast(asthma, memphis):
    for number in range(5):
        answered(asthma, memphis, 0, f"fast {number}")
    ask(asthma, memphis, key="one", now=MONDAY)
    soon = public_times([memphis], MONDAY + DAY)
    for number in range(5):
        ask(asthma, memphis, key=f"lying {number}", now=MONDAY)

    assert soon == {memphis.pk: "usually answers within 1 working day"}
    assert public_times([memphis], MONDAY + 10 * DAY) == {}


def test_percentiles_are_days_that_there_were():
    numbers = [0, 1, 1, 2, 3, 3, 4, 5, 8, 13]

    assert (percentile(numbers, 0.5), percentile(numbers, 0.9)) == (3, 8)
    assert percentile([], 0.5) is None
    assert Times(None, [1, 1, 1, 1]).usual() is None
