"""A PostgreSQL cluster of a run's own, in its own folder and on its own port.

PostgreSQL does not run as root: root makes it run as the user postgres.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from bench.faults.ports import free_port

AS_POSTGRES = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def programs() -> Path | None:
    """Where initdb and pg_ctl of the newest PostgreSQL are; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin: int(bin.parent.name))
    return found[-1] if found else None


class Cluster:
    """`settings` as in "synchronous_commit=off"."""

    def __init__(self, place: Path, settings: Sequence[str] = ()) -> None:
        self.bin = programs()
        if self.bin is None:
            raise FileNotFoundError("There is no PostgreSQL in /usr/lib/postgresql.")
        self.place, self.port, self.settings = place, free_port(), settings
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        place.mkdir()
        if os.getuid() == 0:
            shutil.chown(place, "postgres", "postgres")
        self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()

    def start(self) -> None:
        own = [f"-c {setting}" for setting in ("listen_addresses=127.0.0.1", *self.settings)]
        options = f"-p {self.port} -k {self.place} {' '.join(own)}"
        self._run("pg_ctl", "start", "-w", "-o", options, "-l", str(self.place / "server.log"))

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "-w", "-m", "fast")

    def crash(self) -> None:
        """Stop it as `pg_ctl stop -m immediate` does, at this very moment: nothing is tidied up,
        and what has not been written by now is gone."""
        postmaster = (self.place / "postmaster.pid").read_text().splitlines()[0]
        os.kill(int(postmaster), signal.SIGQUIT)
        while Path(f"/proc/{postmaster}").exists():
            time.sleep(0.05)

    def amcheck(self) -> str:
        done = self._tell("pg_amcheck", "--install-missing", "-h", "127.0.0.1", "-p",
                          str(self.port), "-U", "postgres", "postgres")  # fmt: skip
        return done.stdout + done.stderr if done.returncode else ""

    def _run(self, program: str, *arguments: str) -> None:
        done = self._tell(program, "-D", str(self.place), *arguments)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    def _tell(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        first = AS_POSTGRES if os.getuid() == 0 else []
        command = [*first, f"{self.bin}/{program}", *arguments]
        # Its output is not a pipe: the server would inherit it and keep it open.
        with (self.place.parent / "postgres.out").open("w+", encoding="utf-8") as said:
            code = subprocess.run(
                command, stdout=said, stderr=said, cwd="/", check=False
            ).returncode
            said.seek(0)
            return subprocess.CompletedProcess(command, code, said.read(), "")
