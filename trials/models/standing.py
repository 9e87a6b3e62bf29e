"""What we show of a site's status: the hospital's word and the registry's, weighed.

Every page, list, map, print, export and mail asks `weigh`. The rules:

- the hospital's word for its own site stands, but a newer pause or closure in the registry, of the
  site or of the whole trial, stops the site from counting as open until the hospital speaks again;
- the registry alone confirms nothing: what it calls open is only said to be open;
- a confirmation fades: after 30 days it tells its age, after 60 an open site is said to be open;
- where both differ, both are kept, so that both can be shown with their dates;
- a site that the registry has dropped counts as nothing until the hospital speaks after that; what
  was said of a pause or a closure holds;
- days are counted at the site (models/local_days.py). A confirmation of tomorrow is one of today,
  for clocks differ; one of a later day has no age that could be trusted, and is faded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from trials.models import codes
from trials.models.local_days import day_at, days_since
from trials.models.site import Site
from trials.models.status_report import StatusReport
from trials.models.trial import Trial

PLAIN_DAYS = 30
FADED_DAYS = 60
# How far the clock of a computer may run before ours, in days.
SKEW_DAYS = 1
REGISTRY = "registry"


class State(StrEnum):
    """The six answers, from the most welcoming to the least telling."""

    OPEN = "open"
    SAID = "said"
    SOON = "soon"
    PAUSED = "paused"
    CLOSED = "closed"
    NONE = "none"


@dataclass(frozen=True)
class Word:
    """Who said what, and when: `date` is a partial date, `days` its age where the day is known.

    `reason`, `note` and `approved_by` are those of the hospital, if they are for families to read.
    """

    speaker: str
    code: str
    state: State
    date: str
    days: int | None = None
    about_trial: bool = False
    reason: str = ""
    note: str = ""
    approved_by: str = ""

    @property
    def is_faded(self) -> bool:
        """True for a confirmation that is too old, or of a day that is still to come."""
        return self.speaker != REGISTRY and (self.days is None or self.days > FADED_DAYS)


@dataclass(frozen=True)
class Standing:
    """What counts for a site now, whose word it is, and the other's word where it differs.

    `unlisted_on` is the day on which the registry was seen to have dropped the site, else "".
    """

    state: State
    word: Word | None = None
    other: Word | None = None
    unlisted_on: str = ""

    @property
    def is_aging(self) -> bool:
        """True where an open site was confirmed more than 30 days ago: its age is told."""
        return bool(self.word and self.word.days is not None and self.word.days > PLAIN_DAYS)


def weigh(site: Site, report: StatusReport | None, now: dt.datetime) -> Standing:
    """Weigh the newest report of a site against what the registry says of it and of its trial."""
    standing = _heard(site, report, now) if report else _registry_alone(registry_words(site))
    if site.unlisted_since is None:
        return standing
    return replace(standing, unlisted_on=day_at(site, site.unlisted_since).isoformat())


def registry_words(site: Site) -> list[Word]:
    """What the registry says of the site, and of its whole trial where that has stopped.

    Of a site that it has dropped it says nothing any more.
    """
    trial = site.trial
    words = []
    if site.registry_status and site.unlisted_since is None:
        code = site.registry_status
        words.append(Word(REGISTRY, code, _state_of(code), trial.status_verified_date))
    whole = _state_of(trial.overall_status)
    if whole in _STOPPED:
        date = trial.status_verified_date
        words.append(Word(REGISTRY, trial.overall_status, whole, date, about_trial=True))
    return words


def _registry_alone(said: list[Word]) -> Standing:
    if all(word.about_trial for word in said):
        return Standing(State.NONE)
    word = _most_careful(said)
    state = State.SAID if word.state is State.OPEN else word.state
    return Standing(state, word)


def _heard(site: Site, report: StatusReport, now: dt.datetime) -> Standing:
    hospital, said = _hospital_word(site, report, now), registry_words(site)
    newer = [word for word in said if _is_careful(word, hospital) and _is_newer(word, site, report)]
    if newer:
        return Standing(_most_careful(newer).state, _most_careful(newer), hospital)
    if hospital.state not in _STOPPED and _has_vanished_since(site, report):
        return Standing(State.NONE, other=hospital)
    is_faded_open = hospital.state is State.OPEN and hospital.is_faded
    differing = [word for word in said if word.state is not hospital.state]
    return Standing(
        State.SAID if is_faded_open else hospital.state,
        hospital,
        _most_careful(differing) if differing else None,
    )


def _hospital_word(site: Site, report: StatusReport, now: dt.datetime) -> Word:
    days = days_since(site, report.at, now)
    return Word(
        report.source,
        report.status,
        _state_of(report.status),
        day_at(site, report.at).isoformat(),
        max(days, 0) if days >= -SKEW_DAYS else None,
        **_for_families(report),
    )


def _for_families(report: StatusReport) -> dict[str, Any]:
    """Nothing, unless it was made public on purpose; of a safety review only with a name."""
    is_safety = report.reason == StatusReport.Reason.SAFETY
    if not report.is_public or (is_safety and not report.approved_by):
        return {}
    approved_by = report.approved_by if is_safety else ""
    return {"reason": report.reason, "note": report.note, "approved_by": approved_by}


def _most_careful(words: list[Word]) -> Word:
    """The first of those that are: what the registry says of the site comes before its trial."""
    return max(words, key=lambda word: _RANK[word.state])


def _is_careful(word: Word, hospital: Word) -> bool:
    return word.state in _STOPPED and _RANK[word.state] > _RANK[hospital.state]


def _is_newer(word: Word, site: Site, report: StatusReport) -> bool:
    """Newer is what we first saw after the report, or what dates from a later month."""
    seen = site.trial.overall_status_seen_at if word.about_trial else site.registry_status_seen_at
    month = day_at(site, report.at).isoformat()[:7]
    return bool(seen and seen > report.at) or word.date[:7] > month


def _has_vanished_since(site: Site, report: StatusReport) -> bool:
    return site.unlisted_since is not None and site.unlisted_since >= report.at


def _state_of(code: str) -> State:
    for state, members in _MEMBERS.items():
        if code in members:
            return state
    return State.CLOSED if code else State.NONE


_MEMBERS = {
    State.OPEN: codes.OPEN,
    State.SOON: codes.SOON,
    State.PAUSED: codes.PAUSED,
    State.CLOSED: codes.CLOSED,
    State.NONE: codes.UNVERIFIED,
}
_STOPPED = frozenset({State.PAUSED, State.CLOSED})
_RANK = {state: rank for rank, state in enumerate(State)}


@dataclass(frozen=True)
class Headline:
    """The status of a whole trial: never "open" without how many sites, in two numbers."""

    state: State
    confirmed_open: int
    said_open: int
    sites: int
    code: str
    date: str


def headline(trial: Trial, standings: Iterable[Standing]) -> Headline:
    """The most welcoming of the sites; where none has a status, the registry's word."""
    states = [standing.state for standing in standings]
    telling = [state for state in states if state is not State.NONE]
    return Headline(
        state=min(telling, key=_RANK.__getitem__) if telling else _trial_alone(trial),
        confirmed_open=states.count(State.OPEN),
        said_open=states.count(State.SAID),
        sites=len(states),
        code=trial.overall_status,
        date=trial.status_verified_date,
    )


def _trial_alone(trial: Trial) -> State:
    state = _state_of(trial.overall_status)
    return State.SAID if state is State.OPEN else state
