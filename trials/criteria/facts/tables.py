"""Limits by age and sex: a creatinine table, whole where it can be read whole, and one fact for
each of its values.

A table stands one row a line below the line that announces it, or runs on in that line. The ages
in it choose a row and let nobody in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from trials.criteria.facts.clause import Clause, clauses
from trials.criteria.facts.fact import Bound, Fact, FactKind
from trials.criteria.facts.table_rows import Cell, RowRead, RowsRead, columns_in, read_rows, unit_in
from trials.criteria.nodes import Reading, Side, Span

_TABLE_OF = re.compile(r"creatinine|\bscr\b", re.IGNORECASE)
_BY = re.compile(r"\bages?\b|\bgender|\bsex\b|\bfollow\w*|\btable\b|\bbelow\b", re.IGNORECASE)
_EXCEEDED = re.compile(
    r"\bcreatinine\b[^.;]{0,30}"
    r"(?:\babove\b|\bexceed|(?<!no )(?<!not )\b(?:greater|higher|more) than)",
    re.IGNORECASE,
)
_HIGHEST = re.compile(
    r"≤|\b(?:max\w*|adequate|normal|(?:no|not) (?:greater|higher|more)|at most|up to)\b",
    re.IGNORECASE,
)
_OTHER_WAY = re.compile(
    r"\bor\b[^.;:]{0,40}\bcreatinine\b"
    r"|\bcreatinine\b[^.;]{0,60}\bor\b[^.;]{0,40}\b(?:clearance|e?gfr|filtration)",
    re.IGNORECASE,
)
_NAME = "creatinine"
_FEWEST = 2  # rows of a table
_BETWEEN = 2  # lines that are no rows, after which a table is looked for no further


@dataclass(frozen=True, slots=True)
class Row:
    """`age` in the source's words ("6 months to < 1 year"), and in months: the first is included,
    the last is not."""

    age: str
    from_months: float
    to_months: float
    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table of highest values that was read whole: from the first row to the last each age has
    one value for each sex. Only where "> 5 years" follows "≤ 5 years", and a child of five and a
    half could be in either, that year is in neither.

    `span` runs from the first row to the last. `has_alternative`: another way is enough ("a
    filtration rate ≥ 60 or creatinine by age")."""

    name: str
    rows: tuple[Row, ...]
    span: Span
    has_alternative: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """What a table says in one line: its facts, and the stretches that are used up by it."""

    facts: tuple[Fact, ...] = ()
    spans: tuple[Span, ...] = ()


def tables(reading: Reading) -> list[Table]:
    """The tables that could be read whole. Where one could not, the text has to speak for
    itself."""
    drafts = _drafts(list(clauses(reading)))
    return [table for draft in drafts if (table := _whole(draft))]


def rows(lines: Sequence[Clause]) -> dict[int, Rows]:
    """By the number of its line: what was read of tables, whole or not."""
    return {
        place: _rows(draft, lines[place], read)
        for draft in _drafts(lines)
        for place, read in draft.read.items()
    }


@dataclass
class _Draft:
    """A table as it is read, line by line. `left_over`: lines since its last row that are none."""

    lines: Sequence[Clause]
    opening: Clause
    unit: str
    columns: str
    read: dict[int, RowsRead] = field(default_factory=dict)
    left_over: int = 0
    is_broken: bool = False

    @cached_property
    def context(self) -> str:
        return f"{self.opening.heading}. {self.opening.above}. {self.opening.text}"

    @cached_property
    def is_exceeded(self) -> bool:
        """The table says what is too high."""
        return bool(_EXCEEDED.search(self.context))

    @cached_property
    def is_highest(self) -> bool:
        """The table says what is allowed; one under exclusion only if it does so in words."""
        is_said = self.opening.side is not Side.EXCLUSION or _HIGHEST.search(self.context)
        return bool(is_said) and not self.is_exceeded

    @cached_property
    def has_alternative(self) -> bool:
        return self.opening.is_one_of or bool(_OTHER_WAY.search(self.context))

    @property
    def rows(self) -> list[tuple[Clause, RowRead]]:
        return [(self.lines[place], row) for place, read in self.read.items() for row in read.rows]


def _drafts(lines: Sequence[Clause]) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for place, clause in enumerate(lines):
        if draft and _takes(draft, place, clause):
            continue
        if draft and draft.read:
            yield draft
        draft = _opened(lines, place) if _announces(clause) else None
    if draft and draft.read:
        yield draft


