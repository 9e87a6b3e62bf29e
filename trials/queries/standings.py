"""The sites of trials with what we show of their status, in a fixed number of queries.

A site that the registry has dropped counts among those of its trial only where the hospital has
spoken since. `dropped_lines` has the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from trials.models import Site, StatusReport, Trial
from trials.models.standing import Headline, Standing, headline, weigh
from trials.queries.contacts import contacted, say_contacts

# All that a site is weighed by: its own columns, and those of its trial.
WEIGHED_BY = (
    "trial",
    "registry_status",
    "registry_status_seen_at",
    "unlisted_since",
    "latitude",
    "longitude",
)
WEIGHED_BY_TRIAL = (
    "trial__overall_status",
    "trial__overall_status_seen_at",
    "trial__status_verified_date",
)


@dataclass(frozen=True)
class SiteLine:
    """A site, weighed, and the newest report of its hospital."""

    site: Site
    standing: Standing
    report: StatusReport | None = None


@dataclass(frozen=True)
class Dropped:
    """Sites that the registry has dropped and that count as nothing: those of which a hospital has
    spoken, before that, and those of which none ever has."""

    spoken_for: list[SiteLine]
    silent: list[SiteLine]


def counted() -> QuerySet[Site]:
    """The sites that pages count and list: listed ones, and dropped ones that hold all the same."""
    return Site.objects.filter(Q(unlisted_since__isnull=True) | _spoke_since())


def site_lines(trial: Trial, now: dt.datetime, *, with_contacts: bool = False) -> list[SiteLine]:
    """The sites of one trial in the registry's order. Three queries at most."""
    sites = counted().filter(trial=trial)
    if with_contacts:
        sites = contacted(sites)
    lines = _weighed(sites, {trial.pk: trial}, now)
    if with_contacts:
        say_contacts(line.site for line in lines)
    return lines


def dropped_lines(trial: Trial, now: dt.datetime) -> Dropped:
    """The sites of one trial that `site_lines` leaves out, last dropped first. Three queries; one
    where there are none."""
    sites = Site.objects.filter(trial=trial, unlisted_since__isnull=False).exclude(_spoke_since())
    newest_first = contacted(sites.order_by(F("unlisted_since").desc(), "position", "pk"))
    lines = _weighed(newest_first, {trial.pk: trial}, now) if newest_first else []
    say_contacts(line.site for line in lines)
    return Dropped(
        spoken_for=[line for line in lines if line.report],
        silent=[line for line in lines if not line.report],
    )


def headlines(trials: Iterable[Trial], now: dt.datetime) -> dict[int, Headline]:
    """The headline of each trial by its primary key. Two queries whatever their number."""
    of = {trial.pk: trial for trial in trials}
    weighing = counted().filter(trial__in=of).only(*WEIGHED_BY)
    return {
        pk: headline(of[pk], (line.standing for line in lines))
        for pk, lines in _by_trial(weighing, of, now).items()
    }


def lines_of(trials: Iterable[Trial], now: dt.datetime) -> dict[int, list[SiteLine]]:
    """The sites of each trial by its primary key. Two queries whatever their number."""
    of = {trial.pk: trial for trial in trials}
    return _by_trial(counted().filter(trial__in=of), of, now)


def lines_among(sites: QuerySet[Site], now: dt.datetime) -> list[SiteLine]:
    """Each of these sites, of whatever trials. Two queries whatever their number."""
    sites = sites.select_related("trial")
    return _weighed(sites, {site.trial_id: site.trial for site in sites}, now)


def _spoke_since() -> Q:
    """That the hospital has spoken after the registry dropped its site."""
    after = StatusReport.objects.filter(site=OuterRef("pk"), at__gt=OuterRef("unlisted_since"))
    return Q(Exists(after))


def _by_trial(
    sites: QuerySet[Site], of: dict[int, Trial], now: dt.datetime
) -> dict[int, list[SiteLine]]:
    lines: dict[int, list[SiteLine]] = {pk: [] for pk in of}
    for line in _weighed(sites, of, now):
        lines[line.site.trial_id].append(line)
    return lines


def _weighed(sites: QuerySet[Site], of: dict[int, Trial], now: dt.datetime) -> list[SiteLine]:
    reports = _newest_reports(sites)
    lines = []
    for site in sites:
        site.trial = of[site.trial_id]
        report = reports.get(site.pk)
        lines.append(SiteLine(site, weigh(site, report, now), report))
    return lines


def _newest_reports(sites: QuerySet[Site]) -> dict[int, StatusReport]:
    """The newest report of each site by the site's primary key, in one query."""
    of_same_site = StatusReport.objects.filter(site=OuterRef("site")).order_by("-at", "-pk")
    newest = StatusReport.objects.filter(
        site__in=sites.order_by().values("pk"), pk=Subquery(of_same_site.values("pk")[:1])
    )
    return {report.site_id: report for report in newest}
