"""The sites of trials with what we show of their status, in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from trials.models import Site, SiteContact, StatusReport, Trial
from trials.models.standing import Headline, Standing, headline, weigh


@dataclass(frozen=True)
class SiteLine:
    """A listed site, weighed."""

    site: Site
    standing: Standing


def site_lines(trial: Trial, today: dt.date, *, with_contacts: bool = False) -> list[SiteLine]:
    """The listed sites of one trial in the registry's order. Three queries at most."""
    sites: QuerySet[Any] = Site.objects.listed().filter(trial=trial)
    if with_contacts:
        sites = sites.prefetch_related(
            Prefetch("contacts", SiteContact.objects.listed(), to_attr="listed_contacts")
        )
    return _weighed(sites, {trial.pk: trial}, today)


def headlines(trials: Iterable[Trial], today: dt.date) -> dict[int, Headline]:
    """The headline of each trial by its primary key. Two queries whatever their number."""
    of = {trial.pk: trial for trial in trials}
    weighing = _sites_of(of).only("trial", "registry_status", "registry_status_seen_at")
    return {
        pk: headline(of[pk], (line.standing for line in lines))
        for pk, lines in _by_trial(weighing, of, today).items()
    }


def lines_of(trials: Iterable[Trial], today: dt.date) -> dict[int, list[SiteLine]]:
    """The listed sites of each trial by its primary key. Two queries whatever their number."""
    of = {trial.pk: trial for trial in trials}
    return _by_trial(_sites_of(of), of, today)


def _sites_of(of: dict[int, Trial]) -> QuerySet[Site]:
    return Site.objects.listed().filter(trial__in=of)


def _by_trial(
    sites: QuerySet[Site], of: dict[int, Trial], today: dt.date
) -> dict[int, list[SiteLine]]:
    lines: dict[int, list[SiteLine]] = {pk: [] for pk in of}
    for line in _weighed(sites, of, today):
        lines[line.site.trial_id].append(line)
    return lines


def _weighed(sites: QuerySet[Site], of: dict[int, Trial], today: dt.date) -> list[SiteLine]:
    reports = _newest_reports(sites)
    rows = list(sites)
    for row in rows:
        row.trial = of[row.trial_id]
    return [SiteLine(row, weigh(row, reports.get(row.pk), today)) for row in rows]


def _newest_reports(sites: QuerySet[Site]) -> dict[int, StatusReport]:
    """The newest report of each site by the site's primary key, in one query."""
    of_same_site = StatusReport.objects.filter(site=OuterRef("site")).order_by("-at", "-pk")
    newest = StatusReport.objects.filter(
        site__in=sites.order_by().values("pk"), pk=Subquery(of_same_site.values("pk")[:1])
    )
    return {report.site_id: report for report in newest}
