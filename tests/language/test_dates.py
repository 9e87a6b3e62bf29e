from __future__ import annotations

import pytest

from trials.language.dates import ago, in_words, is_partial_date, month_of


@pytest.mark.parametrize(
    ("date", "said", "month"),
    [
        ("2019", "2019", "2019"),
        ("2019-05", "May 2019", "May 2019"),
        ("2019-05-14", "14 May 2019", "May 2019"),
        ("2019-12-01", "1 December 2019", "December 2019"),
        ("2024-02-29", "29 February 2024", "February 2024"),
        ("2019-05-14T10:30", "14 May 2019", "May 2019"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(date, said, month):
    assert in_words(date) == said
    assert month_of(date) == month


@pytest.mark.parametrize("text", ["", "soon", "May 2019", "2019-13", "2019-02-30", "2019-5-1"])
def test_a_text_that_is_no_date_stays_as_it_is(text):
    assert in_words(text) == text
    assert month_of(text) == text


@pytest.mark.parametrize("text", ["2019", "2019-05", "2019-05-14", "2024-02-29", "0001"])
def test_a_year_a_month_and_a_day_are_partial_dates(text):
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "19", "0000", "2019-00", "2019-13", "2019-02-29", "2019-05-00", "2019-05-14T10:30"),
        *("2019-", "2019-05-14\n", " 2019", "２０１９", "2019/05"),
    ],
)
def test_what_the_calendar_does_not_have_is_no_partial_date(text):
    assert not is_partial_date(text)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (412, "412 days ago"),
        (-1, "tomorrow"),
        (-3, "in 3 days"),
    ],
)
def test_a_day_is_told_by_its_distance(days, said):
    assert ago(days) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [("2019", "2019"), ("2019-05", "mayo de 2019"), ("2019-05-14", "14 de mayo de 2019")],
)
def test_in_spanish_a_date_is_said_as_it_is_there(spanish, date, said):
    assert in_words(date) == said


def test_in_spanish_a_distance_is_said_with_its_number(spanish):
    assert [ago(0), ago(1 + 1), ago(412)] == ["hoy", "hace 2 días", "hace 412 días"]
