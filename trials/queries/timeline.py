"""What the one who asked may see of their question: how far it is, never what was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings

from trials.language import inquiry_steps
from trials.models import Entry, Inquiry, InquiryEvent, Message, SiteContact
from trials.models.local_days import zone_of
from trials.queries.teams import team_of

_Kind = InquiryEvent.Kind
# After these, others may read it: their first reading is told too.
_PASSED_ON = (_Kind.HANDED, _Kind.LET_THROUGH, _Kind.BACKUP_TOLD, _Kind.DESK_TOLD)
_DELIVERIES = (Message.Kind.INQUIRY_RECEIVED, Message.Kind.INQUIRY_HANDED)


@dataclass(frozen=True)
class Step:
    """`place` is the site that the words name, in the registry's letters; "" for none."""

    at: dt.datetime
    words: str
    place: str = ""


@dataclass(frozen=True)
class Timeline:
    """`steps` in the order in which they happened; their times are those of `zone`."""

    steps: list[Step]
    zone: ZoneInfo

    @property
    def zone_words(self) -> str:
        return inquiry_steps.zone_words(self.zone.key)


def timeline(inquiry: Inquiry) -> Timeline:
    """Two queries. Times are the site's; the desk's where there is no site."""
    zone = zone_of(inquiry.site) if inquiry.site else ZoneInfo(settings.DESK_ZONE)
    events = list(inquiry.events.select_related("site"))
    steps = [*_of_events(events), *_deliveries(inquiry)]
    # Told and delivered in the same moment stay in this order: the sort is stable.
    return Timeline(sorted(steps, key=lambda step: step.at), zone)


def state_of(inquiry: Inquiry) -> str:
    """One of "withdrawn", "erased", "closed", "answered", "held" and "waiting"."""
    passed = {
        "withdrawn": inquiry.withdrawn_at,
        "erased": inquiry.erased_at,
        "answered": inquiry.answered_at,
        "closed": inquiry.closed_at,
        "held": inquiry.held_at,
    }
    return next((state for state, at in passed.items() if at), "waiting")


def answers(inquiry: Inquiry) -> list[Entry]:
    """What the team wrote to the one who asked, the newest first; none once it was erased."""
    written = inquiry.entries.filter(kind=Entry.Kind.ANSWER).exclude(sealed_text="")
    return list(written.order_by("-at", "-pk"))


def numbers(inquiry: Inquiry) -> list[SiteContact]:
    """Whom to ring at the site meanwhile, where its own team has the question."""
    if inquiry.site is None or not team_of(inquiry.site):
        return []
    return list(inquiry.site.contacts.listed().exclude(phone=""))


def _of_events(events: Iterable[InquiryEvent]) -> Iterator[Step]:
    """Every step that is told; of the readings the first by each who had it."""
    was_read = False
    for event in events:
        is_again = was_read and event.kind == _Kind.READ
        was_read = (was_read or event.kind == _Kind.READ) and event.kind not in _PASSED_ON
        place = str(event.site or "")
        words = _words(event, place)
        if words and not is_again:
            yield Step(event.at, words, place)


def _words(event: InquiryEvent, place: str) -> str:
    if event.kind == _Kind.HANDED:
        return inquiry_steps.handed_to(place)
    return inquiry_steps.step(event.kind)


def _deliveries(inquiry: Inquiry) -> Iterator[Step]:
    """The first mail of each kind that went out and did not come back."""
    told = inquiry.messages.filter(kind__in=_DELIVERIES, bounced_at__isnull=True)
    seen = set()
    for message in told.filter(sent_at__isnull=False).order_by("sent_at", "pk"):
        if message.kind not in seen and message.sent_at:
            seen.add(message.kind)
            words = inquiry_steps.delivered_to(team=message.user_id is not None)
            yield Step(message.sent_at, words)
