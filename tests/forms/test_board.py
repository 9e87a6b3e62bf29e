"""What comes in at the board: its questions, words about a site, confirmations of many."""

from __future__ import annotations

import pytest

from trials.forms.board import BROKEN, QuestionForm, WordForm, chosen
from trials.models.moves import Told
from trials.queries.board import Question

WORD = {"seen": "7", "status": "SUSPENDED"}


def test_what_can_be_understood_of_a_question_is_asked_and_the_rest_told():
    form = QuestionForm({"hospital": " Leeds ", "state": "maybe", "age": "21"}, sees_all=True)

    assert form.question() == Question(hospital="Leeds", age="21")
    assert form.sentences() == ["We do not know that answer. Choose from the list."]


def test_a_question_is_asked_again_by_its_query_string_without_what_is_empty():
    form = QuestionForm({"trial": "", "hospital": "St. Ann & Co", "p": "3"}, sees_all=True)

    assert form.query() == "hospital=St.+Ann+%26+Co"
    assert form.query(form.page) == "hospital=St.+Ann+%26+Co&p=3"


@pytest.mark.parametrize("page", ["x", "-1", "", "9" * 40, "²"])
def test_a_strange_page_is_the_first(page):
    assert QuestionForm({"p": page}, sees_all=True).page == 1


def test_only_who_sees_all_is_asked_whose_sites():
    asked = {"whose": "mine"}

    assert QuestionForm(asked, sees_all=True).is_mine
    assert not QuestionForm(asked, sees_all=False).is_mine


def test_a_word_is_told_with_its_reason():
    form = WordForm({**WORD, "reason": "full", "note": " Full. ", "is_public": "on"})

    assert form.is_valid()
    assert form.told() == Told("SUSPENDED", "full", "Full.", True)


@pytest.mark.parametrize(
    "wrong", [{"seen": ""}, {"seen": "x"}, {"seen": "-1"}, {"status": "OPEN"}, {"status": ""}]
)
def test_a_form_that_did_not_arrive_whole_says_so(wrong):
    form = WordForm({**WORD, **wrong})

    assert not form.is_valid()
    assert [str(each) for faults in form.errors.values() for each in faults] == [BROKEN]


def test_a_long_sentence_is_refused_and_kept_whole():
    form = WordForm({**WORD, "note": "a" * 501})

    assert not form.is_valid()
    assert "501 characters" in str(form.errors["note"])
    assert form.typed()["note"] == "a" * 501


def test_hidden_marks_are_taken_out_and_told():
    form = WordForm({**WORD, "note": "Fu\x00ll"})

    assert not form.is_valid()
    assert "press the button again" in str(form.errors["note"])
    assert form.typed()["note"] == "Full"


def test_what_is_no_pair_of_a_site_and_what_was_seen_is_left_out():
    sent = ["5:12", "6:0", "7", "8:", "9:x", "x:1", ":", "²:1", "9" * 30 + ":1", "4:-1"]

    assert chosen(sent) == {5: 12, 6: 0}
