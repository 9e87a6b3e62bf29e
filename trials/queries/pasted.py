"""The clinician's card as plain text, to paste into a patient's record. It names no patient."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import TextWrapper

from django.utils.translation import gettext, ngettext, pgettext

from trials.language.dates import in_words
from trials.language.headlines import headline_words
from trials.language.limits import in_table
from trials.language.standings import said
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
        _part(gettext("Hard stops"), _stops(card)),
        _part(gettext("Not clear whether these rule in or out"), _words(card.criteria.unclear)),
        _part(gettext("Waiting times (a month is 30 days, a year 365)"), _waits(card)),
        _part(gettext("Organs and laboratory"), _each(card.limits, _limit)),
        _part(gettext("Performance score"), _each(card.scores, _limit)),
        _part(gettext("Earlier treatment, counted"), _each(card.earlier, _limit)),
        _part(gettext("To have ready"), _to_have_ready(card)),
        _part(gettext("To ring"), _to_ring(page, numbers)),
    ]
    drawn = (*card.waits, *card.limits, *card.scores, *card.earlier)
    if any(figure.has_more for passage in drawn for figure in passage.figures):
        parts.append([f"{_MARK} {gettext('The rule says more: read its words.')}"])
    parts.append([*_lines(_origin(page), gettext("The protocol decides.")), address])
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
    told = ". ".join(filter(None, [status, source]))
    day = in_words(today.isoformat())
    return gettext("On {day}: {status}.").format(day=day, status=told)


def _stops(card: Card) -> Iterator[str]:
    yield from _words(card.criteria.rule_out)
    for inner in card.inner_stops:
        cut = " …" if inner.stop.is_cut else ""
        words = f"{inner.stop.words}{cut}"
        yield gettext("From the rules that must be true: “{words}”").format(words=words)


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for criterion in block.criteria:
            yield "; ".join(criterion.words.splitlines())


def _each(passages: Iterable[Passage], worded: Callable[[Figure], str]) -> Iterator[str]:
    for passage in passages:
        for figure in passage.figures:
            told = f"{worded(figure)}{_MARK if figure.has_more else ''}"
            rules_out = gettext("Rules out: {figure}")
            yield rules_out.format(figure=told) if passage.is_stop else told
        for table in passage.tables:
            yield _by_age(table)


def _waits(card: Card) -> Iterator[str]:
    yield from _each(card.waits, _wait)
    if card.has_open_waits:
        yield gettext("Counted to: not said, where nothing is named.")


def _wait(figure: Figure) -> str:
    words = figure.said if figure.said.startswith(figure.what) else f"{figure.what}, {figure.said}"
    if figure.until:
        words = gettext("{wait}, counted to {until}").format(wait=words, until=figure.until)
    if figure.let_off:
        words = gettext("{wait} (not for {people})").format(wait=words, people=figure.let_off)
    if figure.days is None:
        return words
    told = ngettext("{days} day: {wait}", "{days} days: {wait}", figure.days)
    return told.format(days=figure.days, wait=words)


def _limit(figure: Figure) -> str:
    molar = f" ({figure.micromoles})" if figure.micromoles else ""
    return _other(f"{figure.what} {figure.said}{molar}", is_other=figure.is_other)


def _by_age(table: ByAge) -> str:
    unit = f"{table.unit} (µmol/L)" if table.is_worked_out else table.unit
    ages = "; ".join(f"{age.words} {_values(table, age.values)}" for age in table.ages)
    told = gettext("{what} at most, in {unit}: {values}")
    return _other(
        told.format(what=in_table(table.name), unit=unit, values=ages), is_other=table.is_other
    )


def _other(limit: str, *, is_other: bool) -> str:
    return gettext("or {limit}").format(limit=limit) if is_other else limit


def _values(table: ByAge, values: list[str]) -> str:
    if len(set(values)) == 1:
        return values[0]
    named = zip(table.columns, values, strict=True)
    return ", ".join(f"{in_table(sex)} {value}" for sex, value in named if value)


def _to_have_ready(card: Card) -> Iterator[str]:
    names = [asked.what for asked in card.ready]
    dates = [gettext("last dates of all under waiting times")] if card.waits else []
    if names or dates:
        yield ", ".join([*names, *dates])


def _to_ring(page: TrialPage, numbers: Sequence[Direct]) -> Iterator[str]:
    for direct in numbers:
        yield f"{direct.line.site}: {_direct(direct)}"
    for contact in for_the_whole_trial(page.contacts, numbers):
        if contact.phone:
            phone = _phone(contact.phone, contact.phone_ext, contact.hours)
            told = ", ".join(filter(None, [contact.called, phone]))
            yield gettext("For the whole trial: {contact}").format(contact=told)


def _direct(direct: Direct) -> str:
    ring = direct.ring
    if ring is None:
        return gettext("no number is known")
    whom = pgettext("a line to ring", "for clinicians") if direct.is_for_clinicians else ring.called
    phone = _phone(ring.phone, ring.extension, ring.hours)
    return ", ".join(filter(None, [whom, phone]))


def _phone(phone: str, extension: str, hours: str) -> str:
    if extension:
        phone = gettext("{phone} ext. {extension}").format(phone=phone, extension=extension)
    return f"{phone} ({hours or gettext('hours not known')})"


def _origin(page: TrialPage) -> str:
    if page.trial.is_demonstration:
        return gettext("This is an invented trial. Nobody can join it.")
    source = "ClinicalTrials.gov."
    if page.registry_date:
        day = in_words(page.registry_date)
        source = gettext("ClinicalTrials.gov, registry text of {day}.").format(day=day)
    reworded = gettext("Sample: its sentences are not the registry’s own.")
    return f"{reworded} {source}" if page.is_reworded else source
