"""The board of the desk: sites with what families see of each, the longest unconfirmed first.

What the database can tell is asked of it. What only `weigh` can, the state that families see and an
age in days of the site's zone, is weighed in Python: of all sites that are left, in two queries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from trials.models import Enrolment, Site, StatusReport, Trial
from trials.models.local_days import days_since
from trials.models.moves import Told, shown_as
from trials.models.standing import SKEW_DAYS, Standing, weigh
from trials.queries import mine
from trials.queries.standings import WEIGHED_BY

NEVER = "never"
# The ages that can be asked for, in days: older than that.
AGES = ("21", "30", "60")
_OF_TRIALS = ("overall_status", "overall_status_seen_at", "status_verified_date")


@dataclass(frozen=True)
class Question:
    """What is asked of the board; "" for no matter. `trial` and `hospital` are words, `state` is
    one of models.standing.State, `age` one of AGES or NEVER."""

    trial: str = ""
    hospital: str = ""
    state: str = ""
    age: str = ""


@dataclass(frozen=True)
class Line:
    """A site with what families see of it, its newest report, and that one's age in days, None
    where there is none or its day is still to come."""

    site: Site
    standing: Standing
    report: StatusReport | None
    days: int | None

    @property
    def can_be_confirmed(self) -> bool:
        """Whether families see a status that a hospital could have given."""
        word = self.standing.word
        return word is not None and word.code in StatusReport.Status.values


@dataclass(frozen=True)
class Move:
    """A report, and the one before it."""

    report: StatusReport
    before: StatusReport | None


def sites_on_board(user: mine.Anyone) -> QuerySet[Site]:
    """What somebody may see of the board: listed sites, and dropped ones that a hospital spoke of.
    Those never confirmed come first, then the oldest word."""
    sites = Site.objects.all() if mine.sees_all(user) else mine.sites_of(user)
    said = sites.annotate(said_at=Subquery(_newest(OuterRef("pk")).values("at")[:1]))
    on_it = said.filter(Q(unlisted_since__isnull=True) | Q(said_at__isnull=False))
    return on_it.order_by(F("said_at").asc(nulls_first=True), "pk")


def enrolled(sites: QuerySet[Site], user: User) -> QuerySet[Site]:
    """Those at which somebody is a coordinator, though they may keep others too."""
    own = Enrolment.objects.active().filter(user=user, site=OuterRef("pk"))
    return sites.filter(Exists(own.order_by()))


def answers(sites: QuerySet[Site], asked: Question, now: dt.datetime) -> Sequence[int]:
    """The primary keys of the sites that are asked for, in their order. Three queries at most."""
    left = _asked_of_database(sites, asked)
    if not asked.state and asked.age not in AGES:
        return list(left.values_list("pk", flat=True))
    weighing = left.only(*WEIGHED_BY)
    return [line.site.pk for line in _weighed(weighing, now) if _is_asked_for(line, asked)]


def lines(pks: Sequence[int], now: dt.datetime) -> list[Line]:
    """These sites in this order, in two queries."""
    sites = Site.objects.filter(pk__in=pks).select_related("trial")
    reports = StatusReport.objects.filter(site__in=pks, pk=_newest_of_same_site())
    newest = {report.site_id: report for report in reports.select_related("by")}
    found = {site.pk: _line(site, newest.get(site.pk), now) for site in sites}
    return [found[pk] for pk in pks if pk in found]


def as_seen(site: Site, seen: int, now: dt.datetime) -> Told | None:
    """What families saw, as it was told, when the newest report had the key `seen`."""
    return shown_as(site, StatusReport.objects.filter(site=site, pk=seen).first(), now)


def moves(site: Site, count: int) -> list[Move]:
    """What was said of a site, newest first, so many at most."""
    newest = list(StatusReport.objects.filter(site=site).select_related("by")[: count + 1])
    before = [*newest[1:], None]
    return [Move(*pair) for pair in zip(newest, before, strict=False)][:count]


def _asked_of_database(sites: QuerySet[Any], asked: Question) -> QuerySet[Any]:
    for word in asked.trial.split():
        sites = sites.filter(_any(word, "nct_id", "plain_title", "brief_title", "acronym"))
    for word in asked.hospital.split():
        sites = sites.filter(Q(facility__icontains=word) | Q(city__icontains=word))
    if asked.age == NEVER:
        return sites.filter(said_at__isnull=True)
    return sites.filter(said_at__isnull=False) if asked.age else sites


def _any(word: str, *columns: str) -> Q:
    found = Q()
    for column in columns:
        found |= Q(**{f"trial__{column}__icontains": word})
    return found


def _is_asked_for(line: Line, asked: Question) -> bool:
    if asked.state and line.standing.state != asked.state:
        return False
    return asked.age not in AGES or (line.days is not None and line.days > int(asked.age))


def _weighed(sites: QuerySet[Site], now: dt.datetime) -> Iterator[Line]:
    trials = Trial.objects.filter(pk__in=sites.order_by().values("trial")).only(*_OF_TRIALS)
    of = {trial.pk: trial for trial in trials}
    reports = _newest_reports(sites)
    for site in sites:
        site.trial = of[site.trial_id]
        yield _line(site, reports.get(site.pk), now)


def _line(site: Site, report: StatusReport | None, now: dt.datetime) -> Line:
    days = days_since(site, report.at, now) if report else None
    is_told = days is not None and days >= -SKEW_DAYS
    return Line(site, weigh(site, report, now), report, max(days or 0, 0) if is_told else None)


def _newest_reports(sites: QuerySet[Site]) -> dict[int, StatusReport]:
    newest = StatusReport.objects.filter(
        site__in=sites.order_by().values("pk"), pk=_newest_of_same_site()
    )
    return {report.site_id: report for report in newest}


def _newest_of_same_site() -> Subquery:
    return Subquery(_newest(OuterRef("site")).values("pk")[:1])


def _newest(site: OuterRef) -> QuerySet[StatusReport]:
    return StatusReport.objects.filter(site=site).order_by("-at", "-pk")
