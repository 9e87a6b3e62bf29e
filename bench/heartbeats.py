"""10,000 sites that are due, two runs of `send_heartbeats` at once, killed midway, and a last one.

`make bench-heartbeats`, on SQLite; with DATABASE_URL=postgres://… on an empty database there. It
prints who queued how many mails and how many each coordinator got. Not a test: nothing fails here.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
os.environ |= {"TRIALSIDE_LOCAL": "true", "DJANGO_SETTINGS_MODULE": "tests.settings"}
os.environ.setdefault("DATABASE_URL", f"sqlite:///{tempfile.mkdtemp()}/bench.sqlite3")

import django

django.setup()

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from trials.models import AskedSite, Enrolment, Heartbeat, Message, Site, Trial

SITES = 10_000
SITES_OF_A_TRIAL = 40
SITES_OF_A_PERSON = 2
PEOPLE = SITES // SITES_OF_A_PERSON
COMMAND = [sys.executable, "manage.py", "send_heartbeats"]


def fill() -> None:
    """Sites that the registry calls open and nobody ever confirmed, and who keeps them."""
    now = timezone.now()
    trials = Trial.objects.bulk_create(
        Trial(nct_id=f"NCT998{n:05}", published_at=now, overall_status="RECRUITING")
        for n in range(SITES // SITES_OF_A_TRIAL)
    )
    sites = Site.objects.bulk_create(
        Site(trial=trials[n // SITES_OF_A_TRIAL], city=f"City {n}", registry_status="RECRUITING")
        for n in range(SITES)
    )
    people = User.objects.bulk_create(
        User(username=f"c{n}", email=f"c{n}@hospital.example") for n in range(PEOPLE)
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=each, email=each.email, verified=True) for each in people
    )
    Enrolment.objects.bulk_create(
        Enrolment(user=people[n // SITES_OF_A_PERSON], site=site, by=people[0], at=now)
        for n, site in enumerate(sites)
    )


def start() -> subprocess.Popen[str]:
    return subprocess.Popen(COMMAND, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill_at(share: float, run: subprocess.Popen[str]) -> str:
    """SIGKILL, as soon as so large a share of the mails is queued by whomever."""
    while Message.objects.count() < share * PEOPLE and run.poll() is None:
        time.sleep(0.01)
    was_at_it = run.poll() is None
    run.kill()
    run.wait()
    return f"killed when {Message.objects.count()} were queued" if was_at_it else "had ended"


def main() -> None:
    call_command("migrate", verbosity=0)
    fill()
    print(
        f"Python {platform.python_version()}, {connection.vendor}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}; {SITES} sites due, {PEOPLE} coordinators"
    )
    started = time.monotonic()
    one, other = start(), start()
    print("first run ", kill_at(0.25, one))
    print("second run", kill_at(0.6, other))
    left, begun = PEOPLE - Message.objects.count(), time.monotonic()
    print("third run ", start().communicate()[0].strip(), f"({left} were left)")
    print("fourth run", start().communicate()[0].strip())
    ended = time.monotonic()
    print(f"{ended - started:.1f} s in all, {ended - begun:.1f} s for the last two")
    mails = Counter(Message.objects.values_list("heartbeat__user", flat=True))
    print("mails a person:", dict(Counter(mails.values())), f"of {len(mails)} people")
    print(
        "mails of a heartbeat that asks all its sites:", _whole(), "of", Heartbeat.objects.count()
    )
    print(f"sites asked about: {AskedSite.objects.values('site').distinct().count()}")
    print(f"load {os.getloadavg()[0]:.1f}")


def _whole() -> int:
    asked = Counter(AskedSite.objects.values_list("heartbeat", flat=True))
    mailed = set(Message.objects.values_list("heartbeat", flat=True))
    return sum(asked[each] == SITES_OF_A_PERSON for each in mailed)


if __name__ == "__main__":
    main()
