"""The plain sentences of a trial as staff see them: each criterion, and what became of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trials.language.changes import Piece, changes
from trials.models import PlainSentence, Trial
from trials.queries.criteria import Block, Criterion
from trials.queries.eligibility import Eligibility, eligibility_of
from trials.queries.plain import Explained, explanations, is_checked

# The languages in which plain sentences are written, each with its name.
LANGUAGES = {"en": "English", "es": "Spanish"}


class State(StrEnum):
    """What has become of the newest sentence of a criterion."""

    NONE = "none"
    WAITS = "waits"
    CHECKED = "checked"
    CHANGED = "changed"
    OTHER_SIDE = "other-side"


@dataclass(frozen=True)
class Line:
    """A criterion, the block that it stands in, and what was written to explain it."""

    block: Block
    criterion: Criterion
    explained: Explained | None

    @property
    def newest(self) -> PlainSentence | None:
        return self.explained.newest if self.explained else None

    @property
    def state(self) -> State:
        return state_of(self.explained, self.criterion)

    @property
    def still_shown(self) -> PlainSentence | None:
        """An older one that families read for as long as nobody has checked the newest."""
        shown = self.explained.shown if self.explained else None
        return shown if shown != self.newest else None

    @property
    def changes(self) -> tuple[list[Piece], list[Piece]]:
        """The words that the newest sentence was written for, and those of today."""
        was = self.newest.criterion if self.newest else ""
        return changes(was, self.criterion.words)


def state_of(explained: Explained | None, criterion: Criterion) -> State:
    if explained is None or explained.newest is None:
        return State.NONE
    if explained.is_outdated:
        same_words = explained.newest.digest == criterion.digest
        return State.OTHER_SIDE if same_words else State.CHANGED
    return State.CHECKED if is_checked(explained.newest) else State.WAITS


def lines(trial: Trial, language: str) -> list[Line]:
    """Every criterion, in the order of the page that families read. Three queries."""
    eligibility = eligibility_of(trial)
    own = explanations(trial, eligibility.criteria, language)
    by_anchor = {each.anchor: (block, each) for block, each in eligibility.criteria.each()}
    return [Line(*by_anchor[anchor], own.get(anchor)) for anchor in _in_order(eligibility)]


def _in_order(eligibility: Eligibility) -> Iterator[str]:
    for parts in (eligibility.must_be_true, eligibility.may_rule_out, eligibility.unclear):
        for section in (section for part in parts for section in part.sections):
            yield from (rule.criterion.anchor for rule in section.rules)
