"""The criteria of a trial as its pages show them: read, doubted, and settled by editors.

What the source puts on a side and nobody doubts is shown on that side, whatever was settled before.
What is doubted or undecided is shown as unclear until an editor settles it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from trials.criteria.digests import digest, lines_of
from trials.criteria.facts.gather import gather
from trials.criteria.facts.remarks import Remark, remarks
from trials.criteria.nodes import Group, Kind, Node, Reading, Span, Standing
from trials.criteria.reading import read
from trials.models import Settlement, Trial

# A heading that says no more than the side says nothing beside it.
_SIDE_ALONE = re.compile(
    r"\W*(?:key |main |other |general )?(?:criteria for )?(?:in|ex)clusions?"
    r"(?: criteri(?:a|on))?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Criterion:
    """One criterion with all that stands below it. `digest` names its words, `anchor` its place
    on the page of the trial's rules, `span` its stretch of the source."""

    node: Node
    digest: str
    anchor: str

    @property
    def words(self) -> str:
        """A line for the criterion and for each one below it."""
        return "\n".join(lines_of(self.node))

    @property
    def span(self) -> Span:
        last = self.node
        while last.children:
            last = last.children[-1]
        return Span(self.node.span.start, last.span.end)


@dataclass
class Block:
    """Criteria in a row of one group. `headings` are the registry's own sub-headings that they
    stand under, from the outermost on; there may be none. `settlement` is the editor's
    word that counts."""

    headings: tuple[str, ...]
    group: Group
    settlement: Settlement | None
    criteria: list[Criterion] = field(default_factory=list)

    @property
    def heading(self) -> str:
        return self.headings[-1] if self.headings else ""

    @property
    def nodes(self) -> list[Node]:
        return [criterion.node for criterion in self.criteria]

    @property
    def side(self) -> str:
        """One of "inclusion", "exclusion" and "undecided": where the page shows it."""
        if self.settlement:
            return self.settlement.side
        return self.group.side if self.group.standing is Standing.DECIDED else "undecided"

    @property
    def is_open(self) -> bool:
        """True where an editor has yet to look."""
        return self.group.standing is not Standing.DECIDED and self.settlement is None


@dataclass(frozen=True)
class Criteria:
    """The whole of a trial's text, in blocks, in the order of the source."""

    reading: Reading
    blocks: list[Block]
    notes: list[Node]

    def on(self, side: str) -> list[Block]:
        return [block for block in self.blocks if block.side == side]

    @property
    def must_be_true(self) -> list[Block]:
        return self.on("inclusion")

    @property
    def rule_out(self) -> list[Block]:
        return self.on("exclusion")

    @property
    def unclear(self) -> list[Block]:
        return self.on("undecided")

    @property
    def to_settle(self) -> list[Block]:
        """What an editor may settle, settled or not."""
        return [block for block in self.blocks if block.group.standing is not Standing.DECIDED]

    def each(self) -> Iterator[tuple[Block, Criterion]]:
        """Every criterion with its block, in the order of the source."""
        for block in self.blocks:
            for criterion in block.criteria:
                yield block, criterion


def criteria_of(trial: Trial) -> Criteria:
    """One query: the settlements of the trial."""
    settled = {each.digest: each for each in Settlement.objects.filter(trial=trial)}
    return read_with(trial.eligibility_criteria, settled)


def remarks_on(trial: Trial, reading: Reading) -> list[Remark]:
    """Where the text speaks against the registry's own fields, or against itself."""
    return remarks(
        gather(reading),
        trial.eligibility_criteria,
        minimum_age=trial.minimum_age,
        maximum_age=trial.maximum_age,
        sex=trial.sex,
    )


def read_with(text: str, settled: dict[str, Settlement]) -> Criteria:
    """The criteria of a text; `settled` are the newest settlements by the digest of their group."""
    reading = read(text)
    criteria = Criteria(reading, [], [])
    seen: Counter[str] = Counter()
    for headings, node in _under_headings(reading.nodes, ()):
        group = _group_of(node, reading)
        if node.kind is Kind.NOTE or group is None:
            criteria.notes.append(node)
            continue
        last = criteria.blocks[-1] if criteria.blocks else None
        if last is None or (last.group, last.headings) != (group, headings):
            last = Block(headings, group, _word_on(group, settled))
            criteria.blocks.append(last)
        last.criteria.append(_criterion(node, seen))
    return criteria


def _word_on(group: Group, settled: dict[str, Settlement]) -> Settlement | None:
    """None where the source is clear: no word on its doubt of old moves it to the other side."""
    return None if group.standing is Standing.DECIDED else settled.get(group.digest)


def _criterion(node: Node, seen: Counter[str]) -> Criterion:
    """The same words twice get an anchor each."""
    name = digest(lines_of(node))
    seen[name] += 1
    again = f"-{seen[name]}" if seen[name] > 1 else ""
    return Criterion(node, name, f"rule-{name[:12]}{again}")


def _under_headings(
    nodes: tuple[Node, ...], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Each node that is no heading, with the texts of the headings above it."""
    for node in nodes:
        if node.kind is Kind.HEADING:
            own = () if _SIDE_ALONE.fullmatch(node.text) else (node.text,)
            yield from _under_headings(node.children, (*above, *own))
        else:
            yield above, node


def _group_of(node: Node, reading: Reading) -> Group | None:
    return next((group for group in reading.groups if group.span.meets(node.span)), None)
