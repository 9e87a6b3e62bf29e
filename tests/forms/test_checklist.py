from __future__ import annotations

import pytest
from django.http import QueryDict

from trials.forms.checklist import ChecklistForm
from trials.queries.checklist import Age, Answer


def filled(**fields: str) -> ChecklistForm:
    data = QueryDict(mutable=True)
    data.update(fields)
    return ChecklistForm(data)


@pytest.mark.parametrize(
    ("years", "months", "age"),
    [
        ("7", "3", Age(7, 3)),
        ("0", "11", Age(0, 11)),
        ("", "5", Age(0, 5)),
        ("7", "", Age(7, 0)),
        (" 7 ", "03", Age(7, 3)),
        ("", "", None),
    ],
)
def test_years_and_months_are_an_age_and_either_may_stay_empty(years, months, age):
    form = filled(years=years, months=months)

    assert form.age == age
    assert not form.errors


@pytest.mark.parametrize(
    ("years", "months", "sentence"),
    [
        ("300", "3", "Write the years as a whole number from 0 to 120."),
        ("-1", "3", "Write the years as a whole number from 0 to 120."),
        ("abc", "3", "Write the years as a whole number from 0 to 120."),
        ("7.5", "3", "Write the years as a whole number from 0 to 120."),
        ("7", "14", "Write the months as a whole number from 0 to 11."),
        ("7", "9" * 5_000, "Write the months as a whole number from 0 to 11."),
        ("7", "\x00", "Write the months as a whole number from 0 to 11."),
    ],
)
def test_an_age_that_makes_no_sense_is_none_and_a_sentence_says_what_would(years, months, sentence):
    form = filled(years=years, months=months)

    assert form.age is None
    assert [sentence] in form.errors.values()


def test_only_the_four_answers_are_answers():
    form = filled(**{"rule-1": "yes", "rule-2": "dont-know", "rule-3": "perhaps", "years": "7"})

    assert form.answers == {"rule-1": Answer.YES, "rule-2": Answer.DONT_KNOW}
    assert form.has_unread_answers


def test_answers_that_can_be_read_bring_no_complaint():
    assert not filled(**{"rule-1": "yes", "years": "7"}).has_unread_answers


def test_a_form_that_was_not_sent_has_no_answers_and_is_of_no_other_edition():
    form = ChecklistForm()

    assert (form.answers, form.age) == ({}, None)
    assert not form.is_of_another_edition("abc")


@pytest.mark.parametrize("sent", [{}, {"edition": "old"}])
def test_what_was_sent_for_other_questions_is_known(sent):
    assert filled(**sent).is_of_another_edition("new")
    assert not filled(edition="new").is_of_another_edition("new")
