"""The private checklist: a trial's rules as questions, and where each answer leads.

What a family answers comes in as arguments and goes out as a page; nothing here keeps it.

Checklist    the rules in the order of the page "Who can join"
  Question   one rule, what was answered, and where that leads
    AgeTable its limits by age, with the row that fits
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

from trials.criteria.digests import digest
from trials.criteria.facts.tables import Row, Table
from trials.criteria.nodes import Node, Side
from trials.language import ages
from trials.models import Trial
from trials.queries.eligibility import Eligibility, Rule, eligibility_of
from trials.queries.standings import SiteLine
from trials.queries.trials import RUNG


class Answer(TextChoices):
    YES = "yes", gettext_lazy("Yes")
    NO = "no", gettext_lazy("No")
    DONT_KNOW = "dont-know", gettext_lazy("Don’t know")
    DOES_NOT_APPLY = "does-not-apply", gettext_lazy("Does not apply (never had this)")


class Outcome(StrEnum):
    """The part of the page to take along in which a rule is listed."""

    ASK = "ask"
    MAY_RULE_OUT = "may-rule-out"
    UNANSWERED = "unanswered"
    REST = "rest"


# "Never had this" under a rule that must be true is harmless for a waiting time and not for a
# treatment that one must have had. The portal cannot tell the two apart for sure: ask. Under a rule
# that rules out it says no. Where the side itself is unclear, no answer tells anything.
_LEADS_TO = {
    (Side.INCLUSION, Answer.YES): Outcome.REST,
    (Side.INCLUSION, Answer.NO): Outcome.MAY_RULE_OUT,
    (Side.INCLUSION, Answer.DONT_KNOW): Outcome.ASK,
    (Side.INCLUSION, Answer.DOES_NOT_APPLY): Outcome.ASK,
    (Side.EXCLUSION, Answer.YES): Outcome.MAY_RULE_OUT,
    (Side.EXCLUSION, Answer.NO): Outcome.REST,
    (Side.EXCLUSION, Answer.DONT_KNOW): Outcome.ASK,
    (Side.EXCLUSION, Answer.DOES_NOT_APPLY): Outcome.REST,
    (Side.UNDECIDED, Answer.YES): Outcome.ASK,
    (Side.UNDECIDED, Answer.NO): Outcome.ASK,
    (Side.UNDECIDED, Answer.DONT_KNOW): Outcome.ASK,
    (Side.UNDECIDED, Answer.DOES_NOT_APPLY): Outcome.ASK,
}


def outcome_of(side: str, answer: Answer | None) -> Outcome:
    """Where a rule of this side goes. The pages of the checklist, with JavaScript and without, ask
    this and nothing else."""
    return _LEADS_TO[Side(side), answer] if answer else Outcome.UNANSWERED


@dataclass(frozen=True)
class Age:
    """Whole years, and whole months beyond them."""

    years: int
    months: int

    @property
    def in_months(self) -> int:
        return self.years * 12 + self.months

    def __str__(self) -> str:
        return f"{ages.Age(self.years, 'year')} {ages.Age(self.months, 'month')}"


@dataclass(frozen=True)
class AgeRow:
    """`fits`: the age that was given lies in it, the first month included, the last not."""

    row: Row
    fits: bool

    @property
    def is_open(self) -> bool:
        """True where no age is too high for it."""
        return math.isinf(self.row.to_months)


@dataclass(frozen=True)
class AgeTable:
    table: Table
    rows: list[AgeRow]


@dataclass(frozen=True)
class Choice:
    answer: Answer
    outcome: Outcome
    is_given: bool


@dataclass(frozen=True)
class Question:
    """`name` is that of its field. `headings` say for whom the rule is; none: for everybody."""

    name: str
    headings: tuple[str, ...]
    rule: Rule
    answer: Answer | None
    tables: list[AgeTable]

    @property
    def node(self) -> Node:
        return self.rule.criterion.node

    @property
    def plain(self) -> str:
        """The plain sentence, where one was checked for the words as they are now."""
        plain = self.rule.plain
        return plain.shown.text if plain and plain.shown and not plain.is_outdated else ""

    @property
    def asks(self) -> str:
        return self.plain or self.node.text

    @property
    def words(self) -> Node:
        """The registry's words, without the lines that are a row of its tables."""
        rows = [row for table in self.rule.tables for row in table.rows]
        return replace(self.node, children=tuple(_without(self.node.children, rows)))

    @property
    def lines(self) -> tuple[Node, ...]:
        """What stands below the rule's first line; nothing where a plain sentence tells it all."""
        return () if self.plain else self.words.children

    @property
    def has_more(self) -> bool:
        return bool(self.lines or self.tables)

    @property
    def is_retold(self) -> bool:
        """True where the rule does not stand there word for word."""
        return bool(self.plain or self.tables)

    @property
    def outcome(self) -> Outcome:
        return outcome_of(self.rule.side, self.answer)

    @property
    def choices(self) -> list[Choice]:
        side = self.rule.side
        return [Choice(each, outcome_of(side, each), each == self.answer) for each in Answer]


