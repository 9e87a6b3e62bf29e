"""One invented text for each way in which eligibility texts are laid out."""

from __future__ import annotations

import pytest

from trials.criteria.nodes import Join, Kind, Node, Reading, Reason, Side, Standing
from trials.criteria.reading import read


def sides(reading: Reading) -> list[tuple[str, str]]:
    """(side, text) of what is no heading."""
    return [
        (node.side.value, node.text) for _, node in reading.walk() if node.kind is not Kind.HEADING
    ]


def found(reading: Reading, text: str) -> Node:
    return next(node for _, node in reading.walk() if node.text.startswith(text))


def test_two_headings_make_two_sides():
    reading = read("Inclusion Criteria:\n\n* Is tall\n\nExclusion Criteria:\n\n* Is a giant\n")

    assert sides(reading) == [("inclusion", "Is tall"), ("exclusion", "Is a giant")]


def test_a_heading_may_stand_in_the_line_of_its_first_criterion():
    reading = read("Inclusion Criteria: Is tall\nExclusion criteria: Is a giant")

    assert sides(reading) == [("inclusion", "Is tall"), ("exclusion", "Is a giant")]


def test_a_text_in_one_line_is_cut_at_its_headings_and_bullets():
    reading = read(
        "Inclusion Criteria:- Is tall- Has legs. Exclusion Criteria:- Is a giant.- Flies"
    )

    assert sides(reading) == [
        ("inclusion", "Is tall"),
        ("inclusion", "Has legs."),
        ("exclusion", "Is a giant."),
        ("exclusion", "Flies"),
    ]


def test_numbers_in_one_line_are_lines_and_headings():
    reading = read(
        "1. Inclusion criteria: 1) tall 2) wide. 2. Exclusion criteria: 1) flies 2) swims"
    )

    assert sides(reading) == [
        ("inclusion", "tall"),
        ("inclusion", "wide."),
        ("exclusion", "flies"),
        ("exclusion", "swims"),
    ]


def test_a_heading_at_the_end_of_a_criterion_opens_its_side():
    reading = read("Inclusion Criteria:\n* Is tall Exclusion Criteria:\n* Is a giant")

    assert sides(reading) == [("inclusion", "Is tall"), ("exclusion", "Is a giant")]


def test_marked_numbered_and_shouted_headings_are_headings():
    for first, second in (
        ("* Inclusion Criteria:", "* Exclusion Criteria:"),
        ("1. Inclusion Criteria", "2. Exclusion Criteria"),
        ("-INCLUSION CRITERIA:", "-EXCLUSION CRITERIA:"),
        ("INCLUSION", "EXCLUSION"),
        ("Main criteria for inclusion:", "Main criteria for exclusion:"),
        ("Key Inclusion Criteria - Donor:", "Non-inclusion criteria:"),
        ("Subjects will be included if:", "Subjects will be excluded if:"),
        ("Entry criteria", "Withdrawal criteria"),
    ):
        reading = read(f"{first}\n\n* Is tall\n\n{second}\n\n* Is a giant\n")

        assert [side for side, text in sides(reading) if text.startswith("Is")] == [
            "inclusion",
            "exclusion",
        ], first


def test_a_sub_heading_without_a_colon_keeps_the_side():
    reading = read("Exclusion Criteria:\n\nHeart and vessels\n\n* Is a giant\n")

    assert found(reading, "Heart").kind is Kind.HEADING
    assert found(reading, "Is a giant").side is Side.EXCLUSION


def test_each_cohort_has_its_own_sides():
    reading = read(
        "Inclusion criteria for cohort A:\n* Is tall\nExclusion criteria for cohort A:\n* Flies\n"
        "Inclusion criteria for cohort B:\n* Is small\nExclusion criteria for cohort B:\n* Swims\n"
    )

    assert [side for side, _ in sides(reading)] == [
        "inclusion", "exclusion", "inclusion", "exclusion",
    ]  # fmt: skip


def test_a_sentence_turns_inclusion_into_exclusion_and_never_back():
    reading = read(
        "Inclusion Criteria:\n* Is tall\n\nSubjects may not be:\n\n1. Giants\n\n"
        "Subjects must meet all of the following:\n\n1. Flying\n"
    )

    assert found(reading, "Giants").side is Side.EXCLUSION
    assert found(reading, "Flying").side is Side.EXCLUSION


def test_headings_of_the_old_style_take_no_side():
    reading = read(
        "DISEASE CHARACTERISTICS:\n\n* Proven gout\n\nPRIOR CONCURRENT THERAPY:\n\nSurgery\n\n"
        "* Not specified\n"
    )

    assert {node.side for _, node in reading.walk()} == {Side.UNDECIDED}
    assert {group.reason for group in reading.groups} == {Reason.HEADING_NAMES_NO_SIDE}
    assert found(reading, "Surgery").kind is Kind.HEADING


def test_a_topic_under_a_side_keeps_it():
    reading = read("Inclusion Criteria:\n\nPATIENT CHARACTERISTICS:\n\n* Is tall\n")

    assert found(reading, "Is tall").side is Side.INCLUSION


def test_a_heading_that_names_both_sides_decides_neither():
    reading = read("Inclusion/Exclusion Criteria:\n* Is tall")

    assert reading.groups[0].standing is Standing.UNDECIDED
    assert reading.groups[0].reason is Reason.HEADING_NAMES_BOTH


