"""What we show of a site's status: the hospital's word and the registry's, weighed.

Every page, list, map, print, export and mail asks `weigh`. The rules:

- the hospital's word for its own site stands, but a newer pause or closure in the registry, of the
  site or of the whole trial, stops the site from counting as open until the hospital speaks again;
- the registry alone confirms nothing: what it calls open is only said to be open;
- a confirmation fades: after 30 days it tells its age, after 60 an open site is said to be open;
- where both differ, both are kept, so that both can be shown with their dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from trials.models import codes
from trials.models.site import Site
from trials.models.status_report import StatusReport
from trials.models.trial import Trial

PLAIN_DAYS = 30
FADED_DAYS = 60


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
    """Who said what, and when: `date` is a partial date, `days` its age where the day is known."""

    speaker: str
    code: str
    state: State
    date: str
    days: int | None = None
    about_trial: bool = False


@dataclass(frozen=True)
class Standing:
    """What counts for a site now, whose word it is, and the other's word where it differs."""

    state: State
    word: Word | None = None
    other: Word | None = None

    @property
    def is_aging(self) -> bool:
        """True where an open site was confirmed more than 30 days ago: its age is told."""
        return bool(self.word and self.word.days is not None and self.word.days > PLAIN_DAYS)


def weigh(site: Site, report: StatusReport | None, today: dt.date) -> Standing:
    """Weigh the newest report of a site against what the registry says of it and of its trial."""
    said = registry_words(site)
    if report is None:
        return _registry_alone(said)
    hospital = _hospital_word(report, today)
    newer = [word for word in said if _is_careful(word, hospital) and _is_newer(word, site, report)]
    if newer:
        return Standing(newer[-1].state, newer[-1], hospital)
    state = hospital.state
    if state is State.OPEN and (hospital.days or 0) > FADED_DAYS:
        state = State.SAID
    differing = [word for word in said if word.state is not hospital.state]
    return Standing(state, hospital, differing[-1] if differing else None)


def registry_words(site: Site) -> list[Word]:
    """What the registry says of the site, and of its whole trial where that is more careful."""
    trial = site.trial
    words = []
    if site.registry_status:
        code = site.registry_status
        words.append(Word("registry", code, _state_of(code), trial.status_verified_date))
    whole = _state_of(trial.overall_status)
    if whole in _STOPPED and all(_RANK[whole] > _RANK[word.state] for word in words):
        date = trial.status_verified_date
        words.append(Word("registry", trial.overall_status, whole, date, about_trial=True))
    return words


def _registry_alone(said: list[Word]) -> Standing:
    own = [word for word in said if not word.about_trial]
    if not own:
        return Standing(State.NONE)
    word = said[-1]
    state = State.SAID if word.state is State.OPEN else word.state
    return Standing(state, word)


def _hospital_word(report: StatusReport, today: dt.date) -> Word:
    day = report.at.date()
    days = (today - day).days
    return Word(report.source, report.status, _state_of(report.status), day.isoformat(), days)


def _is_careful(word: Word, hospital: Word) -> bool:
    return word.state in _STOPPED and _RANK[word.state] > _RANK[hospital.state]


def _is_newer(word: Word, site: Site, report: StatusReport) -> bool:
    """Newer is what we first saw after the report, or what dates from a later month."""
    seen = site.trial.overall_status_seen_at if word.about_trial else site.registry_status_seen_at
    return bool(seen and seen > report.at) or word.date[:7] > report.at.date().isoformat()[:7]


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