@dataclass(frozen=True)
class Checklist:
    """`edition` names the questions as they were asked: another one, and they have changed."""

    questions: list[Question]
    age: Age | None

    @property
    def edition(self) -> str:
        return digest(f"{q.rule.side} {q.name} {q.plain}" for q in self.questions)[:12]

    @property
    def has_tables(self) -> bool:
        return any(question.tables for question in self.questions)

    @property
    def must_be_true(self) -> list[Question]:
        return self._on(Side.INCLUSION)

    @property
    def may_rule_out(self) -> list[Question]:
        return self._on(Side.EXCLUSION)

    @property
    def unclear(self) -> list[Question]:
        return self._on(Side.UNDECIDED)

    @property
    def leading_to(self) -> dict[str, list[Question]]:
        """By outcome: "ask", "may_rule_out", "unanswered" and "rest"."""
        return {
            outcome.name.lower(): [each for each in self.questions if each.outcome is outcome]
            for outcome in Outcome
        }

    def _on(self, side: Side) -> list[Question]:
        return [question for question in self.questions if question.rule.side == side]


def checklist_of(
    trial: Trial,
    answers: Mapping[str, Answer] | None = None,
    age: Age | None = None,
    language: str = "en",
) -> Checklist:
    """`answers` are by the names of the questions; those that no question has are left out. The
    plain sentences are those of the language. Two queries: the settlements of the trial, and its
    plain sentences."""
    answers = answers or {}
    return Checklist(
        [
            Question(
                rule.criterion.anchor,
                headings,
                rule,
                answers.get(rule.criterion.anchor),
                [_by_age(table, age) for table in rule.tables],
            )
            for headings, rule in _rules(eligibility_of(trial, language))
        ],
        age,
    )


def open_sites(lines: list[SiteLine]) -> list[SiteLine]:
    """The sites that may be rung, those confirmed open first."""
    found = [line for line in lines if line.standing.state in RUNG]
    return sorted(found, key=lambda line: RUNG.index(line.standing.state))


def _rules(eligibility: Eligibility) -> Iterator[tuple[tuple[str, ...], Rule]]:
    """Every rule, in the order of the page "Who can join"."""
    sides = (eligibility.must_be_true, eligibility.may_rule_out, eligibility.unclear)
    for part in (part for parts in sides for part in parts):
        for section in part.sections:
            yield from ((part.headings, rule) for rule in section.rules)


def _by_age(table: Table, age: Age | None) -> AgeTable:
    return AgeTable(table, [AgeRow(row, _fits(row, age)) for row in table.rows])


def _fits(row: Row, age: Age | None) -> bool:
    return age is not None and row.from_months <= age.in_months < row.to_months


def _without(nodes: Sequence[Node], rows: Sequence[Row]) -> Iterator[Node]:
    """The nodes that are no row by themselves, and of their children likewise."""
    for node in nodes:
        told = sum(node.span.meets(row.span) for row in rows)
        if node.children or told != 1:
            yield replace(node, children=tuple(_without(node.children, rows)))
