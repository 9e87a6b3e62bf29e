"""Who dies next, by kill -9, at no moment that anybody chose."""

from __future__ import annotations

import collections
import os
import random
import signal
import time
from dataclasses import dataclass, field

from bench.faults.portal import Part, Portal

# How long each lives once it is at work, in seconds. Who still starts is let be: each death shall
# interrupt something.
SERVER_LIVES = (0.5, 4.0)
MAIL_WORKER_LIVES = (0.0, 1.5)
LOOK_SECONDS = 0.03


@dataclass
class Chaos:
    portal: Portal
    deaths: collections.Counter[str] = field(default_factory=collections.Counter)
    _ends: dict[int, float] = field(default_factory=dict)

    def strike(self) -> None:
        """One cycle: wait for the end of somebody's life, kill, have it started again."""
        while not (victims := [part for part in self.portal.parts if self._is_over(part)]):
            time.sleep(LOOK_SECONDS)
            self.portal.tend()
        part = random.choice(victims)
        workers = part.workers() if part.port and random.random() < 0.5 else []
        if workers:
            os.kill(workers[0], signal.SIGKILL)
            del self._ends[part.pid]
            self.deaths["worker of a server"] += 1
        else:
            self.portal.restart(part)
            self.deaths["whole server" if part.port else "mail worker"] += 1

    def _is_over(self, part: Part) -> bool:
        """Whether its life is over; it begins when it is first seen at work."""
        if part.pid not in self._ends:
            if not part.is_at_work:
                return False
            lives = SERVER_LIVES if part.port else MAIL_WORKER_LIVES
            self._ends[part.pid] = time.monotonic() + random.uniform(*lives)
        return time.monotonic() > self._ends[part.pid]
