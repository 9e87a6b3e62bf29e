"""Published trials, and everything that one of their pages shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from trials.language.phones import tel
from trials.models import Condition, Keyword, Snapshot, Trial
from trials.models.standing import Headline, State, Word, headline
from trials.queries.contacts import Shown, central_contacts, first_with_phone
from trials.queries.standings import SiteLine, site_lines

# Sites that a family may ring when the trial names no number of its own, the surest first.
RUNG = (State.OPEN, State.SAID)


@dataclass(frozen=True)
class Ring:
    """Whom to ring first. `tel` stands in a link; it is empty where the phone cannot be dialled."""

    phone: str
    extension: str
    tel: str
    name: str
    hours: str
    facility: str = ""
    role: str = ""

    @property
    def called(self) -> str:
        """Whom to ask for."""
        return self.name or self.role


@dataclass(frozen=True)
class TrialPage:
    """What stands around every tab of a trial: its head, its side card, its phone bar.

    `word` is the newest one behind the headline. `ring` is None where the record names no number:
    then the portal's desk is rung. `registry_date` is the partial date of the registry's text.
    """

    trial: Trial
    conditions: list[str]
    contacts: list[Shown]
    lines: list[SiteLine]
    headline: Headline
    word: Word | None
    ring: Ring | None
    is_reworded: bool
    registry_date: str


def trial_page(trial: Trial, now: dt.datetime, *, with_contacts: bool = False) -> TrialPage:
    """The frame of a trial's pages, in six queries; seven where a site's contact is rung, and one
    more in another language than English."""
    with_names([trial])
    lines = site_lines(trial, now, with_contacts=with_contacts)
    contacts = central_contacts(trial)
    snapshot = _newest_merged(trial)
    whole = headline(trial, (line.standing for line in lines))
    conditions = Condition.objects.listed().filter(trial=trial)
    return TrialPage(
        trial=trial,
        conditions=list(conditions.values_list("text", flat=True)),
        contacts=contacts,
        lines=lines,
        headline=whole,
        word=newest_word(trial, whole, lines),
        ring=ring_first(contacts, lines),
        is_reworded=bool(snapshot.get("is_reworded")),
        registry_date=snapshot.get("last_update_date") or trial.last_update_post_date,
    )


def with_names(trials: Sequence[Trial]) -> None:
    """Gives the trials their names in other languages, in one query; in none where the page is in
    English, which needs no other."""
    if get_language() != "en":
        prefetch_related_objects(trials, "names")


def newest_word(trial: Trial, whole: Headline, lines: Iterable[SiteLine]) -> Word | None:
    """The newest word of a site that stands as its trial does; else the registry's of the trial."""
    standings = [line.standing for line in lines]
    words = [each.word for each in standings if each.state is whole.state and each.word]
    if words:
        return max(words, key=lambda word: word.date)
    if not trial.overall_status:
        return None
    return Word("registry", trial.overall_status, whole.state, trial.status_verified_date)


def keywords(trial: Trial) -> list[str]:
    """The words that the sponsor gave for finding the trial."""
    return list(Keyword.objects.listed().filter(trial=trial).values_list("text", flat=True))


def renumbered(nct_id: str) -> Trial | None:
    """The published trial that bore this number before, if there is one."""
    return Trial.objects.published().filter(aliases__text__iexact=nct_id).first()


def _newest_merged(trial: Trial) -> dict[str, Any]:
    newest = Snapshot.objects.merged().filter(trial=trial).order_by("-pk")
    return dict(newest.values("is_reworded", "last_update_date").first() or {})


def ring_first(contacts: Iterable[Shown], lines: Sequence[SiteLine]) -> Ring | None:
    """Whom to ring first: the first central contact with a phone; else the first of an open site,
    confirmed first. One query where it is a site's."""
    central = next((contact for contact in contacts if contact.phone), None)
    if central:
        countries = {line.site.country for line in lines}
        return ring_of(central, countries.pop() if len(countries) == 1 else "")
    ranked = sorted(
        (line for line in lines if line.standing.state in RUNG),
        key=lambda line: RUNG.index(line.standing.state),
    )
    contact_of = first_with_phone(line.site.pk for line in ranked)
    for site in (line.site for line in ranked if line.site.pk in contact_of):
        return ring_of(contact_of[site.pk], site.country, site.facility)
    return None


def ring_of(contact: Shown, country: str = "", facility: str = "") -> Ring:
    """How to ring a contact in this country."""
    return Ring(
        phone=contact.phone,
        extension=contact.phone_ext,
        tel=tel(contact.phone, country, contact.phone_ext),
        name=contact.name,
        hours=contact.hours,
        facility=facility,
        role=contact.role,
    )
