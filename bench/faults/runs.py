"""The runs: what goes wrong in each, and for how long."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.faults.databases import Postgres, bring_forward
from bench.faults.disk import fill, free
from bench.faults.order import Order
from bench.faults.stage import Stage, set_up
from bench.faults.verdict import Verdict


@dataclass(frozen=True)
class Result:
    """What became of a run.

    `ordered`: the cycles that it was to have; `expected`: the promises of which its sabotage must
    break one; `seconds`: while things went wrong; `drained_in`: seconds until the mail was out
    afterwards; `load`: of the machine; `answers`: how many, by method and status; `leaks`: files.
    """

    run: str
    database: str
    sabotage: str
    expected: tuple[str, ...]
    ordered: int
    cycles: int
    seconds: float
    drained_in: float
    load: float
    verdict: Verdict
    longest: float
    answers: dict[str, int]
    deaths: dict[str, int]
    ended_by_themselves: int
    leaks: list[str]
    broken: list[str]

    @property
    def is_as_it_should(self) -> bool:
        """All promises kept; or, where one was sabotaged, that very one seen to be broken."""
        if self.sabotage:
            return bool(set(self.expected) & set(self.broken))
        return not self.broken


def kills(stage: Stage, cycle: int) -> None:
    """kill -9 of a worker of a server, a whole server, a mail worker; the mail server is moody."""
    stage.mailbox.behave("moody")
    stage.chaos.strike()
    if cycle % 10 == 0:
        bring_forward(stage.database)


def crashes(stage: Stage, cycle: int) -> None:
    """PostgreSQL stopped as when the power goes, right after somebody saw a reference: what was
    promised too early is lost then. After a while it is started again."""
    assert isinstance(stage.database, Postgres)
    stage.mailbox.behave("moody")
    time.sleep(random.uniform(1, 4))
    stage.families.ledger.wait_for_acknowledgement(seconds=10)
    stage.database.cluster.crash()
    time.sleep(random.uniform(0, 1))
    stage.database.cluster.start()
    bring_forward(stage.database)
    stage.portal.tend()


BAD_DAY = ("greylist", "hang", "drop", "try-later", "closed")


def bad_days(stage: Stage, cycle: int) -> None:
    """The mail server does one wrong thing after another. An hour's waits go by each time."""
    behaviour = BAD_DAY[cycle % len(BAD_DAY)]
    if behaviour == "closed":
        stage.mailbox.close()
    else:
        stage.mailbox.behave(behaviour)
    for _ in range(3):
        time.sleep(3)
        bring_forward(stage.database)
    if behaviour == "closed":
        stage.mailbox.open()


def outage(stage: Stage, cycle: int) -> None:
    """The mail server refuses everything for longer than a message is tried: five days, of which a
    cycle is one wait."""
    stage.mailbox.behave("refuse")
    time.sleep(6)
    bring_forward(stage.database)


def full_disk(stage: Stage, cycle: int) -> None:
    """The disk of the database is full for a while; then there is room again."""
    fill(stage.database.folder)
    time.sleep(10)
    free(stage.database.folder)
    time.sleep(10)


RUNS: dict[str, Callable[[Stage, int], None]] = {
    "kills": kills,
    "crashes": crashes,
    "bad-days": bad_days,
    "outage": outage,
    "full-disk": full_disk,
}


def play(order: Order) -> Result:
    """Set up, let the families in, let things go wrong, let all be well again, judge."""
    with set_up(order) as stage:
        began = time.monotonic()
        stage.families.arrive()
        cycle = 0
        try:
            while cycle < order.cycles and time.monotonic() < began + order.seconds:
                RUNS[order.run](stage, cycle)
                cycle += 1
        finally:
            stage.families.is_over = True
        seconds = time.monotonic() - began
        stage.see_off()
        return judged(stage, order, cycle, seconds)


def judged(stage: Stage, order: Order, cycles: int, seconds: float) -> Result:
    load = os.getloadavg()[0]
    drained_in = stage.drain()
    verdict, leaks = stage.verdict()
    return Result(
        run=order.run,
        database=stage.database.name,
        sabotage=order.sabotage,
        expected=order.turns_red,
        ordered=order.cycles,
        cycles=cycles,
        seconds=seconds,
        drained_in=drained_in,
        load=load,
        verdict=verdict,
        longest=stage.families.longest,
        answers=dict(sorted(stage.families.answers.items())),
        deaths=dict(stage.chaos.deaths),
        ended_by_themselves=stage.portal.ended_by_themselves,
        leaks=leaks,
        broken=verdict.broken,
    )
