from __future__ import annotations

import pytest
from django.http import QueryDict

from trials.forms.search import NO_STATUS, NOT_TEXT, TOO_LONG, SearchForm
from trials.models.standing import State


def test_nothing_asked_is_a_good_question():
    form = SearchForm(QueryDict(""))

    assert form.is_valid()
    assert form.cleaned_data == {"q": "", "status": []}


def test_every_state_can_be_asked_for():
    offered = [value for value, _ in SearchForm().fields["status"].choices]

    assert offered == list(State)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=%00", NOT_TEXT),
        (f"q={'x' * 201}", TOO_LONG),
        ("status=OPEN&status=shut", NO_STATUS),
    ],
)
def test_each_fault_is_one_sentence(query, sentence):
    form = SearchForm(QueryDict(query))

    assert not form.is_valid()
    assert form.sentences() == [sentence]
