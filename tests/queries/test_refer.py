"""What the clinician's card draws from a text, and what it leaves to the text."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.actions import samples
from trials.models import Settlement, Trial
from trials.queries.figures import Figure
from trials.queries.refer import Card, card_of

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def card(now: dt.datetime) -> Card:
    return card_of(samples.load(now=now), TODAY)


def drawn(*, inclusion: str = "", exclusion: str = "") -> Card:
    text = f"Inclusion Criteria:\n\n{inclusion}\n\nExclusion Criteria:\n\n{exclusion}"
    trial = Trial.objects.create(nct_id="NCT00000001", eligibility_criteria=text)
    return card_of(trial, TODAY)


def figures(passages) -> list[Figure]:
    return [figure for passage in passages for figure in passage.figures]


def test_every_waiting_time_of_the_sample_is_there_in_days(card: Card) -> None:
    waits = [(figure.what, figure.said, figure.days) for figure in figures(card.waits)]

    assert waits == [
        ("Cytotoxic therapy: completed", "at least 14 days ago", 14),
        ("Biologic agents: therapy completed", "at least 7 days ago", 7),
        ("CAR-T cell therapy", "at least 42 days ago", 42),
        ("After a bone marrow transplant", "wait of at least 90 days", 90),
        ("no immune suppression", "no immune suppression for ≥ 2 weeks", 14),
        ("local XRT (small port)", "at least 2 weeks ago", 14),
        ("cranial or craniospinal XRT, XRT to ≥ 50% of the pelvis, or TBI", "≥ 3 months ago", 90),
        ("other substantial radiation to the bone marrow", "≥ 6 weeks ago", 42),
    ]


def test_a_wait_with_an_exemption_in_the_next_sentence_says_that_there_is_more(card: Card) -> None:
    more = {figure.days: figure.has_more for figure in figures(card.waits)[:3]}

    assert more == {14: True, 7: True, 42: False}


def test_a_wait_names_the_last_day_that_is_long_enough_ago(card: Card) -> None:
    days = {figure.days: figure.day for figure in figures(card.waits)}

    assert days[14] == dt.date(2026, 11, 8)
    assert days[90] == dt.date(2026, 8, 24)


def test_a_wait_of_thousands_of_years_is_left_to_the_words() -> None:
    card = drawn(inclusion="* At least 99999 months must have elapsed since chemotherapy")

    assert card.waits == []


def test_creatinine_is_a_line_for_each_age_a_column_for_each_sex_in_both_units(card: Card) -> None:
    [table] = card.limits[0].tables

    assert (table.unit, table.columns, table.is_worked_out) == ("mg/dL", ("male", "female"), True)
    assert [(age.words, *age.values) for age in table.ages] == [
        ("< 6 months", "0.4 (35.4)", "0.4 (35.4)"),
        ("6 months to < 1 year", "0.5 (44.2)", "0.5 (44.2)"),
        ("1 to < 2 years", "0.6 (53.1)", "0.6 (53.1)"),
        ("2 to < 6 years", "0.8 (70.7)", "0.8 (70.7)"),
        ("6 to < 10 years", "1 (88.4)", "1 (88.4)"),
        ("10 to < 13 years", "1.2 (106)", "1.2 (106)"),
        ("13 to < 16 years", "1.5 (133)", "1.4 (124)"),
        ("≥ 16 years", "1.7 (150)", "1.4 (124)"),
    ]
    assert table.is_other


def test_of_the_other_organs_either_or_is_kept_and_a_condition_is_no_limit(card: Card) -> None:
    limits = [(figure.is_other, figure.what, figure.said) for figure in figures(card.limits)]

    assert limits == [
        (False, "rate of glomerular filtration", "≥ 60 cc/min/1.73m2"),
        (False, "direct bilirubin", "≤ 1.4 mg/dL"),
        (False, "AST", "≤ 3 x ULN"),
        (True, "ALT", "≤ 3 x ULN"),
        (False, "shortening fraction", "≥ 27%"),
        (True, "ejection fraction", "≥ 45%"),
    ]


def test_the_score_that_only_corresponds_is_left_to_the_words(card: Card) -> None:
    scores = [(figure.what, figure.said) for figure in figures(card.scores)]

    assert scores == [("Karnofsky or Lansky score", "≥ 50%")]
    assert [(figure.what, figure.said) for figure in figures(card.earlier)] == [
        ("Bone marrow transplant", "≤ 1")
    ]


def test_every_figure_of_the_sample_stands_beside_the_words_that_say_it(card: Card) -> None:
    for passage in [*card.waits, *card.limits, *card.scores, *card.earlier]:
        for line in passage.lines:
            assert [each.said for each in line.figures if each.said not in line.text] == []
            assert [each.what for each in line.figures if each.what not in line.text] == []


def test_of_a_line_with_one_figure_the_words_that_it_is_about_stand_out(card: Card) -> None:
    liver = next(passage for passage in card.limits if "liver" in passage.node.text)

    assert [line.parts for line in liver.lines if line.figure] == [
        ("where total bilirubin is > 1.4 mg/dL, ", "direct bilirubin", " ≤ 1.4 mg/dL")
    ]


def test_a_passage_is_whole_but_for_the_lines_that_its_table_gives(card: Card) -> None:
    kidney = card.limits[0]

    assert [(line.is_below, line.text) for line in kidney.lines] == [
        (False, "Adequate kidney function, either of these is enough:"),
        (True, "a rate of glomerular filtration ≥ 60 cc/min/1.73m2, or"),
        (True, "a serum creatinine (mg/dL) no higher than the figure for age and sex:"),
    ]


def test_every_passage_leads_to_its_criterion(card: Card) -> None:
    anchors = {criterion.anchor: criterion for _, criterion in card.criteria.each()}

    for passage in [*card.waits, *card.limits, *card.scores, *card.earlier]:
        assert passage.node.text in anchors[passage.anchor].words


def test_what_rules_out_inside_a_rule_that_must_be_true_is_a_stop(card: Card) -> None:
    words = {inner.anchor: inner.stop.words for inner in card.inner_stops}

    said = {criterion.anchor: criterion.words for _, criterion in card.criteria.each()}
    assert any("extramedullary disease" in each for each in words.values())
    assert all(each in said[anchor] for anchor, each in words.items())


def test_a_rule_that_rules_out_and_one_that_is_unclear_have_no_stop_inside() -> None:
    doubted = "* At least 14 days must have elapsed since chemotherapy, with no infection"

    card = drawn(exclusion=f"* Patients without a donor\n{doubted}")

    assert {str(block.side) for block in card.criteria.blocks} == {"exclusion", "undecided"}
    assert card.inner_stops == []


def test_a_time_within_which_something_rules_out_is_a_stop() -> None:
    card = drawn(exclusion="* Use of steroids within 4 weeks before screening")

    assert [passage.is_stop for passage in card.waits] == [True]
    assert [(figure.what, figure.days, figure.until) for figure in figures(card.waits)] == [
        ("Use of steroids", 28, "screening")
    ]


@pytest.mark.parametrize(
    ("inclusion", "exclusion"),
    [
        ("* On a stable dose of steroids for at least 4 weeks prior to screening", ""),
        ("* Chemotherapy within 4 weeks before screening", ""),
        ("", "* Has not received chemotherapy within 4 weeks before screening"),
        ("", "* Negative biopsy within 4 weeks before screening"),
        ("", "* Surgery started more than 4 weeks prior to screening"),
    ],
)
def test_what_is_no_waiting_time_is_not_shown_as_one(inclusion: str, exclusion: str) -> None:
    card = drawn(inclusion=inclusion, exclusion=exclusion)

    assert card.waits == []


def test_with_growth_factors_or_transfusion_is_no_alternative() -> None:
    card = drawn(inclusion="* Hemoglobin ≥ 8 g/dL with transfusion or drugs and platelets ≥ 50 /µL")

    assert [figure.is_other for figure in figures(card.limits)] == [False, False]


def test_two_names_of_one_limit_are_no_alternative_to_the_limit_before_them() -> None:
    card = drawn(
        inclusion="* Direct bilirubin ≤ 1.4 mg/dL (if total bilirubin > 1.4 mg/dL) and\n"
        "* AST or ALT ≤ 3 x ULN"
    )

    assert [(figure.is_other, figure.what, figure.has_more) for figure in figures(card.limits)] == [
        (False, "Direct bilirubin", True),
        (False, "AST or ALT", False),
    ]


def test_a_wait_ends_where_the_sentence_goes_on_about_the_participant() -> None:
    card = drawn(
        inclusion="* At least 90 days have elapsed since bone marrow transplant and participant "
        "is off immune suppression for ≥ 2 weeks"
    )

    assert [(figure.what, figure.days) for figure in figures(card.waits)] == [
        ("bone marrow transplant", 90),
        ("off immune suppression", 14),
    ]


@pytest.mark.parametrize(
    "inclusion",
    [
        "* Must not have any of these: serum creatinine > 2 mg/dL",
        "* None who lack these, and without:\n\n  * serum creatinine > 2 mg/dL",
        "* Has not received ≥ 2 prior chemotherapy regimens",
    ],
)
def test_a_limit_that_a_word_before_it_turns_round_is_left_to_the_words(inclusion: str) -> None:
    card = drawn(inclusion=inclusion)

    assert card.limits + card.earlier == []


def test_a_table_that_lost_a_sex_is_not_shown() -> None:
    text = "* Maximum serum creatinine by age and sex:\n\n  * 13 to < 16 years: 1.5 mg/dL (male)"

    card = drawn(inclusion=text)

    assert card.limits == []


def test_values_in_other_units_are_not_worked_out() -> None:
    card = drawn(inclusion="* Serum creatinine ≤ 120 µmol/L\n* Total bilirubin ≤ 1.5 mg/dL")

    assert [(figure.said, figure.micromoles) for figure in figures(card.limits)] == [
        ("≤ 120 µmol/L", ""),
        ("≤ 1.5 mg/dL", "≤ 25.7 µmol/L"),
    ]


def test_what_is_doubted_gives_no_figures_until_an_editor_has_settled_it(
    django_user_model, now: dt.datetime
) -> None:
    doubted = drawn(exclusion="* At least 14 days must have elapsed since chemotherapy")
    [block] = doubted.criteria.unclear
    trial, editor = Trial.objects.get(), django_user_model.objects.create(username="erin")
    Settlement.objects.create(
        trial=trial, digest=block.group.digest, side="inclusion", by=editor, at=now
    )

    settled = card_of(trial, TODAY)

    assert doubted.waits == []
    assert [figure.days for figure in figures(settled.waits)] == [14]


def test_a_long_list_is_shown_by_the_line() -> None:
    others = "".join(f"  * rule {number}\n" for number in range(20))

    card = drawn(inclusion=f"* Must have all of these:\n{others}  * platelets ≥ 50 /µL\n")

    [passage] = card.limits
    assert [line.text for line in passage.lines] == ["platelets ≥ 50 /µL"]
    assert passage.above == ["Must have all of these:"]


def test_the_head_of_a_long_list_is_shown_without_the_list() -> None:
    others = "".join(f"  * rule {number}\n" for number in range(20))

    card = drawn(inclusion=f"* Platelets ≥ 50 /µL and all of these:\n{others}")

    [passage] = card.limits
    assert [line.text for line in passage.lines] == ["Platelets ≥ 50 /µL and all of these:"]
