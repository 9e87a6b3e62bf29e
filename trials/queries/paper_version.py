"""Which paper somebody holds, and what has become of what stands on it.

A version is the day of the paper, its language, and a short digest of each of its parts, as in
20260512-en-3fa9c21b2c77a0190d4ee2c5. Nothing is kept of a paper: what is printed is digested anew
and compared. The digests are of what is said and not of its wording in our sentences, so that a
better sentence changes nothing, and of no day, so that a confirmation may grow old.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils.translation import get_language

from trials.criteria.digests import digest
from trials.models import Snapshot
from trials.models.standing import FADED_DAYS, State, Word
from trials.queries.checklist import Checklist
from trials.queries.paper import contact_of
from trials.queries.standings import SiteLine
from trials.queries.trials import TrialPage

# Hexadecimal digits for each part: one change in 16 million is missed.
_DIGITS = 6
_VERSION = re.compile(r"([2-9][0-9]{7})-([a-z]{2,3}(?:-[a-z]{2,8})?)-([0-9a-f]{24})")


class Part(StrEnum):
    """The parts of a paper, in the order of their digests."""

    STATUS = "status"
    RULES = "rules"
    NUMBERS = "numbers"
    WORDS = "words"


@dataclass(frozen=True)
class Version:
    day: dt.date
    language: str
    digests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.day:%Y%m%d}-{self.language}-{''.join(self.digests)}"

    def changed_in(self, other: Version) -> frozenset[Part]:
        """The parts in which the other one says something else."""
        pairs = zip(Part, self.digests, other.digests, strict=True)
        return frozenset(part for part, one, another in pairs if one != another)


@dataclass(frozen=True)
class Since:
    """What has changed since a paper: `changed` are the names of its parts. `sites` are those of
    which anything was said since, `registry_date` the date of a newer text of the registry."""

    version: Version
    changed: frozenset[Part]
    sites: list[SiteLine]
    registry_date: str

    @property
    def is_as_it_was(self) -> bool:
        return not self.changed


def version_of(page: TrialPage, checklist: Checklist, day: dt.date) -> Version:
    """That of the paper of this day, in the language that is spoken. No query."""
    parts = {
        Part.STATUS: _status(page),
        Part.RULES: _rules(page, checklist),
        Part.NUMBERS: _numbers(page),
        Part.WORDS: _words(page, checklist),
    }
    language = get_language() or settings.LANGUAGE_CODE
    return Version(day, language, tuple(digest(parts[part])[:_DIGITS] for part in Part))


def read(text: str, today: dt.date) -> Version | None:
    """None for what is no version, or one of a day that is still to come."""
    found = _VERSION.fullmatch(text)
    if not found or found[2] not in dict(settings.LANGUAGES):
        return None
    try:
        day = dt.datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None
    digests = tuple(found[3][at : at + _DIGITS] for at in range(0, len(found[3]), _DIGITS))
    return Version(day, found[2], digests) if day <= today else None


def since(old: Version, new: Version, page: TrialPage) -> Since:
    """What has become of the old paper. One query."""
    changed = old.changed_in(new)
    sites = [line for line in page.lines if _has_news(line, old.day, new.day)]
    return Since(
        old,
        changed,
        sites if Part.STATUS in changed else [],
        _newer_text(page, old.day, same_day=bool(changed)),
    )


def _status(page: TrialPage) -> Iterator[str]:
    yield f"{page.headline.state} {page.headline.code}"
    for line in page.lines:
        standing = line.standing
        yield f"{line.site.pk} {standing.state} {bool(standing.unlisted_on)}"
        yield from (_word(word) for word in (standing.word, standing.other) if word)


def _word(word: Word) -> str:
    """Who said what. When is left out: to say the same again is no change."""
    told = (word.speaker, word.code, word.about_trial)
    return repr((*told, word.reason, word.note, word.approved_by))


def _rules(page: TrialPage, checklist: Checklist) -> Iterator[str]:
    trial = page.trial
    yield repr((trial.minimum_age, trial.maximum_age, trial.sex))
    for question in checklist.questions:
        rule = question.rule
        yield repr((str(rule.side), question.headings, rule.criterion.digest))


def _numbers(page: TrialPage) -> Iterator[str]:
    """Those of every site, open or not: that one has closed is news of its status."""
    ring = page.ring
    desk = (settings.DESK_PHONE, settings.DESK_HOURS)
    rung = (ring.phone, ring.extension, ring.called, ring.hours, ring.facility) if ring else desk
    yield repr((settings.EMERGENCY_NUMBER, *rung))
    for site, contact in ((line.site, contact_of(line)) for line in page.lines):
        yield repr((site.pk, site.facility, site.city))
        if contact:
            yield repr((contact.phone, contact.phone_ext, contact.called, contact.hours))


def _words(page: TrialPage, checklist: Checklist) -> Iterator[str]:
    trial = page.trial
    yield repr((trial.title, trial.for_whom, trial.brief_title, page.is_reworded))
    yield repr(page.conditions)
    yield from (question.plain for question in checklist.questions)


def _has_news(line: SiteLine, day: dt.date, today: dt.date) -> bool:
    """True where somebody spoke of the site on that day or later, or what was said has faded."""
    site, word = line.site, line.standing.word
    heard = [site.registry_status_seen_at, site.unlisted_since]
    heard += [line.report.at] if line.report else []
    if any(at.astimezone(dt.UTC).date() >= day for at in heard if at):
        return True
    if line.standing.state is not State.SAID or not word or not word.is_faded or not word.days:
        return False
    return word.days - FADED_DAYS <= (today - day).days


def _newer_text(page: TrialPage, day: dt.date, *, same_day: bool) -> str:
    """The date of a text of the registry that came after that day, or on it; "" where none did."""
    came = Snapshot.objects.merged().filter(trial=page.trial)
    dated = came.filter(received_at__date__gt=day - dt.timedelta(days=same_day))
    return page.registry_date if dated.exists() else ""
