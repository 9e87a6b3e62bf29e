"""Whom a clinician rings: the open sites of a trial, each with its surest number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trials.language.phones import tel
from trials.models import CentralContact, Site
from trials.queries.standings import SiteLine
from trials.queries.trials import RUNG, Ring


@dataclass(frozen=True)
class Direct:
    """`ring` is the site's line for clinicians, else the first of its contacts that has a phone;
    None where it has neither."""

    line: SiteLine
    ring: Ring | None

    @property
    def is_for_clinicians(self) -> bool:
        return bool(self.line.site.clinician_line)


def direct_numbers(lines: Iterable[SiteLine]) -> list[Direct]:
    """The sites that a patient may be referred to, those confirmed open first. The lines must have
    been asked for with their contacts."""
    open_ones = [line for line in lines if line.standing.state in RUNG]
    ranked = sorted(open_ones, key=lambda line: RUNG.index(line.standing.state))
    return [Direct(line, _ring(line.site)) for line in ranked]


def for_the_whole_trial(
    contacts: Iterable[CentralContact], numbers: Iterable[Direct]
) -> list[CentralContact]:
    """The contacts of the trial, without those who are named at one of the sites anyway."""
    named = {
        (each.name, each.phone)
        for direct in numbers
        for each in direct.line.site.listed_contacts  # type: ignore[attr-defined]
    }
    return [each for each in contacts if (each.name, each.phone) not in named]


def _ring(site: Site) -> Ring | None:
    if site.clinician_line:
        number = tel(site.clinician_line, site.country)
        return Ring(site.clinician_line, "", number, "", site.clinician_hours, site.facility)
    contact = next((each for each in site.listed_contacts if each.phone), None)  # type: ignore[attr-defined]
    if contact is None:
        return None
    number = tel(contact.phone, site.country, contact.phone_ext)
    return Ring(
        contact.phone, contact.phone_ext, number, contact.name, contact.hours, site.facility
    )
