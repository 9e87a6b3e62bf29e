"""A table by age and sex as the clinician's card gives it."""

from __future__ import annotations

import math

from trials.criteria.facts.table_rows import Cell
from trials.criteria.facts.tables import Row, Table
from trials.criteria.nodes import Span
from trials.queries.by_age import by_age

PLACE = Span(0, 1)


def table(*rows: tuple[str, list[Cell]]) -> Table:
    made = tuple(Row(age, 0, math.inf, tuple(cells), PLACE) for age, cells in rows)
    return Table("creatinine", made, PLACE, has_alternative=False)


def test_one_value_for_everybody_is_one_column() -> None:
    found = by_age(table(("< 1 year", [Cell("", 0.5, "mg/dL")])))

    assert found is not None
    assert (found.columns, found.ages[0].values) == (("",), ["0.5 (44.2)"])


def test_a_row_of_one_sex_leaves_the_other_column_empty() -> None:
    both, girls = Cell("male, female", 1, "mg/dL"), Cell("female", 1.4, "mg/dL")

    found = by_age(table(("< 13 years", [both]), ("≥ 13 years", [girls])))

    assert found is not None
    assert found.columns == ("male", "female")
    assert [age.values for age in found.ages] == [["1 (88.4)", "1 (88.4)"], ["", "1.4 (124)"]]


def test_micromoles_are_not_worked_out_again() -> None:
    found = by_age(table(("< 1 year", [Cell("", 62, "µmol/L")])))

    assert found is not None
    assert (found.unit, found.is_worked_out, found.ages[0].values) == ("µmol/L", False, ["62"])


def test_values_without_a_unit_or_of_two_say_nothing() -> None:
    bare = table(("< 1 year", [Cell("", 0.5, "")]))
    mixed = table(("< 1 year", [Cell("", 0.5, "mg/dL")]), ("≥ 1 year", [Cell("", 62, "µmol/L")]))

    assert (by_age(bare), by_age(mixed)) == (None, None)
