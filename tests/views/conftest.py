"""A cast of trials for the pages, and a day on which they are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.contrib.auth import get_user_model

from tests.conftest import NOW
from trials.models import Condition, Site, StatusReport, Trial

Publish = Callable[..., Trial]
Report = Callable[..., StatusReport]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """Doors read the clock: here it stands still on 22 November 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def publish(db: None) -> Publish:
    """publish("NCT00000007", sites=3, sex="ALL") is a trial that readers see.

    Its sites are in Memphis unless `city` says otherwise; the registry says they are recruiting.
    """

    def make(
        nct_id: str = "NCT00000001",
        *,
        sites: int = 0,
        city: str = "Memphis",
        conditions: tuple[str, ...] = ("Asthma",),
        **fields: object,
    ) -> Trial:
        columns = {
            "published_at": NOW,
            "brief_title": f"Trial {nct_id}",
            "overall_status": "RECRUITING",
            "status_verified_date": "2026-03",
        }
        trial = Trial.objects.create(nct_id=nct_id, **{**columns, **fields})
        Condition.objects.bulk_create(Condition(trial=trial, text=text) for text in conditions)
        Site.objects.bulk_create(
            Site(
                trial=trial,
                facility=f"Hospital {number}",
                city=city,
                country="United States",
                registry_status="RECRUITING",
                position=number,
            )
            for number in range(sites)
        )
        return trial

    return make


@pytest.fixture
def report(db: None) -> Report:
    """report(site, "SUSPENDED", days=3) is what the hospital said three days ago."""

    def make(site: Site, status: str, *, days: int = 0, source: str = "staff") -> StatusReport:
        user, _ = get_user_model().objects.get_or_create(username="editor")
        at = NOW - dt.timedelta(days=days)
        return StatusReport.objects.create(site=site, status=status, source=source, by=user, at=at)

    return make
