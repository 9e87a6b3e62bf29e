"""What is shown for a contact of the record. Every page, card, list and print asks here.

A row keeps the registry's letters. Where it points to a person who is here, theirs are shown; where
that person has left, those of the backup, if the backup is here; else the registry's letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from trials.language.generic_names import is_generic
from trials.language.hours import in_zone
from trials.language.vocabulary import words
from trials.models import CentralContact, Contact, Person, Site, SiteContact, Trial


@dataclass(frozen=True)
class Shown:
    """Whom to ring or write to. `role` is in words; for a name that names nobody it is that name,
    and `name` is empty. `is_registrys` says whose letters they are. `person` is the primary key of
    the person, None for the registry's letters."""

    name: str
    role: str
    phone: str
    phone_ext: str
    email: str
    hours: str
    languages: str = ""
    clinician_line: str = ""
    person: int | None = None

    @property
    def is_registrys(self) -> bool:
        return self.person is None

    @property
    def called(self) -> str:
        """What to ask for on the phone."""
        return self.name or self.role


def shown(contact: Contact) -> Shown:
    """What is shown for one row. It must have been asked for with its person and their backup."""
    person = who_answers(contact)
    return _of_person(person) if person else _of_registry(contact)


def who_answers(contact: Contact) -> Person | None:
    """The person of a row, or their backup where they have left; None where neither is here."""
    person = contact.person
    for each in (person, person.backup if person else None):
        if each and each.left_at is None:
            return each
    return None


def all_shown(contacts: Iterable[Contact]) -> list[Shown]:
    """What is shown for the rows of one site or trial, in their order, each person once."""
    every, told = [], set[int]()
    for each in map(shown, contacts):
        if each.person not in told:
            every.append(each)
        if each.person is not None:
            told.add(each.person)
    return every


def central_contacts(trial: Trial) -> list[Shown]:
    """The contacts for a whole trial, in one query."""
    listed = CentralContact.objects.listed().filter(trial=trial)
    return all_shown(listed.select_related("person__backup"))


def contacted(sites: QuerySet[Site]) -> QuerySet[Any]:
    """Sites with what `say_contacts` needs, in one query more."""
    listed = SiteContact.objects.listed().select_related("person__backup")
    return sites.prefetch_related(Prefetch("contacts", listed, to_attr="listed_contacts"))


def say_contacts(sites: Iterable[Any]) -> None:
    """Give each site `shown_contacts`: what is shown of its contacts."""
    for site in sites:
        site.shown_contacts = all_shown(site.listed_contacts)


def first_with_phone(sites: Iterable[int]) -> dict[int, Shown]:
    """The first contact with a phone of each of these sites that has one, by the site's primary
    key. One query."""
    listed = SiteContact.objects.listed().filter(site__in=list(sites))
    rung: dict[int, Shown] = {}
    for contact in listed.select_related("person__backup"):
        if contact.site_id not in rung and (told := shown(contact)).phone:
            rung[contact.site_id] = told
    return rung


def _of_person(person: Person) -> Shown:
    return Shown(
        name=person.name,
        role=person.role,
        phone=person.phone,
        phone_ext="",
        email=person.email,
        hours=in_zone(person.hours, person.zone),
        languages=person.languages,
        clinician_line=person.clinician_line,
        person=person.pk,
    )


def _of_registry(contact: Contact) -> Shown:
    named = not is_generic(contact.name)
    return Shown(
        name=contact.name if named else "",
        role=words("ContactRole", contact.role) if named else contact.name,
        phone=contact.phone,
        phone_ext=contact.phone_ext,
        email=contact.email,
        hours=contact.hours,
    )
