"""Everything that a run needs, set up, and torn down whatever happens."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.faults.canary import Canary
from bench.faults.chaos import Chaos
from bench.faults.databases import Database, Postgres, Sqlite, bring_forward, waiting
from bench.faults.disk import small_disk
from bench.faults.families import Families
from bench.faults.ledger import Ledger
from bench.faults.mailbox import Mailbox
from bench.faults.order import Order
from bench.faults.portal import Portal
from bench.faults.ports import free_port
from bench.faults.verdict import Verdict, judge

DESK_PHONE = "901-555-0100"
# PostgreSQL says that it has kept something up to ten seconds before it has.
CARELESS = ("synchronous_commit=off", "wal_writer_delay=10s")
DRAIN_SECONDS = 600
FORWARD_EVERY_SECONDS = 3


@dataclass
class Stage:
    place: Path
    database: Database
    mailbox: Mailbox
    portal: Portal
    families: Families
    chaos: Chaos

    def see_off(self) -> None:
        """Wait until the families have left; nobody dies any more."""
        while not self.families.have_left:
            self.portal.tend()
            time.sleep(0.2)

    def drain(self, seconds: float = DRAIN_SECONDS) -> float:
        """Let the mail server be well, and wait until no message waits. The seconds it took."""
        began = time.monotonic()
        self.mailbox.close()
        self.mailbox.behave("accept")
        self.mailbox.open()
        for worker in self.portal.workers:
            worker.kill()
        bring_forward(self.database, leases=True)
        while waiting(self.database) and time.monotonic() < began + seconds:
            self.portal.tend()
            time.sleep(FORWARD_EVERY_SECONDS)
            bring_forward(self.database)
        return time.monotonic() - began

    def verdict(self) -> tuple[Verdict, list[str]]:
        """With the files in which the canary was found."""
        stored = json.loads(self.portal.say("bench.faults.stored"))
        self.portal.close()
        leaks = self.leaks()
        ledger = self.families.ledger
        counted = {
            "forgetful": self.families.forgetful,
            "leaks": len(leaks),
            "damage": int(bool(self.database.complaint())),
            # A server one of whose workers was killed ends, and is started again.
            "ended": 0 if self.chaos.deaths else self.portal.ended_by_themselves,
        }
        verdict = judge(
            tried=ledger.tried,
            acknowledged=ledger.acknowledged,
            stored=stored,
            letters=list(self.mailbox.letters()),
            counted=counted,
        )
        return verdict, leaks

    def leaks(self) -> list[str]:
        """Where the canary was found: files of the database, logs, letters."""
        canary, letters = self.families.canary, self.mailbox.place / "letters"
        logs = (self.portal.log, self.portal.code / "data", self.mailbox.place / "log")
        return canary.found_in(self.database.folder, *logs) + canary.found_in_letters(letters)


@contextlib.contextmanager
def set_up(order: Order) -> Iterator[Stage]:
    """A stage with an empty house: the families have not arrived."""
    place = Path(tempfile.mkdtemp(prefix="faults-"))
    place.chmod(0o711)  # the user postgres walks through it
    with contextlib.ExitStack() as leaving:
        if not os.environ.get("FAULTS_KEEP"):
            leaving.callback(shutil.rmtree, place, ignore_errors=True)
        folder = (
            leaving.enter_context(small_disk(place / "disk", order.disk)) if order.disk else place
        )
        careless = CARELESS if order.sabotage == "commits-in-memory" else ()
        kept = Sqlite(folder) if order.database == "sqlite" else Postgres(folder, careless)
        leaving.callback(kept.close)
        mailbox = Mailbox(place / "mail", free_port())
        leaving.callback(mailbox.close)
        mailbox.open()
        portal = Portal(place, kept.url, mailbox.port, order.sabotage)
        leaving.callback(portal.close)
        portal.prepare()
        portal.open()
        portal.wait()
        ledger = Ledger(place / "ledger.jsonl")
        leaving.callback(ledger.close)
        families = Families(
            portal.ports, ledger, Canary(), DESK_PHONE, order.types_for, order.clients
        )
        yield Stage(place, kept, mailbox, portal, families, Chaos(portal))
