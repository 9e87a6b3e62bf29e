"""What the desk sees first: how true its lines are, and what waits for somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import QuerySet

from trials.models import Conflict, Enrolment, FailedAddress, Site
from trials.models.standing import PLAIN_DAYS, State
from trials.queries import mine, outbox
from trials.queries.family_texts_desk import Waiting, waiting
from trials.queries.standings import (
    WEIGHED_BY,
    WEIGHED_BY_TRIAL,
    SiteLine,
    counted,
    lines_among,
)

OLDEST = 10
# What families may travel for: where such a line is wrong, somebody is sent home.
CALLED_OPEN = frozenset({State.OPEN, State.SAID})
# All that a line of the front page shows or is weighed by: a trial has a hundred columns.
_COLUMNS = (
    *WEIGHED_BY,
    *WEIGHED_BY_TRIAL,
    "facility",
    "city",
    "country",
    "trial__nct_id",
)


@dataclass(frozen=True)
class Figures:
    """What there is to know of a set of sites.

    `called_open` ones are shown as open or said to be; `fresh` ones of these were confirmed in the
    last 30 days. `oldest` are lines that are not closed: first those that no hospital ever spoke
    of. At `differing` sites the hospital and the registry do not agree. `unkept` sites are not
    closed, and nobody is enrolled at them.
    """

    sites: int
    called_open: int
    fresh: int
    oldest: list[SiteLine]
    differing: int
    unkept: int

    @property
    def percent(self) -> int:
        """Rounded down: 99.9 % is not all of them."""
        return 100 * self.fresh // self.called_open if self.called_open else 0


@dataclass(frozen=True)
class Front:
    """The figures. `conflicts`, `failed` addresses, mails that were given up (`dead`) or are `late`
    are of the whole portal; None for who keeps a few sites, who see no `texts` for families that
    somebody has to look at either."""

    figures: Figures
    conflicts: int | None = None
    failed: int | None = None
    dead: int | None = None
    late: int | None = None
    texts: tuple[Waiting, ...] = ()

    @property
    def is_of_all(self) -> bool:
        return self.failed is not None


def front(user: User, now: dt.datetime) -> Front | None:
    """The front page for somebody: of all published trials, or of their own sites. None for who has
    none. 14 queries at most."""
    if mine.sees_all(user):
        return whole_front(now)
    own = mine.sites_of(user)
    figures = _figures(own, now)
    return Front(figures) if figures.sites else None


def whole_front(now: dt.datetime) -> Front:
    """The front page of the desk as a whole. 12 queries at most."""
    sites = counted().filter(trial__published_at__isnull=False)
    figures = _figures(sites, now)
    return Front(
        figures,
        conflicts=Conflict.objects.count(),
        failed=FailedAddress.objects.count(),
        dead=outbox.given_up().count(),
        late=outbox.late(now).count(),
        texts=tuple(waiting(now.date())),
    )


def _figures(sites: QuerySet[Site], now: dt.datetime) -> Figures:
    lines = lines_among(sites.only(*_COLUMNS), now)
    going_on = [line for line in lines if line.standing.state not in {State.CLOSED, State.NONE}]
    called_open = [line for line in lines if line.standing.state in CALLED_OPEN]
    return Figures(
        sites=len(lines),
        called_open=len(called_open),
        fresh=sum(map(_is_fresh, called_open)),
        oldest=sorted(going_on, key=_age)[:OLDEST],
        differing=sum(line.report is not None and bool(line.standing.other) for line in lines),
        unkept=sum(1 for _ in _unkept(going_on)),
    )


def _is_fresh(line: SiteLine) -> bool:
    word = line.standing.word
    is_open = line.standing.state is State.OPEN
    return bool(is_open and word and word.days is not None and word.days <= PLAIN_DAYS)


def _age(line: SiteLine) -> tuple[str, str, int]:
    """Where nobody ever spoke, the registry's older month comes first."""
    registry = line.standing.word.date if line.standing.word else ""
    return line.report.at.isoformat() if line.report else "", registry, line.site.pk


def _unkept(lines: Collection[SiteLine]) -> Iterator[SiteLine]:
    kept = set(Enrolment.objects.active().order_by().values_list("site", flat=True))
    return (line for line in lines if line.site.pk not in kept)