def _announces(clause: Clause) -> bool:
    context = f"{clause.above} {clause.text} {clause.heading}"
    return bool(_TABLE_OF.search(context) and _BY.search(context))


def _opened(lines: Sequence[Clause], place: int) -> _Draft:
    clause = lines[place]
    draft = _Draft(lines, clause, "", columns_in(clause.text))
    draft.unit = unit_in(draft.context)
    read = read_rows(clause.text, clause.comparisons, draft.unit, draft.columns)
    if read.rows:
        named = _TABLE_OF.search(clause.text)
        draft.read[place] = read
        draft.is_broken = any(start > (named.end() if named else 0) for start, _ in read.unread)
    return draft


def _takes(draft: _Draft, place: int, clause: Clause) -> bool:
    """Whether the line belongs to the table: a row, the heads of its columns, or one that cannot be
    read. By such a one the table is broken if rows come after it."""
    is_below = clause.depth > draft.opening.depth
    if clause.depth < draft.opening.depth:
        return False
    read = _read(draft, clause)
    if read.rows or (read.unread and (is_below or read.has_values)):
        _add(draft, place, read)
        return True
    if not draft.read and (columns := columns_in(clause.text)):
        draft.columns, draft.unit = columns, unit_in(clause.text) or draft.unit
        return True
    draft.left_over += 1
    if _TABLE_OF.search(clause.text):
        return False
    return is_below or (bool(draft.read) and draft.left_over <= _BETWEEN)


def _read(draft: _Draft, clause: Clause) -> RowsRead:
    """The rows of a line below the table's opening; none in a line that names something else."""
    if any(named.name != _NAME for named in clause.names):
        return RowsRead((), (), has_values=False)
    return read_rows(clause.text, clause.comparisons, draft.unit, draft.columns)


def _add(draft: _Draft, place: int, read: RowsRead) -> None:
    if draft.read:
        draft.is_broken = draft.is_broken or draft.left_over > 0
    draft.is_broken = draft.is_broken or bool(read.unread)
    draft.read[place] = read
    draft.left_over = 0


def _rows(draft: _Draft, clause: Clause, read: RowsRead) -> Rows:
    places = [*((row.start, row.end) for row in read.rows), *read.unread]
    return Rows(
        tuple(fact for row in read.rows for fact in _facts(draft, clause, row)),
        tuple(clause.span(start, end) for start, end in places),
    )


def _facts(draft: _Draft, clause: Clause, row: RowRead) -> Iterator[Fact]:
    """None where it is not clear whether the values are allowed or too high."""
    if not (draft.is_highest or draft.is_exceeded):
        return
    for cell in row.cells:
        bound = Bound(cell.value, inclusive=not draft.is_exceeded)
        yield Fact(
            kind=FactKind.LAB, name=_NAME, side=clause.side,
            span=clause.span(row.start, row.end),
            lower=bound if draft.is_exceeded else None,
            upper=None if draft.is_exceeded else bound,
            unit=cell.unit,
            only_for=f"age {row.age}; {cell.who}" if cell.who else f"age {row.age}",
            alternative=draft.has_alternative,
        )  # fmt: skip


def _whole(draft: _Draft) -> Table | None:
    read = [row for _, row in draft.rows]
    if draft.is_broken or not draft.is_highest or len(read) < _FEWEST or not _is_unbroken(read):
        return None
    open_years = {row.above for row in read}
    found = tuple(
        Row(
            row.age, row.from_months,
            row.up_to if row.up_to is not None and row.up_to in open_years else row.to_months,
            row.cells, clause.span(row.start, row.end),
        )
        for clause, row in draft.rows
    )  # fmt: skip
    span = Span(found[0].span.start, found[-1].span.end)
    return Table(_NAME, found, span, draft.has_alternative)


def _is_unbroken(read: Sequence[RowRead]) -> bool:
    """True where the rows of either sex follow one another, and both cover the same ages."""
    men, women = ([row for row in read for cell in row.cells if _is_for(cell, sex)]
                  for sex in ("male", "female"))  # fmt: skip
    ends = {(rows[0].from_months, rows[-1].to_months) for rows in (men, women) if rows}
    return bool(men and women) and len(ends) == 1 and all(
        before.to_months == after.from_months
        for rows in (men, women) for before, after in pairwise(rows)
    )  # fmt: skip


def _is_for(cell: Cell, sex: str) -> bool:
    return not cell.who or sex in cell.who.split(", ")