def test_a_text_without_headings_is_undecided():
    reading = read("Is tall.\nIs no giant.")

    assert reading.groups[0].standing is Standing.UNDECIDED
    assert reading.groups[0].reason is Reason.NO_HEADING


def test_escapes_and_doubled_entities_are_undone():
    reading = read("Inclusion Criteria:\n* Age \\>= 18, x \\&lt; 3, y &amp;#8805; 2, \\[z\\]")

    assert sides(reading) == [("inclusion", "Age >= 18, x < 3, y ≥ 2, [z]")]


def test_a_line_that_goes_on_belongs_to_the_one_before():
    reading = read("Inclusion Criteria:\n* Has walked to the\n  shop and back\n* Is tall")

    assert sides(reading)[0] == ("inclusion", "Has walked to the shop and back")


def test_a_footnote_belongs_to_the_line_before():
    reading = read("Inclusion Criteria:\n* Is tall\\*\n\n\\* Above the door")

    assert len(sides(reading)) == 1


def test_indentation_makes_children_and_the_words_their_join():
    reading = read(
        "Inclusion Criteria:\n* At least one of the following:\n  * Is tall\n  * Is wide\n* Walks\n"
    )

    asked = found(reading, "At least one")
    assert asked.kind is Kind.LEAD_IN
    assert asked.join is Join.ONE_OF
    assert [child.text for child in asked.children] == ["Is tall", "Is wide"]
    assert found(reading, "Walks").children == ()


def test_a_list_of_another_make_stands_below_the_line_that_asks_for_it():
    reading = read("Inclusion Criteria:\n* All of these:\n1. Is tall\n2. Is wide\n* Walks\n")

    assert [child.text for child in found(reading, "All of").children] == ["Is tall", "Is wide"]
    assert found(reading, "All of").join is Join.ALL_OF


def test_numbers_that_begin_again_stand_below():
    reading = read("Exclusion Criteria:\n1. Any of:\n1. Flies\n2. Swims\n2. Is a giant")

    assert [child.text for child in found(reading, "Any of").children] == ["Flies", "Swims"]


def test_lines_that_only_might_belong_together_are_left_flat():
    reading = read(
        "Inclusion Criteria:\n* Good eyes:\n* sees far;\n* sees near.\n"
        "* Has given consent in writing to everything that is done in the study.\n"
    )

    assert [child.text for child in found(reading, "Good eyes").children] == [
        "sees far;", "sees near.",
    ]  # fmt: skip
    assert found(reading, "Has given").side is Side.INCLUSION


def test_or_between_lines_makes_them_alternatives():
    reading = read("Inclusion Criteria:\n* Good heart:\n  * pulse below 90, or\n  * calm breath\n")

    assert found(reading, "Good heart").join is Join.ONE_OF


@pytest.mark.parametrize(
    ("line", "join"),
    [
        ("Good kidneys, GFR ≥ 60 mL/min or creatinine by age as follows:", Join.ONE_OF),
        ("Good liver, AST or ALT by age as follows:", Join.NOT_SAID),
        ("Good blood, platelets ≥ 50 or ≥ 20 after transfusion, as follows:", Join.NOT_SAID),
        ("GFR ≥ 60 mL/min or creatinine ≤ 2 mg/dL and platelets as follows:", Join.NOT_SAID),
    ],
)
def test_a_line_that_offers_another_measure_than_its_list_says_that_one_is_enough(line, join):
    reading = read(f"Inclusion Criteria:\n* {line}\n  * calm\n  * quiet\n")

    assert found(reading, line).join is join


def test_a_short_line_with_a_colon_that_is_not_ended_asks_for_its_list():
    reading = read("Exclusion Criteria:\n\nOccupations involving:\n\n* Flying\n\nOther:\n\n* Swims")

    assert found(reading, "Occupations").kind is Kind.LEAD_IN
    assert found(reading, "Other").kind is Kind.HEADING


def test_a_line_among_lines_without_marks_is_no_heading():
    reading = read(
        "Inclusion Criteria:\nIs rather tall\nWalks to the shop\n1. and back\n2. at night"
    )

    assert [text for _, text in sides(reading)][:2] == ["Is rather tall", "Walks to the shop"]


def test_an_or_of_its_own_line_is_a_note():
    reading = read(
        "Inclusion Criteria:\n* Good heart:\n  * calm pulse\n\n  OR\n\n  * calm breath\n"
    )

    assert found(reading, "OR").kind is Kind.NOTE
    assert found(reading, "Good heart").join is Join.ONE_OF


def test_a_name_with_a_capital_and_a_stop_is_no_letter_of_a_list():
    reading = read("Exclusion Criteria:\n* E. coli in the blood\n* A. Flies\n* B. Swims")

    assert [text for _, text in sides(reading)] == ["E. coli in the blood", "Flies", "Swims"]


def test_a_criterion_that_names_exclusion_in_passing_is_no_heading():
    reading = read(
        "Inclusion Criteria:\n* Meets no exclusion criteria of the mother study\n* Walks"
    )

    assert [side for side, _ in sides(reading)] == ["inclusion", "inclusion"]


def test_no_text_has_no_nodes_and_blank_text_one():
    assert read("").nodes == ()
    assert [node.text for node in read(" \n\n ").nodes] == [""]
