"""Facts as the clinician's card gives them: the figure, and the words of the source around it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from trials.criteria.facts import wording
from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.facts.molar import in_micromoles
from trials.criteria.plain import readable_text
from trials.queries.lines import Line

_NEAR = 400  # letters before a fact in which its name and its conditions are looked for
_LONGEST_AGO = 36_500  # days; what is longer is no waiting time


@dataclass(frozen=True)
class Figure:
    """`what` and `said` are the source's words: what is limited or waited for, and how much.

    `days` is how long; `day` the day that lies so long before the card's, the last one that is
    long enough ago, or the first one that still rules out. Where half-lives count too there is
    neither: how long one lasts, only the drug says. `is_other`: enough instead of the figure
    before. `has_more`: its criterion has conditions or exceptions that it does not tell.
    """

    what: str
    said: str
    days: int | None = None
    day: dt.date | None = None
    until: str = ""
    let_off: str = ""
    micromoles: str = ""
    is_other: bool = False
    has_more: bool = False


def figure_of(
    source: str, line: Line, fact: Fact, last: Fact | None, today: dt.date
) -> Figure | None:
    """None where the fact cannot be told exactly without its sentence. `last` is the fact before
    it of the same part of the card."""
    start = max(line.start(source), fact.span.start - _NEAR)
    before = readable_text(source, start, fact.span.start)
    if line.is_turned or fact.only_for:
        return None
    if fact.kind is FactKind.WASHOUT:
        return _wait(source, line, fact, before, today)
    if wording.is_turned(before):
        return None
    if fact.kind is FactKind.PRIOR_THERAPY:
        what = wording.counted(before, fact)
        return Figure(what, _said(source, fact), has_more=line.has_more) if what else None
    return _limit(source, line, fact, last, start)


def _said(source: str, fact: Fact) -> str:
    return wording.number(readable_text(source, fact.span.start, fact.span.end))


def _wait(source: str, line: Line, fact: Fact, before: str, today: dt.date) -> Figure | None:
    what = wording.waited(before, fact, is_stop=line.is_stop)
    days = None if fact.half_lives else fact.days
    if what is None or (days is None and not fact.half_lives) or (days or 0) > _LONGEST_AGO:
        return None
    return Figure(
        what,
        _said(source, fact),
        days=days,
        day=None if days is None else today - dt.timedelta(days=days),
        until=fact.until,
        let_off=wording.let_off(fact),
        has_more=line.has_more,
    )


def _limit(source: str, line: Line, fact: Fact, last: Fact | None, start: int) -> Figure | None:
    after_last = last.span.end if last else 0
    is_near = fact.span.start - after_last < _NEAR
    between = readable_text(source, after_last, fact.span.start) if is_near else ""
    near = readable_text(source, max(start, after_last), fact.span.start)
    what = wording.limited(near, fact)
    if what is None:
        return None
    return Figure(
        what,
        _said(source, fact),
        micromoles=in_micromoles(fact),
        is_other=wording.is_alternative(between),
        has_more=line.has_more,
    )
