"""The criteria of a trial as its pages show them: read, doubted, and settled by editors.

What the source puts on a side and nobody doubts is shown on that side. What is doubted or undecided
is shown as unclear until an editor settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from trials.criteria.facts.gather import gather
from trials.criteria.facts.remarks import Remark, remarks
from trials.criteria.nodes import Group, Kind, Node, Reading, Standing
from trials.criteria.reading import read
from trials.models import Settlement, Trial

# A heading that says no more than the side says nothing beside it.
_SIDE_ALONE = re.compile(r"\W*(?:key |main )?(?:in|ex)clusion criteria\W*", re.IGNORECASE)


@dataclass
class Block:
    """Criteria in a row of one group, under the registry's own sub-heading if there is one."""

    heading: str
    group: Group
    settlement: Settlement | None
    nodes: list[Node] = field(default_factory=list)

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


def criteria_of(trial: Trial) -> Criteria:
    """One query: the settlements of the trial."""
    settled = {each.digest: each for each in Settlement.objects.filter(trial=trial)}
    return _criteria(read(trial.eligibility_criteria), settled)


def remarks_on(trial: Trial, reading: Reading) -> list[Remark]:
    """Where the text speaks against the registry's own fields, or against itself."""
    return remarks(
        gather(reading),
        trial.eligibility_criteria,
        minimum_age=trial.minimum_age,
        maximum_age=trial.maximum_age,
        sex=trial.sex,
    )


def queue() -> Iterator[tuple[Trial, int]]:
    """Trials with groups that nobody has settled yet, and how many. Each text is read anew."""
    settled: dict[int, dict[str, Settlement]] = {}
    for each in Settlement.objects.all():
        settled.setdefault(each.trial_id, {})[each.digest] = each
    texts = Trial.objects.exclude(eligibility_criteria="")
    for trial in texts.only("nct_id", "brief_title", "plain_title", "eligibility_criteria"):
        criteria = _criteria(read(trial.eligibility_criteria), settled.get(trial.pk, {}))
        waiting = sum(block.is_open for block in criteria.blocks)
        if waiting:
            yield trial, waiting


def _criteria(reading: Reading, settled: dict[str, Settlement]) -> Criteria:
    criteria = Criteria(reading, [], [])
    for heading, node in _under_headings(reading.nodes, ""):
        group = _group_of(node, reading)
        if node.kind is Kind.NOTE or group is None:
            criteria.notes.append(node)
            continue
        last = criteria.blocks[-1] if criteria.blocks else None
        if last is None or (last.group, last.heading) != (group, heading):
            last = Block(heading, group, settled.get(group.digest))
            criteria.blocks.append(last)
        last.nodes.append(node)
    return criteria


def _under_headings(nodes: tuple[Node, ...], heading: str) -> Iterator[tuple[str, Node]]:
    """Each node that is no heading, with the text of the heading above it."""
    for node in nodes:
        if node.kind is Kind.HEADING:
            own = "" if _SIDE_ALONE.fullmatch(node.text) else node.text
            yield from _under_headings(node.children, own)
        else:
            yield heading, node


def _group_of(node: Node, reading: Reading) -> Group | None:
    return next((group for group in reading.groups if group.span.meets(node.span)), None)
