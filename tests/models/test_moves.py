from __future__ import annotations

import pytest

from trials.models import StatusReport
from trials.models.moves import Level, Told, errors_of, judge, warnings_of

ENDS = ["COMPLETED", "TERMINATED", "WITHDRAWN"]
NOTE = "A second group of children has begun."


def fields(problems) -> list[str]:
    return [problem.field for problem in problems]


@pytest.mark.parametrize("status", StatusReport.Status.values)
def test_a_first_word_and_a_word_said_again_are_never_doubted(status):
    told = Told(status)

    assert judge(None, told) == []
    assert judge(told, told) == []


@pytest.mark.parametrize(
    "end", [*(Told(end) for end in ENDS), Told("ACTIVE_NOT_RECRUITING", "for-good")]
)
@pytest.mark.parametrize("status", ["RECRUITING", "NOT_YET_RECRUITING"])
def test_what_was_closed_for_good_opens_only_with_a_reason_and_a_warning(end, status):
    bare, short, told = (judge(end, Told(status, note=note)) for note in ("", "by mistake", NOTE))

    assert fields(errors_of(bare)) == fields(errors_of(short)) == ["note"]
    assert errors_of(told) == []
    assert fields(warnings_of(bare)) == fields(warnings_of(told)) == ["status"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("COMPLETED", "SUSPENDED"),
        ("TERMINATED", "ACTIVE_NOT_RECRUITING"),
        ("RECRUITING", "NOT_YET_RECRUITING"),
        ("SUSPENDED", "NOT_YET_RECRUITING"),
        ("RECRUITING", "WITHDRAWN"),
        ("WITHDRAWN", "COMPLETED"),
        ("NOT_YET_RECRUITING", "COMPLETED"),
        ("NOT_YET_RECRUITING", "ACTIVE_NOT_RECRUITING"),
    ],
)
def test_an_unusual_move_is_doubted_and_not_stopped(before, after):
    (problem,) = judge(Told(before), Told(after))

    assert (problem.level, problem.field) == (Level.WARNING, "status")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("NOT_YET_RECRUITING", "RECRUITING"),
        ("NOT_YET_RECRUITING", "SUSPENDED"),
        ("NOT_YET_RECRUITING", "WITHDRAWN"),
        ("RECRUITING", "SUSPENDED"),
        ("SUSPENDED", "RECRUITING"),
        ("RECRUITING", "ACTIVE_NOT_RECRUITING"),
        ("ACTIVE_NOT_RECRUITING", "RECRUITING"),
        ("ACTIVE_NOT_RECRUITING", "COMPLETED"),
        ("RECRUITING", "TERMINATED"),
        ("COMPLETED", "TERMINATED"),
    ],
)
def test_what_sites_do_every_day_goes_without_a_word(before, after):
    assert judge(Told(before), Told(after)) == []


def test_a_status_that_is_none_is_an_error():
    assert fields(errors_of(judge(None, Told("OPENISH")))) == ["status"]


def test_a_public_safety_review_needs_the_name_of_who_approves():
    review = {"status": "SUSPENDED", "reason": "safety", "is_public": True}

    assert fields(errors_of(judge(None, Told(**review)))) == ["approved_by"]
    assert fields(errors_of(judge(None, Told(**review, approved_by="  ")))) == ["approved_by"]
    assert judge(None, Told(**review, approved_by="Dr. Ink")) == []
    assert judge(None, Told(**{**review, "is_public": False})) == []


def test_nothing_cannot_be_made_public():
    assert fields(errors_of(judge(None, Told("SUSPENDED", is_public=True)))) == ["is_public"]


def test_a_reason_goes_with_its_status():
    assert fields(errors_of(judge(None, Told("SUSPENDED", "for-good")))) == ["reason"]
    assert fields(warnings_of(judge(None, Told("RECRUITING", "full")))) == ["reason"]
    assert judge(None, Told("COMPLETED", "for-good")) == []


def test_errors_come_before_warnings():
    found = judge(Told("COMPLETED"), Told("RECRUITING", "full"))

    assert [problem.level for problem in found] == [Level.ERROR, Level.WARNING, Level.WARNING]
