"""What somebody may see of their question: each step in words, with the site's own time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User

from trials.actions.inquiries import Question, submit
from trials.language import inquiry_steps
from trials.language.grade import grade
from trials.models import Inquiry, InquiryEvent, Message, Site, Trial
from trials.queries.timeline import state_of, timeline

pytestmark = pytest.mark.django_db
Kind = InquiryEvent.Kind
QUESTION = Question("parent", "Ada", "ada@example.org", "", "", "", "Is there room?", "2026-12")
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def leeds(now) -> Site:
    trial = Trial.objects.create(nct_id="NCT00000001", published_at=now)
    return Site.objects.create(
        trial=trial, facility="St. James", city="Leeds", latitude=53.8, longitude=-1.5
    )


@pytest.fixture
def inquiry(leeds, now) -> Inquiry:
    return submit(trial=leeds.trial, site=leeds, question=QUESTION, form_key="k", now=now)


@pytest.fixture
def happens(inquiry, now):
    """happens(Kind.READ, 3) notes that it was read three hours after it arrived."""

    def note(kind: str, hours: float, **more: object) -> None:
        InquiryEvent.objects.create(inquiry=inquiry, kind=kind, at=now + hours * HOUR, **more)

    return note


def words(inquiry: Inquiry) -> list[str]:
    return [step.words for step in timeline(inquiry).steps]


def test_every_step_is_told_as_it_happens(inquiry, happens, leeds, now):
    york = Site.objects.create(trial=leeds.trial, facility="York Infirmary", city="York")
    steps = [Kind.READ, Kind.ASSIGNED, Kind.NOTED, Kind.NUDGED, Kind.BACKUP_TOLD, Kind.DESK_TOLD]
    for hours, kind in enumerate(steps, 2):
        happens(kind, hours)
    happens(Kind.HANDED, 9, site=york)
    for hours, kind in enumerate([Kind.ANSWERED, Kind.CLOSED, Kind.ERASED], 10):
        happens(kind, hours)
    inquiry.messages.update(state=Message.State.SENT, sent_at=now + HOUR)

    assert words(inquiry) == [
        "Your question arrived.",
        "Our desk was told by mail that it waits.",
        "Somebody opened it and read it.",
        "There was no answer yet. We reminded the team.",
        "There was still no answer. We told those who stand in for the team.",
        "There was still no answer. We told our desk.",
        "It was handed to York Infirmary, York.",
        "The answer was written. You can read it on this page.",
        "Your question was closed.",
        "All that you wrote was deleted. We kept only that a question came, and when.",
    ]


def test_mail_that_has_not_gone_out_or_came_back_is_not_told_as_delivered(inquiry, now):
    before = words(inquiry)
    inquiry.messages.update(state=Message.State.SENT, sent_at=now, bounced_at=now)

    assert words(inquiry) == before == ["Your question arrived."]


def test_it_is_said_who_was_told(inquiry, now):
    nurse = User.objects.create_user("nurse")
    inquiry.messages.update(state=Message.State.SENT, sent_at=now + HOUR, user=nurse)

    assert words(inquiry)[1] == "The team was told by mail that it waits."


def test_many_readings_by_one_team_are_one_step_and_the_next_team_has_its_own(inquiry, happens):
    for hours in (1, 2, 3):
        happens(Kind.READ, hours)
    happens(Kind.HANDED, 4)
    for hours in (5, 6):
        happens(Kind.READ, hours)

    assert words(inquiry)[1:] == [
        "Somebody opened it and read it.",
        "It was handed to our desk.",
        "Somebody opened it and read it.",
    ]


def test_times_are_those_of_the_site_and_without_one_of_the_desk(inquiry, settings):
    settings.DESK_ZONE = "America/Los_Angeles"
    at_site = timeline(inquiry)
    inquiry.site = None

    assert (at_site.zone.key, at_site.zone_words) == ("Europe/London", "London time")
    assert timeline(inquiry).zone_words == "Los Angeles time"


def test_what_happened_last_counts(inquiry, now):
    columns = ["held_at", "closed_at", "answered_at", "erased_at", "withdrawn_at"]
    states = [state_of(inquiry)]
    for column in columns:
        setattr(inquiry, column, now)
        states.append(state_of(inquiry))

    assert states == ["waiting", "held", "closed", "answered", "erased", "withdrawn"]


def test_it_costs_two_queries(inquiry, happens, leeds, django_assert_num_queries):
    for hours in range(40):
        happens(Kind.HANDED, hours, site=leeds)

    asked = Inquiry.objects.select_related("site").get()

    with django_assert_num_queries(2):
        assert len(timeline(asked).steps) == 41


def test_every_step_can_be_read_by_a_frightened_parent():
    sentences = [inquiry_steps.step(kind) for kind in Kind.values]
    sentences += [inquiry_steps.delivered_to(team=True), inquiry_steps.handed_to("")]

    assert {sentence for sentence in sentences if grade(sentence) > 8} == set()
    assert [kind for kind in Kind.values if not inquiry_steps.step(kind)] == [
        "assigned",
        "noted",
        "handed",
    ]
