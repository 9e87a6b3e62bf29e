"""400 days in daily steps, questions in every state: none too early, none too late, none lost."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from tests.asked import a_site, ask, enrolled
from trials.actions import erasure, inquiry_clocks, messages
from trials.actions.inquiries import Arrival
from trials.models import Inquiry, InquiryEvent, Message, Site
from trials.queries.clocks import moment_after

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
START = dt.datetime(2026, 1, 5, 15, tzinfo=dt.UTC)
DAYS = 400
STAGES = {"nudged_at": 2, "backup_told_at": 4, "desk_told_at": 6}
# After how many days each happens to a question; None: never.
ENDS = [
    dict(zip(("opened_at", "answered_at", "closed_at"), days, strict=True))
    for days in itertools.product((None, 1, 9), (None, 3, 12), (None, 5, 40))
]


@pytest.fixture
def sites() -> list[Site]:
    places = [("United States", 35.1, -90.0), ("Israel", 32.1, 34.8), ("Japan", 35.7, 139.7)]
    made = [
        a_site(country, latitude=north, longitude=east, facility=country)
        for country, north, east in places
    ]
    for site in made:
        enrolled(f"team{site.pk}", site, START)
        enrolled(f"backup{site.pk}", site, START, is_backup=True)
    return made


def test_no_question_is_told_of_early_or_late_or_twice_and_none_is_erased_unread(sites, settings):
    settings.KEEP_DAYS = 90
    asked = {
        ask(site, START + (number % 7) * DAY, arrival=held(number)).pk: ends
        for site in sites
        for number, ends in enumerate(ENDS)
    }

    for day in range(DAYS):
        now = START + day * DAY
        live(asked, now)
        list(messages.deliver_due(lambda: now))  # noqa: B023 -- called before the next day
        list(inquiry_clocks.run(now=now))
        list(erasure.run(now=now))

    inquiries = Inquiry.objects.select_related("site")
    assert [str(each) for each in inquiries if is_wrong(each)] == []
    for kind in ("nudged", "backup-told", "desk-told", "erased"):
        events = InquiryEvent.objects.filter(kind=kind).values_list("inquiry", flat=True)
        assert len(set(events)) == len(events) > 0
    assert not Message.objects.exclude(state="sent").exists()


def held(number: int) -> Arrival:
    return Arrival(network="n" * 64, suspicion="honeypot" if number % 5 == 0 else "")


def live(asked: dict[int, dict[str, int | None]], now: dt.datetime) -> None:
    """What teams do on this day."""
    for pk, ends in asked.items():
        for column, after in ends.items():
            if after is not None:
                due = Inquiry.objects.filter(pk=pk, submitted_at__lte=now - after * DAY)
                due.filter(**{column: None, "erased_at": None}).update(**{column: now})


def is_wrong(inquiry: Inquiry) -> bool:
    return any(is_off(inquiry, *stage) for stage in STAGES.items()) or is_erased_wrongly(inquiry)


def is_off(inquiry: Inquiry, column: str, number: int) -> bool:
    """Steps are days, so that a stage is reached on the first step at or after its moment."""
    due = moment_after(inquiry, number).astimezone(dt.UTC)
    reached = getattr(inquiry, column)
    ended = min(filter(None, [inquiry.answered_at, inquiry.closed_at]), default=None)
    step = START + -(-(due - START) // DAY) * DAY
    is_owed = not inquiry.held_at and (ended is None or step < ended)
    return reached != (step if is_owed else None)


def is_erased_wrongly(inquiry: Inquiry) -> bool:
    if not (inquiry.opened_at and inquiry.closed_at):
        return inquiry.erased_at is not None or not inquiry.sender.name
    return inquiry.erased_at != inquiry.closed_at + 90 * DAY or bool(inquiry.sender.name)
