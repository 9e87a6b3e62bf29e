"""What a page and an import cost, in CPU time on this machine: `make bench`.

A table of medians over several runs, with what ran beside it. Not a test: nothing fails here.
"""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable

os.environ |= {"TRIALSIDE_LOCAL": "true", "DJANGO_SETTINGS_MODULE": "tests.settings"}
os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/bench.sqlite3"

import django

django.setup()

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from bench.readers.many_sites import with_sites
from trials.actions import publication
from trials.actions.studies import take_in

TABS = ("", "eligibility/", "treatment/", "sites/", "contact/", "record/")
RUNS = 15


def milliseconds(deed: Callable[[], object], runs: int = RUNS) -> float:
    """The median CPU time of a deed."""
    taken = []
    for _ in range(runs):
        started = time.process_time()
        deed()
        taken.append(time.process_time() - started)
    return statistics.median(taken) * 1000


def main() -> None:
    call_command("migrate", verbosity=0)
    reader = Client(headers={"host": "127.0.0.1"})
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    print("CPU milliseconds, median of", RUNS)
    print("sites".rjust(6), "import".rjust(8), *((tab or "summary").rjust(13) for tab in TABS))
    for number in (1, 40, 400, 1200):
        document, now = with_sites(number, f"NCT9998{number:04}"), timezone.now()
        started = time.process_time()
        trial = take_in(document=document, now=now).trial
        imported = (time.process_time() - started) * 1000
        publication.publish(trial=trial, by=None, now=now)
        costs = [
            milliseconds(lambda tab=tab: reader.get(trial.get_absolute_url() + tab))  # noqa: B023
            for tab in TABS
        ]
        print(f"{number:6} {imported:8.0f}", *(f"{cost:13.1f}" for cost in costs))


if __name__ == "__main__":
    main()
