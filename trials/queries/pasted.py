"""The clinician's card as plain text, to paste into a patient's record. It names no patient."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import TextWrapper

from trials.language.dates import in_words
from trials.language.standings import headline_words, said
from trials.queries.by_age import ByAge
from trials.queries.criteria import Block
from trials.queries.direct import Direct, for_the_whole_trial
from trials.queries.figures import Figure
from trials.queries.passages import Passage
from trials.queries.refer import Card
from trials.queries.trials import TrialPage

_WIDTH = 76
_MARK = "*"
_LINE = TextWrapper(_WIDTH, break_long_words=False, break_on_hyphens=False)
_ITEM = TextWrapper(
    _WIDTH,
    initial_indent="- ",
    subsequent_indent="  ",
    break_long_words=False,
    break_on_hyphens=False,
)


def pasted(
    page: TrialPage, card: Card, numbers: Sequence[Direct], *, address: str, today: dt.date
) -> str:
    """Lines of at most 76 letters, but for a word that is longer."""
    parts = [
        _lines(f"{page.trial.nct_id}: {page.trial.title}", _status(page, today)),
        _part("Hard stops", _stops(card)),
        _part("Not clear whether these rule in or out", _words(card.criteria.unclear)),
        _part("Waiting times (a month is 30 days, a year 365)", _each(card.waits, _wait)),
        _part("Organs and laboratory", _each(card.limits, _limit)),
        _part("Performance score", _each(card.scores, _limit)),
        _part("Earlier treatment, counted", _each(card.earlier, _limit)),
        _part("To have ready", _to_have_ready(card)),
        _part("To ring", _to_ring(page, numbers)),
    ]
    drawn = (*card.waits, *card.limits, *card.scores, *card.earlier)
    if any(figure.has_more for passage in drawn for figure in passage.figures):
        parts.append([f"{_MARK} The rule says more: read its words."])
    parts.append([*_lines(_origin(page), "The protocol decides."), address])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _lines(*sentences: str) -> list[str]:
    return [line for sentence in sentences for line in _LINE.wrap(sentence)]


def _part(title: str, items: Iterable[str]) -> list[str]:
    lines = [line for item in items for line in _ITEM.wrap(item)]
    return [title.upper(), *lines] if lines else []


def _status(page: TrialPage, today: dt.date) -> str:
    whole, word = page.headline, page.word
    counts = (whole.confirmed_open, whole.said_open, whole.sites)
    status = headline_words(whole.state, word.code if word else whole.code, *counts)
    source = said(word.speaker, word.date, word.days, about_trial=word.about_trial) if word else ""
    return f"On {in_words(today.isoformat())}: {'. '.join(filter(None, [status, source]))}."


def _stops(card: Card) -> Iterator[str]:
    yield from _words(card.criteria.rule_out)
    for inner in card.inner_stops:
        cut = " …" if inner.stop.is_cut else ""
        yield f"From the rules that must be true: “{inner.stop.words}{cut}”"


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for criterion in block.criteria:
            yield "; ".join(criterion.words.splitlines())


def _each(passages: Iterable[Passage], worded: Callable[[Figure], str]) -> Iterator[str]:
    for passage in passages:
        for figure in passage.figures:
            rules_out = "Rules out: " if passage.is_stop else ""
            yield f"{rules_out}{worded(figure)}{_MARK if figure.has_more else ''}"
        for table in passage.tables:
            yield _by_age(table)


def _wait(figure: Figure) -> str:
    until = f", counted to {figure.until}" if figure.until else ""
    let_off = f" (not for {figure.let_off})" if figure.let_off else ""
    words = figure.said if figure.said.startswith(figure.what) else f"{figure.what}, {figure.said}"
    return f"{figure.days} days: {words}{until}{let_off}"


def _limit(figure: Figure) -> str:
    other = "or " if figure.is_other else ""
    molar = f" ({figure.micromoles})" if figure.micromoles else ""
    return f"{other}{figure.what} {figure.said}{molar}"


def _by_age(table: ByAge) -> str:
    molar = " (µmol/L)" if table.is_worked_out else ""
    other = "or " if table.is_other else ""
    ages = "; ".join(f"{age.words} {_values(table, age.values)}" for age in table.ages)
    return f"{other}{table.name} at most, in {table.unit}{molar}: {ages}"


def _values(table: ByAge, values: list[str]) -> str:
    if len(set(values)) == 1:
        return values[0]
    named = zip(table.columns, values, strict=True)
    return ", ".join(f"{sex.lower()} {value}" for sex, value in named if value)


def _to_have_ready(card: Card) -> Iterator[str]:
    names = [asked.what for asked in card.ready]
    dates = ["last dates of all under waiting times"] if card.waits else []
    if names or dates:
        yield ", ".join([*names, *dates])


def _to_ring(page: TrialPage, numbers: Sequence[Direct]) -> Iterator[str]:
    for direct in numbers:
        yield f"{direct.line.site}: {_direct(direct)}"
    for contact in for_the_whole_trial(page.contacts, numbers):
        if contact.phone:
            phone = _phone(contact.phone, contact.phone_ext, contact.hours)
            yield f"For the whole trial: {', '.join(filter(None, [contact.called, phone]))}"


def _direct(direct: Direct) -> str:
    ring = direct.ring
    if ring is None:
        return "no number is known"
    whom = "for clinicians" if direct.is_for_clinicians else ring.called
    phone = _phone(ring.phone, ring.extension, ring.hours)
    return ", ".join(filter(None, [whom, phone]))


def _phone(phone: str, extension: str, hours: str) -> str:
    within = f" ext. {extension}" if extension else ""
    return f"{phone}{within} ({hours or 'hours not known'})"


def _origin(page: TrialPage) -> str:
    if page.trial.is_demonstration:
        return "This is an invented trial. Nobody can join it."
    reworded = "Sample: its sentences are not the registry’s own. " if page.is_reworded else ""
    version = f", registry text of {in_words(page.registry_date)}" if page.registry_date else ""
    return f"{reworded}ClinicalTrials.gov{version}."
