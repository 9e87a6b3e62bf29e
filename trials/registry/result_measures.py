"""What was measured in a trial: its baseline and its outcomes, as tables."""

from __future__ import annotations

from dataclasses import dataclass

from trials.language.tongue import gettext
from trials.registry.layout import Json
from trials.registry.result_tables import (
    Block,
    Cell,
    Group,
    Row,
    Table,
    counted,
    groups,
    items,
    row,
    text,
)

# The registry writes this where a number cannot be given, and says why in a comment.
_NO_NUMBER = "NA"


@dataclass(frozen=True)
class Measure:
    """One thing that was measured. `param` and `dispersion` are codes of the registry."""

    title: str
    kind: str
    description: str
    population: str
    time_frame: str
    param: str
    dispersion: str
    unit: str
    is_posted: bool
    expected_date: str
    table: Table


def read_measure(item: Json) -> Measure:
    """An outcome, or a baseline measure with the groups and counts of its module put in."""
    columns = groups(item)
    blocks = [Block("", tuple(counted(columns, item)))]
    blocks += [_block(part, columns) for part in items(item, "classes")]
    return Measure(
        title=text(item, "title"),
        kind=text(item, "type"),
        description=text(item, "description"),
        population=text(item, "populationDescription"),
        time_frame=text(item, "timeFrame"),
        param=text(item, "paramType"),
        dispersion=_code(text(item, "dispersionType")),
        unit=text(item, "unitOfMeasure"),
        is_posted=text(item, "reportingStatus") != "NOT_POSTED",
        expected_date=text(item, "anticipatedPostingDate"),
        table=Table(columns, tuple(block for block in blocks if block.rows)),
    )


def _code(dispersion: str) -> str:
    """ "Standard Deviation", as outcomes have it, is STANDARD_DEVIATION, as baselines have it."""
    code = dispersion.upper().replace(" ", "_").replace("-", "_")
    return "" if code == _NO_NUMBER else code


def _block(part: Json, columns: tuple[Group, ...]) -> Block:
    """A class with its categories; a lone category without a name bears the name of its class."""
    title = text(part, "title")
    rows = [
        row(text(category, "title"), columns, _numbers(category))
        for category in items(part, "categories")
    ]
    before = tuple(counted(columns, part))
    if len(rows) == 1 and not rows[0].name and not before:
        return Block("", (Row(title, rows[0].cells),))
    return Block(title, (*before, *rows))


def _numbers(category: Json) -> dict[str, Cell]:
    return {
        text(number, "groupId"): Cell(_number(number), text(number, "comment"))
        for number in items(category, "measurements")
    }


def _number(number: Json) -> str:
    value, spread = text(number, "value"), text(number, "spread")
    limits = [text(number, "lowerLimit"), text(number, "upperLimit")]
    if any(map(_is_given, limits)):
        low, high = map(_shown, limits)
        words = gettext("{value} ({low} to {high})")
        return words.format(value=_shown(value), low=low, high=high)
    if _is_given(spread):
        return f"{_shown(value)} ({spread})"
    return _shown(value)


def _is_given(number: str) -> bool:
    return number not in {"", _NO_NUMBER}


def _shown(number: str) -> str:
    return number if _is_given(number) else gettext("not given")
