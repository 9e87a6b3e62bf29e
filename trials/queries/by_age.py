"""A table of limits by age and sex as the clinician's card gives it: a column for each sex."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trials.criteria.facts.fact import Bound, Fact, FactKind
from trials.criteria.facts.molar import in_micromoles
from trials.criteria.facts.table_rows import Cell
from trials.criteria.facts.tables import Table
from trials.criteria.nodes import Side, Span


@dataclass(frozen=True)
class Age:
    """`words` are the source's; a value for each column, "" where the row has none for that sex."""

    words: str
    values: list[str]


@dataclass(frozen=True)
class ByAge:
    """The highest values, all of one `unit`; in brackets the same in µmol/L if `is_worked_out`.

    `columns` are "male" and "female", or one without a name. `spans` are the rows in the source.
    """

    name: str
    unit: str
    columns: tuple[str, ...]
    ages: list[Age]
    is_other: bool
    is_worked_out: bool
    spans: list[Span]


def by_age(table: Table) -> ByAge | None:
    """None where the values are not all of one unit, or have none: then they say nothing."""
    cells = [cell for row in table.rows for cell in row.cells]
    units = {_unit(cell) for cell in cells}
    if len(units) != 1 or units == {""}:
        return None
    is_one = all(cell.who in ("", "male, female") for cell in cells)
    columns = ("",) if is_one else ("male", "female")
    return ByAge(
        name=table.name,
        unit=units.pop(),
        columns=columns,
        ages=[
            Age(row.age, [_value(table, row.cells, sex) for sex in columns]) for row in table.rows
        ],
        is_other=table.has_alternative,
        is_worked_out=bool(_in_micromoles(table, cells[0])),
        spans=[row.span for row in table.rows],
    )


def _value(table: Table, cells: Iterable[Cell], sex: str) -> str:
    own = next((cell for cell in cells if not cell.who or not sex or sex in _sexes(cell)), None)
    if own is None:
        return ""
    molar = _in_micromoles(table, own)
    return f"{own.value:g} ({molar})" if molar else f"{own.value:g}"


def _sexes(cell: Cell) -> list[str]:
    return cell.who.split(", ")


def _unit(cell: Cell) -> str:
    return cell.unit.replace(" ", "")


def _in_micromoles(table: Table, cell: Cell) -> str:
    """The figure alone, such as "35.4"; "" where the unit is not mg/dL."""
    highest = Bound(cell.value, inclusive=True)
    fact = Fact(
        FactKind.LAB, Side.INCLUSION, table.span, table.name, upper=highest, unit=_unit(cell)
    )
    return in_micromoles(fact).removeprefix("≤ ").removesuffix(" µmol/L")
