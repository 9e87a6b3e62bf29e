"""Whom a clinician rings: the open sites of a trial, each with its surest number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trials.language.phones import tel
from trials.models import Site
from trials.queries.contacts import Shown
from trials.queries.standings import SiteLine
from trials.queries.trials import RUNG, Ring, ring_of


@dataclass(frozen=True)
class Direct:
    """`ring` is the site's line for clinicians, else that of the first of its contacts who has
    one, else the first contact that has a phone; None where there is none of these."""

    line: SiteLine
    ring: Ring | None
    is_for_clinicians: bool


def direct_numbers(lines: Iterable[SiteLine]) -> list[Direct]:
    """The sites that a patient may be referred to, those confirmed open first. The lines must have
    been asked for with their contacts."""
    open_ones = [line for line in lines if line.standing.state in RUNG]
    ranked = sorted(open_ones, key=lambda line: RUNG.index(line.standing.state))
    return [_direct(line) for line in ranked]


def for_the_whole_trial(contacts: Iterable[Shown], numbers: Iterable[Direct]) -> list[Shown]:
    """The contacts of the trial, without those who are named at one of the sites anyway."""
    named = {
        (each.called, each.phone) for direct in numbers for each in _contacts(direct.line.site)
    }
    return [each for each in contacts if (each.called, each.phone) not in named]


def _direct(line: SiteLine) -> Direct:
    for_clinicians = _line_for_clinicians(line.site)
    return Direct(line, for_clinicians or _phone(line.site), for_clinicians is not None)


def _line_for_clinicians(site: Site) -> Ring | None:
    if site.clinician_line:
        number = tel(site.clinician_line, site.country)
        return Ring(site.clinician_line, "", number, "", site.clinician_hours, site.facility)
    person = next((each for each in _contacts(site) if each.clinician_line), None)
    if person is None:
        return None
    number = tel(person.clinician_line, site.country)
    return Ring(
        person.clinician_line, "", number, person.name, person.hours, site.facility, person.role
    )


def _phone(site: Site) -> Ring | None:
    contact = next((each for each in _contacts(site) if each.phone), None)
    return ring_of(contact, site.country, site.facility) if contact else None


def _contacts(site: Site) -> list[Shown]:
    contacts: list[Shown] = site.shown_contacts  # type: ignore[attr-defined]
    return contacts
