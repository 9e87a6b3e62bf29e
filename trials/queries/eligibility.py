"""Who can join, for families: the rules by topic, the short sentence above them, plain words.

Eligibility   the page
  Side        what must be true, what may rule out, what is unclear
    Part      the rules for some of the people (a cohort), or for all
      Section the rules of one topic
        Rule  one criterion
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from trials.criteria.facts.gather import gather
from trials.criteria.facts.tables import Table, tables
from trials.criteria.nodes import Node
from trials.criteria.stops import Stop, inner_stops, whole_stop
from trials.criteria.topics import Place, Topic, says_for_whom, topic_of
from trials.models import Condition, Trial
from trials.queries.criteria import Block, Criteria, Criterion, criteria_of
from trials.queries.plain import Explained, explanations


@dataclass(frozen=True)
class Rule:
    """`plain` only where families may read it."""

    criterion: Criterion
    side: str
    topic: Topic
    tables: list[Table]
    plain: Explained | None = None

    @property
    def stops(self) -> list[Stop]:
        """What rules out: the criterion itself, or clauses of one that must be true."""
        if self.side == "exclusion":
            return [whole_stop(self.criterion.node)]
        if self.side == "inclusion":
            nodes = _walk(self.criterion.node)
            return [stop for node in nodes for stop in inner_stops(node.text)]
        return []


@dataclass(frozen=True)
class Section:
    topic: Topic
    rules: list[Rule]


@dataclass(frozen=True)
class Part:
    """`headings` are the registry's own and say for whom its rules are; none: for everybody."""

    headings: tuple[str, ...]
    sections: list[Section]


@dataclass(frozen=True)
class Eligibility:
    criteria: Criteria
    rules: list[tuple[Block, Rule]]

    @property
    def must_be_true(self) -> list[Part]:
        return _parts(self._on("inclusion"))

    @property
    def may_rule_out(self) -> list[Part]:
        return _parts(self._on("exclusion"))

    @property
    def unclear(self) -> list[Part]:
        return _parts(self._on("undecided"))

    @property
    def illness(self) -> list[tuple[Rule, Stop]]:
        """The opening words of the rules that say which illness it is, and how much of it."""
        own = [rule for _, rule in self._on("inclusion") if rule.topic is Topic.ILLNESS]
        return [(rule, whole_stop(rule.criterion.node)) for rule in own]

    @property
    def asked_for(self) -> list[tuple[Rule, Stop]]:
        """The stops inside rules that must be true."""
        return [(rule, stop) for _, rule in self._on("inclusion") for stop in rule.stops]

    @property
    def ruling_out(self) -> list[tuple[Rule, Stop]]:
        return [(rule, stop) for _, rule in self._on("exclusion") for stop in rule.stops]

    def _on(self, side: str) -> list[tuple[Block, Rule]]:
        return [(block, rule) for block, rule in self.rules if block.side == side]


def eligibility_of(trial: Trial, language: str = "en") -> Eligibility:
    """With the plain sentences of the language. Three queries: settlements, plain sentences and
    conditions of the trial."""
    criteria = criteria_of(trial)
    plain = explanations(trial, criteria, language)
    facts = sorted(gather(criteria.reading), key=lambda fact: fact.span.start)
    starts = [fact.span.start for fact in facts]
    found_tables = tables(criteria.reading)
    illnesses = list(Condition.objects.listed().filter(trial=trial).values_list("text", flat=True))
    rules = []
    for block, criterion in criteria.each():
        span = criterion.span
        own = facts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        explained = plain.get(criterion.anchor)
        rule = Rule(
            criterion,
            block.side,
            topic_of(criterion.words, own, _place(block, criterion, illnesses)),
            [table for table in found_tables if table.span.meets(span)],
            explained if explained and explained.shown else None,
        )
        rules.append((block, rule))
    return Eligibility(criteria, rules)


def _place(block: Block, criterion: Criterion, illnesses: list[str]) -> Place:
    return Place(block.group.side, block.heading, criterion.node.span.start, illnesses)


def _parts(rules: list[tuple[Block, Rule]]) -> list[Part]:
    """By the headings that say for whom, in their order; in each by topic."""
    by: dict[tuple[str, ...], dict[Topic, list[Rule]]] = {}
    for block, rule in rules:
        for_whom = tuple(each for each in block.headings if says_for_whom(each))
        by.setdefault(for_whom, {}).setdefault(rule.topic, []).append(rule)
    return [
        Part(headings, [Section(topic, topics[topic]) for topic in Topic if topic in topics])
        for headings, topics in by.items()
    ]


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)
