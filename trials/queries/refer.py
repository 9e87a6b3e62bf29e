"""The clinician's card of a trial: its hard stops, and the facts that its criteria state exactly.

Card        the parts of the card
  Passage   one criterion, whole, as the source has it, and the rows that were drawn from it
    Row     one fact in the source's words
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from trials.criteria.bullets import marks_at
from trials.criteria.facts import wording
from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.gather import gather
from trials.criteria.facts.molar import in_micromoles
from trials.criteria.nodes import Node, Span
from trials.criteria.plain import readable_text
from trials.models import Trial
from trials.queries.criteria import Block, Criteria, criteria_of
from trials.queries.standings import SiteLine
from trials.queries.trials import RUNG

_MOST = 16  # nodes: a longer list is shown by the line, not whole, beside each of its facts
_NEAR = 400  # letters before a fact in which its name and its conditions are looked for
_PERFORMANCE = ("Karnofsky", "Lansky", "ECOG")
_ORGANS = (
    "creatinine", "filtration rate", "bilirubin", "AST", "ALT", "transaminases",
    "alkaline phosphatase", "albumin", "INR", "clotting time", "hemoglobin", "platelets",
    "neutrophils", "white cells", "lymphocytes", "shortening fraction", "ejection fraction", "QTc",
    "oxygen",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """`said` is the limit or the time as the source writes it; `age` and `who` choose the row of a
    table. `is_other`: enough instead of the row before. `has_more`: its criterion has conditions
    or exceptions that the row does not tell."""

    what: str
    said: str
    days: int | None = None
    until: str = ""
    let_off: str = ""
    micromoles: str = ""
    age: str = ""
    who: str = ""
    is_other: bool = False
    has_more: bool = False


@dataclass
class Passage:
    """`above` are the lines that `node` stands below, from the outermost on. A table by age that
    names one sex and not the other is not whole, and not shown."""

    is_stop: bool
    above: list[str]
    node: Node
    rows: list[Row] = field(default_factory=list)

    @property
    def plain_rows(self) -> list[Row]:
        return [row for row in self.rows if not row.age]

    @property
    def by_age(self) -> list[Row]:
        rows = [row for row in self.rows if row.age]
        sexes = Counter(row.who for row in rows)
        return rows if sexes["male"] == sexes["female"] else []

    @property
    def is_other_by_age(self) -> bool:
        return any(row.is_other for row in self.by_age)


@dataclass(frozen=True)
class Card:
    criteria: Criteria
    waits: list[Passage] = field(default_factory=list)
    limits: list[Passage] = field(default_factory=list)
    scores: list[Passage] = field(default_factory=list)
    earlier: list[Passage] = field(default_factory=list)


@dataclass(frozen=True)
class _Place:
    """Where a node stands: its block, and the criteria above it."""

    block: Block
    node: Node
    above: tuple[Node, ...]

    @cached_property
    def has_more(self) -> bool:
        return any(wording.has_more(node.text) for node in (*self.above, self.node))

    @cached_property
    def is_turned(self) -> bool:
        return any(wording.is_turned(node.text) for node in self.above)

    @cached_property
    def is_one_way(self) -> bool:
        return any(wording.is_one_way(node.text) for node in (*self.above[-1:], self.node))


def card_of(trial: Trial) -> Card:
    """One query: the settlements of the trial. Facts of unclear criteria are left out."""
    card = Card(criteria_of(trial))
    places = list(_places(card.criteria))
    starts = [place.node.span.start for place in places]
    before: Fact | None = None
    for fact in gather(card.criteria.reading):
        passages = _part(card, fact)
        index = bisect_right(starts, fact.span.start) - 1
        if passages is None or index < 0 or fact.span.start >= places[index].node.span.end:
            continue
        row = _row(card.criteria.reading.source, places[index], fact, before)
        if row:
            _passage(passages, places[index]).rows.append(row)
        before = fact
    return Card(
        card.criteria,
        **{
            name: [each for each in getattr(card, name) if each.plain_rows or each.by_age]
            for name in ("waits", "limits", "scores", "earlier")
        },
    )


def referable(lines: list[SiteLine]) -> list[SiteLine]:
    """The sites that a patient may be referred to, those confirmed open first."""
    open_ones = [line for line in lines if line.standing.state in RUNG]
    return sorted(open_ones, key=lambda line: RUNG.index(line.standing.state))


def _places(criteria: Criteria) -> Iterator[_Place]:
    """Every criterion on a decided side, in the order of the source."""
    for block in criteria.blocks:
        waiting: list[tuple[Node, tuple[Node, ...]]] = [(node, ()) for node in block.nodes[::-1]]
        while waiting and block.side != "undecided":
            node, above = waiting.pop()
            if node.is_criterion and block.group.span.meets(node.span):
                yield _Place(block, node, above)
            waiting.extend((child, (*above, node)) for child in reversed(node.children))


def _part(card: Card, fact: Fact) -> list[Passage] | None:
    if fact.kind is FactKind.WASHOUT:
        return card.waits
    if fact.kind is FactKind.PRIOR_THERAPY:
        return card.earlier
    if fact.kind is FactKind.SCORE:
        return card.scores if any(name in fact.name for name in _PERFORMANCE) else None
    return card.limits if any(name in fact.name for name in _ORGANS) else None


def _passage(passages: list[Passage], place: _Place) -> Passage:
    """The passage that the place belongs to: the largest short list around it."""
    line = (*place.above, place.node)
    depth = next(
        depth for depth, node in enumerate(line) if depth == len(line) - 1 or _is_short(node)
    )
    if not passages or passages[-1].node is not line[depth]:
        above = [place.block.heading] if place.block.heading else []
        above += [node.text for node in line[:depth]]
        passages.append(Passage(place.block.side == "exclusion", above, line[depth]))
    return passages[-1]


def _is_short(node: Node) -> bool:
    nodes = [node]
    for each in nodes:
        nodes.extend(each.children)
        if len(nodes) > _MOST:
            return False
    return True


def _row(source: str, place: _Place, fact: Fact, last: Fact | None) -> Row | None:
    start = max(_after_bullet(source, place.node.span), fact.span.start - _NEAR)
    before = readable_text(source, start, fact.span.start)
    if place.is_turned:
        return None
    if fact.kind is FactKind.WASHOUT:
        return _wait(source, place, fact, before)
    if wording.is_turned(before):
        return None
    if fact.kind is FactKind.PRIOR_THERAPY:
        what = wording.counted(before, fact)
        return Row(what, _said(source, fact), has_more=place.has_more) if what else None
    return _limit(source, place, fact, last, start)


def _said(source: str, fact: Fact) -> str:
    return wording.number(readable_text(source, fact.span.start, fact.span.end))


def _wait(source: str, place: _Place, fact: Fact, before: str) -> Row | None:
    what = wording.waited(before, fact, is_stop=place.block.side == "exclusion")
    if what is None:
        return None
    return Row(
        what,
        _said(source, fact),
        days=fact.days,
        until=wording.until(fact),
        let_off=wording.let_off(fact),
        has_more=place.has_more,
    )


def _limit(source: str, place: _Place, fact: Fact, last: Fact | None, start: int) -> Row | None:
    after_last = last.span.end if last else 0
    is_near = fact.span.start - after_last < _NEAR
    between = readable_text(source, after_last, fact.span.start) if is_near else ""
    is_other = wording.is_alternative(between)
    if fact.only_for:
        return _row_by_age(fact, is_other=is_other or place.is_one_way)
    near = readable_text(source, max(start, after_last), fact.span.start)
    what = wording.limited(near, fact)
    if what is None:
        return None
    said = _said(source, fact)
    molar, more = in_micromoles(fact), place.has_more
    return Row(what, said, micromoles=molar, is_other=is_other, has_more=more)


def _after_bullet(source: str, span: Span) -> int:
    start = span.end - len(source[span.start : span.end].lstrip())
    return marks_at(source, start, span.end)[1]


def _row_by_age(fact: Fact, *, is_other: bool) -> Row | None:
    """A row of a creatinine table; without its unit a value says nothing."""
    if fact.upper is None or not fact.unit:
        return None
    age, _, who = fact.only_for.removeprefix("age ").partition("; ")
    said = f"≤ {fact.upper.value:g} {fact.unit}"
    molar = in_micromoles(fact)
    return Row(fact.name, said, micromoles=molar, age=age, who=who, is_other=is_other)
