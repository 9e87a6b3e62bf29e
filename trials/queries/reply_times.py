"""How fast sites answer: working days from when a team had a question to its first answer.

A question is counted at the site that has it now, from when that site got it. What was taken back
before an answer, and what is kept aside, is not counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import ceil

from django.db.models import Q, QuerySet

from trials.language.waiting import usually
from trials.models import Inquiry, InquiryEvent, Site
from trials.queries.waiting import working_days_between

DAYS = 90
# A site is spoken of to families once it has answered so many.
FEWEST = 5
PUBLIC_SHARE = 0.75
Kind = InquiryEvent.Kind
_BEGINS = frozenset({Kind.ARRIVED, Kind.LET_THROUGH, Kind.HANDED})
_ANSWERS = frozenset({Kind.ANSWERED, Kind.RUNG})
_FOREVER = 10**6


@dataclass
class Times:
    """Of one site, or the desk (None): working days to each answer, shortest first, and how long
    each of those without one has waited, or had until it was closed."""

    site: Site | None
    answered: list[int] = field(default_factory=list)
    unanswered: list[int] = field(default_factory=list)

    @property
    def asked(self) -> int:
        return len(self.answered) + len(self.unanswered)

    @property
    def median(self) -> int | None:
        """Within so many working days half of the answers came."""
        return percentile(self.answered, 0.5)

    @property
    def slowest(self) -> int | None:
        """Within so many nine answers of ten came."""
        return percentile(self.answered, 0.9)

    def usual(self) -> int | None:
        """Within so many working days three questions of four are answered; None where too few
        were, or no number of days is true of so many.

        A question without an answer counts against each number of days that it has waited longer
        than, so that a site is not fast that leaves questions lying.
        """
        if len(self.answered) < FEWEST:
            return None
        return next((days for days in self.answered if self._share(days) >= PUBLIC_SHARE), None)

    def _share(self, days: int) -> float:
        late = sum(each > days for each in self.unanswered)
        return sum(each <= days for each in self.answered) / (len(self.answered) + late)


def percentile(numbers: list[int], share: float) -> int | None:
    """The smallest of the sorted numbers that at least such a share of them does not exceed."""
    return numbers[ceil(share * len(numbers)) - 1] if numbers else None


def times_of(questions: QuerySet[Inquiry], now: dt.datetime) -> list[Times]:
    """Of each site that was asked within the last 90 days. Two queries."""
    recent = questions.filter(submitted_at__gt=now - dt.timedelta(days=DAYS), held_at=None)
    counted = recent.exclude(Q(withdrawn_at__isnull=False, answered_at=None)).order_by()
    events = _events(counted)
    times: dict[int | None, Times] = {}
    for inquiry in counted.defer("sealed_sender").select_related("site__trial"):
        of_site = times.setdefault(inquiry.site_id, Times(inquiry.site))
        _count(of_site, inquiry, events.get(inquiry.pk, []), now)
    for each in times.values():
        each.answered.sort()
    return sorted(times.values(), key=lambda each: (-each.asked, str(each.site)))


def public_times(
    sites: Iterable[Site], now: dt.datetime, say: Callable[[int], str] = usually
) -> dict[int, str]:
    """ "usually answers within 2 working days", or what else is to be said of so many, by the key
    of those of the sites that agreed and of whom it can be said. Two queries; none where no site
    agreed."""
    agreed = [site.pk for site in sites if site.shows_reply_time]
    times = times_of(Inquiry.objects.filter(site__in=agreed), now) if agreed else []
    usual = {each.site.pk: each.usual() for each in times if each.site}
    return {pk: say(days) for pk, days in usual.items() if days is not None}


def _events(questions: QuerySet[Inquiry]) -> dict[int, list[tuple[str, dt.datetime]]]:
    found: dict[int, list[tuple[str, dt.datetime]]] = {}
    of_these = InquiryEvent.objects.filter(
        inquiry__in=questions.values("pk"), kind__in=_BEGINS | _ANSWERS
    )
    for pk, kind, at in of_these.order_by("pk").values_list("inquiry", "kind", "at"):
        found.setdefault(pk, []).append((kind, at))
    return found


def _count(
    times: Times, inquiry: Inquiry, events: list[tuple[str, dt.datetime]], now: dt.datetime
) -> None:
    start = inquiry.submitted_at
    for kind, at in events:
        if kind in _ANSWERS:
            times.answered.append(working_days_between(inquiry.site, start, at))
            return
        start = at
    waited = _FOREVER if inquiry.closed_at else working_days_between(inquiry.site, start, now)
    times.unanswered.append(waited)
