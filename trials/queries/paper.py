"""What stands on the two printed sheets of a trial, and what is cut so that they stay two.

Facts, numbers and the line on research are never cut. Of the rules each side keeps its first ones,
taken in turn from the sides, so that what may rule out is never crowded out; of the sites those
that are surest to be open. A rule is printed whole, or its first line with a mark that there is
more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trials.criteria.nodes import Node, Side
from trials.queries.checklist import Checklist, Question, open_sites
from trials.queries.contacts import Shown
from trials.queries.standings import SiteLine
from trials.queries.trials import TrialPage

# In lines of a sheet, as static/css/paper.css sets them on the shorter of A4 and Letter.
ROOM_FOR_RULES = 64.5
ROOM_FOR_SITES = 17
# What a side of the rules takes besides them: its name, and how many more there are; and what a
# rule takes besides its lines.
_ROOM_FOR_SIDE = 4.2
_ROOM_FOR_RULE = 0.35
# Letters on a line: of the rules, of a column of the sites, of the title, of one of the facts.
_RULE_WIDTH = 104
_SITE_WIDTH = 46
_TITLE_WIDTH = 80
_FACT_WIDTH = 36
# The lines of titles and of illnesses for which the head of the sheet has room anyway.
_USUAL_TITLES = 6
_USUAL_ILLNESSES = 4
# What is told below a rule's first line is left to the page where it takes more lines than this.
_LINES_BELOW = 8
_SIDES = (Side.INCLUSION, Side.EXCLUSION, Side.UNDECIDED)


@dataclass(frozen=True)
class PaperRule:
    """`has_more`: not all that the rule says stands on the paper."""

    question: Question
    below: tuple[Node, ...]
    has_more: bool

    @property
    def headings(self) -> tuple[str, ...]:
        return self.question.headings

    @property
    def room(self) -> float:
        texts = [self.question.asks, *self.headings, *_texts(self.below)]
        return sum(_lines(text, _RULE_WIDTH) for text in texts) + _ROOM_FOR_RULE + self.has_more


@dataclass(frozen=True)
class PaperSide:
    """The rules of one side that are printed; `left` says how many are not."""

    side: Side
    rules: list[PaperRule]
    left: int


@dataclass(frozen=True)
class PaperSite:
    """`contact` is the first of the site's that has a phone; None where none has."""

    line: SiteLine
    contact: Shown | None


@dataclass(frozen=True)
class Paper:
    sides: list[PaperSide]
    sites: list[PaperSite]
    sites_left: int


def paper_of(page: TrialPage, checklist: Checklist) -> Paper:
    """No query. The lines of the page must have been asked for with their contacts."""
    sites = [PaperSite(line, contact_of(line)) for line in open_sites(page.lines)]
    printed = _that_fit(sites, ROOM_FOR_SITES - _beyond_usual(page))
    return Paper(_cut(checklist), printed, len(sites) - len(printed))


def contact_of(line: SiteLine) -> Shown | None:
    """Whom the paper names at this site."""
    contacts: Sequence[Shown] = line.site.shown_contacts  # type: ignore[attr-defined]
    return next((each for each in contacts if each.phone), None)


def _cut(checklist: Checklist) -> list[PaperSide]:
    """The sides that have rules, each with the first of them, as many as there is room for."""
    asked = (checklist.must_be_true, checklist.may_rule_out, checklist.unclear)
    waiting = [[_rule(question) for question in questions] for questions in asked]
    kept: list[list[PaperRule]] = [[] for _ in waiting]
    room = ROOM_FOR_RULES - _ROOM_FOR_SIDE * sum(map(bool, waiting))
    for place, turn, rule in _in_turn(waiting):
        if len(kept[place]) == turn and rule.room <= room:
            kept[place].append(rule)
            room -= rule.room
    every = zip(_SIDES, waiting, kept, strict=True)
    return [PaperSide(side, own, len(rules) - len(own)) for side, rules, own in every if rules]


def _in_turn(sides: Sequence[Sequence[PaperRule]]) -> Iterator[tuple[int, int, PaperRule]]:
    """The first rule of each side, then the second of each, with the places of side and rule."""
    for turn in range(max(map(len, sides))):
        for place, rules in enumerate(sides):
            if turn < len(rules):
                yield place, turn, rules[turn]


def _rule(question: Question) -> PaperRule:
    below = sum(_lines(text, _RULE_WIDTH) for text in _texts(question.lines))
    if below > _LINES_BELOW:
        return PaperRule(question, (), has_more=True)
    return PaperRule(question, question.lines, has_more=bool(question.tables))


def _beyond_usual(page: TrialPage) -> int:
    """The lines by which long titles and many illnesses make the head of the sheet higher."""
    trial = page.trial
    titles = _lines(trial.title, _TITLE_WIDTH) + _lines(trial.brief_title, _TITLE_WIDTH)
    illnesses = _lines(trial.for_whom or ", ".join(page.conditions), _FACT_WIDTH)
    return max(0, titles - _USUAL_TITLES) + max(0, illnesses - _USUAL_ILLNESSES)


def _that_fit(sites: Sequence[PaperSite], lines: int) -> list[PaperSite]:
    """The first of them, as many as there is room for in two columns of so many lines."""
    room, fitting = 2.0 * lines, []
    for site in sites:
        room -= _room(site)
        if room < 0:
            break
        fitting.append(site)
    return fitting


def _room(site: PaperSite) -> float:
    """Its name, whom to ring, the hours, its status and who said so, and what else is said of it,
    with the gap below."""
    place, contact, standing = site.line.site, site.contact, site.line.standing
    texts = [f"{place.facility}, {place.city}", standing.word.note if standing.word else ""]
    texts += [f"{contact.called}: {contact.phone}", contact.hours] if contact else []
    said = 2 + bool(standing.other) + bool(standing.unlisted_on)
    return sum(_lines(text, _SITE_WIDTH) for text in texts) + said + 0.6


def _texts(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.text
        yield from _texts(node.children)


def _lines(text: str, width: int) -> int:
    return math.ceil(len(text) / width)
