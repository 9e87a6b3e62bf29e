"""What the open feed and the desk's front page cost with 10,000 sites: `make bench-feed`.

Sites in 500 trials, each confirmed eight times. CPU time, queries and size of each answer. Not a
test: nothing fails here.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import tempfile
import time
from collections.abc import Callable

os.environ |= {"TRIALSIDE_LOCAL": "true", "DJANGO_SETTINGS_MODULE": "tests.settings"}
if "DATABASE_URL" not in os.environ:
    os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/bench.sqlite3"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from trials.models import Site, StatusReport, Trial
from trials.queries.desk_front import whole_front

TRIALS, SITES, REPORTS, RUNS = 500, 20, 8, 3


def fill(now: dt.datetime) -> None:
    """Invented numbers and hospitals; places all over the United States, so that zones differ."""
    trials = Trial.objects.bulk_create(
        Trial(
            nct_id=f"NCT9990{number:04}",
            published_at=now,
            overall_status="RECRUITING",
            status_verified_date="2026-03",
        )
        for number in range(TRIALS)
    )
    sites = Site.objects.bulk_create(
        Site(
            trial=trial,
            facility=f"Hospital {number}",
            city="Somewhere",
            country="United States",
            registry_status="RECRUITING",
            latitude=30 + (trial.pk % 180) / 10,
            longitude=-75 - number * 2.3,
            position=number,
        )
        for trial in trials
        for number in range(SITES)
    )
    StatusReport.objects.bulk_create(
        StatusReport(
            site=site,
            status="RECRUITING",
            source="coordinator",
            at=now - dt.timedelta(days=21 * turn + site.pk % 21),
        )
        for turn in range(REPORTS)
        for site in sites
    )


def measured(name: str, deed: Callable[[], bytes | None]) -> None:
    taken, waited, queries = [], [], []

    def count(execute: Callable[..., object], *query: object) -> object:
        queries.append(query)
        return execute(*query)

    with connection.execute_wrapper(count):
        size = len(deed() or b"")
    for _ in range(RUNS):
        started, clock = time.process_time(), time.perf_counter()
        deed()
        taken.append((time.process_time() - started) * 1000)
        waited.append((time.perf_counter() - clock) * 1000)
    median = statistics.median
    print(
        f"{name:16} {median(taken):7.0f} ms CPU {median(waited):7.0f} ms in all "
        f"{len(queries):3} queries {size / 1_000_000:6.2f} MB"
    )


def main() -> None:
    call_command("migrate", verbosity=0)
    fill(timezone.now())
    print(f"{TRIALS * SITES} sites, {TRIALS * SITES * REPORTS} reports, {connection.vendor}")
    reader = Client(headers={"host": "127.0.0.1"})
    for form in ("csv", "json", "atom"):
        measured(f"/status.{form}", lambda form=form: reader.get(f"/status.{form}").content)
    measured("of one trial", lambda: reader.get("/trials/NCT99900007/status.csv").content)
    measured("the front page", lambda: whole_front(timezone.now()) and None)


if __name__ == "__main__":
    main()
