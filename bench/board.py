"""What the board of the desk costs with 5,000 sites: `make bench-board`.

CPU milliseconds and queries of each page, a median over several runs. Not a test: nothing fails.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import random
import statistics
import tempfile
import time

os.environ |= {"TRIALSIDE_LOCAL": "true", "DJANGO_SETTINGS_MODULE": "tests.settings"}
os.environ.setdefault("DATABASE_URL", f"sqlite:///{tempfile.mkdtemp()}/bench.sqlite3")

import django

django.setup()

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from trials.actions import enrolments
from trials.models import Site, StatusReport, Trial
from trials.models.standing import State

SITES, TRIALS, OWN, RUNS = 5_000, 250, 40, 5
PAGE = "/staff/sites/"
ASKED = {
    "first page": "",
    "last page": "?p=100",
    "one trial": "?trial=NCT99900007",
    "a hospital": "?hospital=Hospital 12",
    **{f"state {state}": f"?state={state}" for state in State},
    "state open, last page": "?state=open&p=999",
    **{f"age {age}": f"?age={age}" for age in ("21", "30", "60", "never")},
    "open and over 30 days": "?state=open&age=30",
}


def fill(now: dt.datetime) -> None:
    """Trials of 20 sites each; four sites of five have been spoken of, up to five times."""
    chance = random.Random(1)
    words = [*StatusReport.Status.values, *["RECRUITING"] * 12]
    trials = Trial.objects.bulk_create(
        Trial(nct_id=f"NCT{99900000 + n}", brief_title=f"Trial {n}", overall_status="RECRUITING")
        for n in range(TRIALS)
    )
    sites = Site.objects.bulk_create(
        Site(
            trial=trials[n % TRIALS],
            facility=f"Hospital {n}",
            city=f"City {n % 400}",
            registry_status=chance.choice(["RECRUITING", "SUSPENDED", "COMPLETED", ""]),
            latitude=25 + chance.random() * 24,
            longitude=-120 + chance.random() * 48,
        )
        for n in range(SITES)
    )
    StatusReport.objects.bulk_create(
        StatusReport(
            site=site,
            status=chance.choice(words),
            source="coordinator",
            at=now - dt.timedelta(days=chance.random() * 90 + 90 * earlier),
        )
        for site in sites
        if chance.random() < 0.8
        for earlier in range(chance.randint(1, 5))
    )


def people(now: dt.datetime) -> dict[str, Client]:
    """An editor, and a coordinator of 40 sites."""
    editor = User.objects.create_user("erin", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    cora = User.objects.create_user("cora", is_staff=True)
    for site in Site.objects.order_by("pk")[:OWN]:
        enrolments.enrol(user=cora, site=site, by=editor, now=now)
    clients = {who: Client(headers={"host": "127.0.0.1"}) for who in ("editor", "coordinator")}
    clients["editor"].force_login(editor)
    clients["coordinator"].force_login(cora)
    return clients


def measured(client: Client, path: str) -> tuple[float, int, int]:
    """CPU milliseconds, queries and bytes of a page."""
    taken = []
    for _ in range(RUNS):
        started = time.process_time()
        answer = client.get(path)
        taken.append(time.process_time() - started)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return statistics.median(taken) * 1000, len(queries), len(answer.content)


def main() -> None:
    now = timezone.now()
    call_command("migrate", verbosity=0)
    fill(now)
    print(
        f"Python {platform.python_version()}, {connection.vendor}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}, {SITES} sites, {StatusReport.objects.count()} reports"
    )
    for who, client in people(now).items():
        print(who.ljust(24), "CPU ms".rjust(8), "queries".rjust(8), "KB".rjust(6))
        for name, query in ASKED.items():
            cost, queries, size = measured(client, PAGE + query)
            print(name.rjust(24), f"{cost:8.0f} {queries:8} {size / 1024:6.0f}")


if __name__ == "__main__":
    main()
