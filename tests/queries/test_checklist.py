from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User

from trials.actions import samples
from trials.models import PlainCheck, PlainSentence, Settlement, Trial
from trials.queries.checklist import Age, Answer, Checklist, Outcome, checklist_of, outcome_of
from trials.queries.criteria import criteria_of

TEXT = """Inclusion Criteria:

* At least 14 days since chemotherapy
* Relapsed leukemia

Exclusion Criteria:

* Known HIV infection
* Female participants must use contraception"""

LEADS_TO = {
    "inclusion": ("rest", "may-rule-out", "ask", "ask", "unanswered"),
    "exclusion": ("may-rule-out", "rest", "ask", "rest", "unanswered"),
    "undecided": ("ask", "ask", "ask", "ask", "unanswered"),
}


@pytest.fixture
def trial(db: None, now: dt.datetime) -> Trial:
    return Trial.objects.create(nct_id="NCT99900001", eligibility_criteria=TEXT, published_at=now)


@pytest.fixture
def sample(db: None, now: dt.datetime) -> Trial:
    return samples.load(now=now)


def asked(checklist: Checklist) -> list[str]:
    return [question.asks for question in checklist.questions]


def explain(trial: Trial, now: dt.datetime, text: str) -> None:
    """A checked plain sentence for the first criterion."""
    block, criterion = next(criteria_of(trial).each())
    sentence = PlainSentence.objects.create(
        trial=trial,
        digest=criterion.digest,
        criterion=criterion.words,
        side=block.side,
        text=text,
        by=User.objects.create_user("writer"),
        at=now,
    )
    PlainCheck.objects.create(sentence=sentence, by=User.objects.create_user("doctor"), at=now)


@pytest.mark.parametrize("side", LEADS_TO)
def test_each_answer_to_each_kind_of_rule_leads_where_the_table_above_says(side):
    found = tuple(outcome_of(side, answer) for answer in (*Answer, None))

    assert found == LEADS_TO[side]


def test_only_the_two_plain_contradictions_may_rule_out():
    found = {
        (side, answer)
        for side in LEADS_TO
        for answer in Answer
        if outcome_of(side, answer) is Outcome.MAY_RULE_OUT
    }

    assert found == {("inclusion", Answer.NO), ("exclusion", Answer.YES)}


def test_every_criterion_is_asked_once_on_the_side_where_its_page_shows_it(trial):
    checklist = checklist_of(trial)

    must, out, unclear = checklist.must_be_true, checklist.may_rule_out, checklist.unclear
    assert {question.asks for question in must} == {
        "At least 14 days since chemotherapy",
        "Relapsed leukemia",
    }
    assert [question.asks for question in out] == ["Known HIV infection"]
    assert [question.asks for question in unclear] == ["Female participants must use contraception"]
    assert len({question.name for question in checklist.questions}) == 4


def test_the_answers_sort_the_rules_and_what_no_rule_asks_is_left_out(trial):
    names = [question.name for question in checklist_of(trial).questions]
    given = [Answer.NO, Answer.DONT_KNOW, Answer.NO]

    checklist = checklist_of(trial, {**dict(zip(names, given, strict=False)), "x": Answer.YES})

    sorted_rules = {name: len(rules) for name, rules in checklist.leading_to.items()}
    assert sorted_rules == {"ask": 1, "may_rule_out": 1, "unanswered": 1, "rest": 1}


def test_an_editors_word_moves_the_rule_and_with_it_where_its_answers_lead(trial, now):
    group = criteria_of(trial).unclear[0].group
    Settlement.objects.create(
        trial=trial,
        digest=group.digest,
        side="inclusion",
        by=User.objects.create_user("editor"),
        at=now,
    )

    question = checklist_of(trial).must_be_true[-1]

    assert question.asks == "Female participants must use contraception"
    assert [choice.outcome for choice in question.choices][:2] == ["rest", "may-rule-out"]


def test_a_checked_plain_sentence_asks_instead_of_the_registrys_words(trial, now):
    explain(trial, now, "The last chemotherapy was two weeks ago or more.")

    checklist = checklist_of(trial)

    assert "The last chemotherapy was two weeks ago or more." in asked(checklist)
    assert "At least 14 days since chemotherapy" not in asked(checklist)


def test_a_plain_sentence_of_a_rule_that_has_changed_does_not_ask(trial, now):
    explain(trial, now, "The last chemotherapy was two weeks ago or more.")
    trial.eligibility_criteria = TEXT.replace("14", "28")

    checklist = checklist_of(trial)

    assert "At least 28 days since chemotherapy" in asked(checklist)
    assert "The last chemotherapy was two weeks ago or more." not in asked(checklist)


def test_the_questions_have_another_edition_when_a_word_a_side_or_a_plain_sentence_changes(
    trial, now
):
    editions = [checklist_of(trial).edition, checklist_of(trial).edition]

    trial.eligibility_criteria = TEXT.replace("Relapsed", "Refractory")
    editions.append(checklist_of(trial).edition)
    group = criteria_of(trial).unclear[0].group
    editor = User.objects.create_user("editor")
    Settlement.objects.create(trial=trial, digest=group.digest, side="exclusion", by=editor, at=now)
    editions.append(checklist_of(trial).edition)
    explain(trial, now, "Two weeks have passed.")
    editions.append(checklist_of(trial).edition)

    assert editions[0] == editions[1]
    assert len(set(editions)) == 4


@pytest.mark.parametrize(
    ("age", "row"),
    [
        (Age(0, 0), "< 6 months"),
        (Age(0, 5), "< 6 months"),
        (Age(0, 6), "6 months to < 1 year"),
        (Age(0, 11), "6 months to < 1 year"),
        (Age(1, 0), "1 to < 2 years"),
        (Age(5, 11), "2 to < 6 years"),
        (Age(6, 0), "6 to < 10 years"),
        (Age(7, 3), "6 to < 10 years"),
        (Age(15, 11), "13 to < 16 years"),
        (Age(16, 0), "≥ 16 years"),
        (Age(120, 11), "≥ 16 years"),
    ],
    ids=str,
)
def test_an_age_picks_one_row_of_the_table(sample, age, row):
    checklist = checklist_of(sample, age=age)

    (table,) = [table for question in checklist.questions for table in question.tables]
    assert [each.row.age for each in table.rows if each.fits] == [row]


def test_without_an_age_no_row_is_picked(sample):
    checklist = checklist_of(sample)

    rows = [row for question in checklist.questions for t in question.tables for row in t.rows]
    assert len(rows) == 8
    assert not any(row.fits for row in rows)


def test_the_lines_that_are_rows_of_a_table_are_not_told_twice(sample):
    (kidney,) = [question for question in checklist_of(sample).questions if question.tables]

    first, second = kidney.lines
    assert first.text == "a rate of glomerular filtration ≥ 60 cc/min/1.73m2, or"
    assert second.text == "a serum creatinine (mg/dL) no higher than the figure for age and sex:"
    assert second.children == ()


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (Age(7, 3), "7 years 3 months"),
        (Age(1, 1), "1 year 1 month"),
        (Age(0, 0), "0 years 0 months"),
    ],
)
def test_an_age_is_said_in_years_and_months(age, words):
    assert str(age) == words
