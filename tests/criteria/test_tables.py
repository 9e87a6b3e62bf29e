"""Creatinine tables: read whole, or left to the text."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from trials.criteria.facts.fact import FactKind
from trials.criteria.facts.gather import gather
from trials.criteria.facts.table_rows import Cell
from trials.criteria.facts.tables import Row, Table, tables
from trials.criteria.reading import read

SAMPLE = Path(__file__).resolve().parents[2] / "trials" / "samples" / "NCT03913559.json"
OPENING = "* Serum creatinine (mg/dL) by age and sex, as follows:"
BY_MONTHS = "age 1 month to \\<6 months: 0.4; 6 months to \\<1 year: 0.5; 1 to \\<2 years: 0.6"


def found_in(*lines: str, opening: str = OPENING, heading: str = "Inclusion Criteria:"):
    rows = "".join(f"  * {line}\n" for line in lines)
    return tables(read(f"{heading}\n\n{opening}\n\n{rows}"))


def the_table(*lines: str, opening: str = OPENING, heading: str = "Inclusion Criteria:") -> Table:
    (table,) = found_in(*lines, opening=opening, heading=heading)
    return table


def months(table: Table) -> list[tuple[float, float]]:
    return [(row.from_months, row.to_months) for row in table.rows]


def values(row: Row) -> list[tuple[str, float]]:
    return [(cell.who, cell.value) for cell in row.cells]


def test_the_table_of_the_sample_is_whole_and_has_an_alternative():
    study = json.loads(SAMPLE.read_text(encoding="utf-8"))
    source = study["protocolSection"]["eligibilityModule"]["eligibilityCriteria"]

    (table,) = tables(read(source))

    assert (table.name, table.has_alternative) == ("creatinine", True)
    assert [row.age for row in table.rows][:3] == [
        "< 6 months", "6 months to < 1 year", "1 to < 2 years",
    ]  # fmt: skip
    assert months(table)[:3] == [(0, 6), (6, 12), (12, 24)]
    assert months(table)[-1] == (192, math.inf)
    assert table.rows[0].cells == (Cell("male, female", 0.4, "mg/dL"),)
    assert table.rows[-1].cells == (Cell("male", 1.7, "mg/dL"), Cell("female", 1.4, "mg/dL"))
    assert source[table.span.start : table.span.end].startswith("\\< 6 months")
    assert source[table.span.start : table.span.end].endswith("1.4 (female)")


@pytest.mark.parametrize(
    "line",
    [
        "13 to \\<16 years: 1.5 (male), 1.4 (female)",
        "13 to \\<16 years: 1.5 mg/dL (male), 1.4 mg/dL (female)",
        "13 to \\<16 years: Male 1.5 mg/dL, Female 1.4 mg/dL",
        "Age: 13 to \\<16 years; Male: 1.5 mg/dL; Female: 1.4 mg/dL",
        "Age: 13 to \\<16 years; maximum serum creatinine (mg/dL): 1.5 (male), 1.4 (female)",
        "age 13 to \\<16 years: maximum serum creatinine 1.5 mg/dL for males and 1.4 for females",
        "13 - 15 years: 1.5 mg/dL (133 µmol/L) for boys, 1.4 mg/dL (124 µmol/L) for girls",
    ],
)
def test_both_sexes_of_a_row_are_kept_however_it_is_written(line: str):
    table = the_table("1 to \\<13 years: 1.2", line)

    assert months(table)[1] == (156, 192)
    assert table.rows[1].cells == (Cell("male", 1.5, "mg/dL"), Cell("female", 1.4, "mg/dL"))


def test_a_unit_may_stand_in_each_row():
    table = the_table(
        "1 to \\<2 years; maximum serum creatinine (mg/dL): 0.6",
        "\\>= 2 years; maximum serum creatinine (mg/dL): 0.8",
        opening="* Serum creatinine by age:",
    )

    assert {cell.unit for row in table.rows for cell in row.cells} == {"mg/dL"}


def test_two_values_side_by_side_belong_to_the_heads_of_their_columns():
    table = the_table("Age Male Female", "10 to \\<13 years  1.2  1.2", "≥ 13 years  1.5  1.4")

    assert [values(row) for row in table.rows] == [
        [("male", 1.2), ("female", 1.2)],
        [("male", 1.5), ("female", 1.4)],
    ]


def test_two_values_without_heads_are_not_guessed_at():
    assert found_in("10 to \\<13 years  1.2  1.2", "≥ 13 years  1.5  1.4") == []


def test_the_value_may_stand_before_its_age():
    table = the_table(
        "No greater than 0.6 mg/dL (1-23 months of age)",
        "No greater than 0.8 mg/dL (2- 5 years of age)",
        "No greater than 1.4 mg/dL (6 years of age and over \\[female\\])",
        "No greater than 1.7 mg/dL (6 years of age and over \\[male\\])",
    )

    assert months(table) == [(1, 24), (24, 72), (72, math.inf), (72, math.inf)]
    assert [values(row) for row in table.rows[1:]] == [
        [("", 0.8)], [("female", 1.4)], [("male", 1.7)],
    ]  # fmt: skip


def test_a_table_may_run_on_in_one_line():
    table = the_table(opening=f"* Serum creatinine (mg/dL) by {BY_MONTHS}")

    assert months(table) == [(1, 6), (6, 12), (12, 24)]
    assert [values(row) for row in table.rows] == [[("", 0.4)], [("", 0.5)], [("", 0.6)]]


def test_a_table_without_indentation_is_read_too():
    lines = "1 to \\<2 years: 0.6 (male), 0.6 (female)\n\n\\>= 2 years: 0.8 (male), 0.7 (female)"

    (table,) = tables(read(f"Inclusion Criteria:\n\nCreatinine based on age/gender:\n\n{lines}"))

    assert months(table) == [(12, 24), (24, math.inf)]


def test_a_child_between_two_readings_of_a_limit_is_in_no_row():
    table = the_table("\\<= 5 years: 0.8", "\\> 5 to \\<= 10 years: 1.0", "\\> 10 years: 1.2")

    assert months(table) == [(0, 60), (72, 120), (132, math.inf)]


@pytest.mark.parametrize(
    "lines",
    [
        ("1 to \\<2 years: 0.6", "2 to \\<6 years: see the protocol", "6 to \\<10 years: 1"),
        ("1 to \\<2 years: 0.6", "as the table of the laboratory says", "\\>= 2 years: 1"),
        ("1 to \\<2 years: 0.6", "2 to \\<6 years: 0.8", "\\>= 6 years: as the laboratory says"),
        ("1 to \\<2 years: 0.6 (male), 0.6 (female)", "\\>= 2 years: 0.8 (male)"),
        ("1 to \\<2 years: 0.6", "3 to \\<6 years: 0.8"),
        ("10 to \\<13 years: 1.2", "10 to \\<16 years: 1.5"),
        ("1 to \\<2 years: 0.6",),
        ("1 to \\<2 years: \\>= 0.6", "\\>= 2 years: \\>= 1"),
    ],
)
def test_a_table_that_cannot_be_read_whole_is_left_to_the_text(lines: tuple[str, ...]):
    assert found_in(*lines) == []


def test_what_is_too_high_is_no_table_of_what_is_allowed():
    lines = ("1 to \\<2 years: 0.6", "\\>= 2 years: 0.8")
    opening = "* Serum creatinine greater than the following, by age:"

    facts = list(gather(read(f"Exclusion Criteria:\n\n{opening}\n\n  * {lines[0]}\n")))

    assert found_in(*lines, opening=opening, heading="Exclusion Criteria:") == []
    assert found_in(*lines, heading="Exclusion Criteria:") == []
    assert [(fact.lower and fact.lower.value, fact.upper) for fact in facts] == [(0.6, None)]


def test_adequate_function_is_a_table_of_what_is_allowed_under_either_heading():
    opening = "* Adequate kidney function, serum creatinine (mg/dL) by age:"

    table = the_table(
        "1 to \\<2 years: 0.6", "\\>= 2 years: 0.8", opening=opening, heading="Exclusion Criteria:"
    )

    assert len(table.rows) == 2


def test_the_rows_of_something_else_are_no_rows_of_creatinine():
    lines = ("1 to \\<2 years: 0.6", "\\>= 2 years: 0.8", "Bilirubin: \\>= 2 years: 1.2")

    table = the_table(*lines)

    assert [values(row) for row in table.rows] == [[("", 0.6)], [("", 0.8)]]


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("* GFR \\>= 70 mL/min or a serum creatinine based on age as follows:", True),
        ("* Serum creatinine by age as below or creatinine clearance \\>= 70 mL/min:", True),
        ("* Serum creatinine based on age as follows:", False),
    ],
)
def test_another_way_that_is_enough_is_said(opening: str, wanted: object):
    table = the_table("1 to \\<2 years: 0.6", "\\>= 2 years: 0.8", opening=opening)

    assert table.has_alternative is wanted


def test_the_ages_of_a_table_let_nobody_in_even_where_it_cannot_be_read():
    lines = "  * 1 to \\<2 years: 0.6\n  * \\>= 16 years old: as the laboratory says\n"

    facts = list(gather(read(f"Inclusion Criteria:\n\n{OPENING}\n\n{lines}")))

    assert [fact for fact in facts if fact.kind is FactKind.AGE] == []
