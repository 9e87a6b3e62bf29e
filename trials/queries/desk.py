"""What the staff desk's lists and pages show beside the columns of a row."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery

from trials.models import ArmIntervention, Site, StatusReport, Trial, TrialName
from trials.queries.history import LISTS_OF_TRIALS


def with_newest_report(sites: QuerySet[Site]) -> QuerySet[Site]:
    """Each site with its trial, and its newest report in the list `newest_report`, if any."""
    newest = StatusReport.objects.filter(pk=Subquery(_newest(OuterRef("site")))).select_related(
        "by"
    )
    reports = Prefetch("status_reports", newest, to_attr="newest_report")
    return sites.select_related("trial").prefetch_related(reports)


def reported(sites: QuerySet[Site], status: str) -> QuerySet[Site]:
    """Sites whose newest report says `status`; with an empty one, those that never reported."""
    said = sites.annotate(said=Subquery(_newest(OuterRef("pk"), "status")))
    return said.filter(said=status) if status else said.filter(said__isnull=True)


def with_sites(trials: QuerySet[Trial]) -> QuerySet[Trial]:
    """Each trial with the number of its listed sites in `sites_count`."""
    of_trial = Site.objects.listed().filter(trial=OuterRef("pk")).order_by().values("trial")
    return trials.annotate(sites_count=Subquery(of_trial.annotate(n=Count("pk")).values("n")))


def rows_of(trial: Trial) -> dict[type, int]:
    """How many listed rows each list of the trial has. As many queries as there are lists."""
    lists: tuple[type[Any], ...] = (*LISTS_OF_TRIALS, Site)
    counts = {table: table.objects.listed().filter(trial=trial).count() for table in lists}
    unlisted: tuple[type[Any], ...] = (ArmIntervention, TrialName)
    return {**counts, **{table: table.objects.filter(trial=trial).count() for table in unlisted}}


def _newest(site: OuterRef, column: str = "pk") -> QuerySet[StatusReport, object]:
    of_site = StatusReport.objects.filter(site=site).order_by("-at", "-pk")
    return of_site.values_list(column, flat=True)[:1]
