"""The portal of a run: two servers and three mail workers, on a copy of the code.

The copy keeps what somebody edits meanwhile out of the run. Whoever ends by itself is started
again, as a service manager would do.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.faults.ports import answers, free_port
from portal.serve import MANAGE, SERVER, WORKER

ROOT = Path(__file__).parents[2]
CODE = ("bench", "portal", "static", "templates", "trials", "manage.py")
DEMONSTRATION = "NCT99900000"
SERVERS, WORKERS = 2, 3
MANY = "1000000"
# What would turn this portal into the one of whoever runs the suite.
NOT_OURS = (
    "DATABASE_URL",
    "PORTAL_URL",
    "SECRETS_KEY",
    "SECRETS_KEY_FALLBACKS",
    "SECRET_KEY_FALLBACKS",
)


@dataclass
class Part:
    """A process in a session of its own, and how it is started again."""

    name: str
    command: list[str]
    port: int | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether it has started: a server answers, a mail worker heeds signals."""
        if self.process is None or self.process.poll() is not None:
            return False
        return answers(self.port) if self.port else _heeds_sigterm(self.process.pid)

    @property
    def pid(self) -> int:
        return self.process.pid if self.process else 0

    def workers(self) -> list[int]:
        """The processes of a server that answer, the newest first."""
        try:
            listed = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        except OSError:
            return []
        return sorted((int(pid) for pid in listed.split()), reverse=True)

    def kill(self) -> None:
        """The process with all that it started, by force."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None


@dataclass
class Portal:
    """`place`: where its code, its log and its collected files lie; `sabotage`: of SABOTAGES."""

    place: Path
    database_url: str
    mail_port: int
    sabotage: str = ""
    parts: list[Part] = field(default_factory=list)
    ended_by_themselves: int = 0

    def __post_init__(self) -> None:
        self.code = self.place / "code"
        self.log = self.place / "portal.log"
        self.code.mkdir()
        for name in CODE:
            source, copy = ROOT / name, self.code / name
            shutil.copytree(source, copy) if source.is_dir() else shutil.copy2(source, copy)
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in NOT_OURS},
            "DJANGO_SETTINGS_MODULE": "bench.faults.settings",
            "TRIALSIDE_LOCAL": "true",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DATABASE_URL": self.database_url,
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_port}",
            # All of them come from one network, and many: here that is no attack.
            "INQUIRIES_FROM_NETWORK": MANY,
            "PROOF_FROM": MANY,
            "FAULTS_PLACE": str(self.place),
            "FAULTS_SABOTAGE": self.sabotage,
        }

    def prepare(self) -> None:
        """Tables, static files, invented trials."""
        for command in (
            ["migrate", "--verbosity", "0"],
            ["collectstatic", "--noinput", "--verbosity", "0"],
            ["make_demo_trials", "--count", "1"],
        ):
            subprocess.run(
                [*MANAGE, *command], cwd=self.code, env=self.environment, check=True,
                stdout=subprocess.DEVNULL,
            )  # fmt: skip

    def open(self) -> None:
        for number in range(SERVERS):
            port = free_port()
            self.parts.append(Part(f"server {number}", [*SERVER, "--port", str(port)], port))
        self.parts += [Part(f"mail worker {number}", WORKER) for number in range(WORKERS)]
        self.tend()

    def tend(self) -> None:
        """Start what does not run."""
        for part in self.parts:
            if part.process is None or part.process.poll() is not None:
                self.ended_by_themselves += part.process is not None
                part.kill()
                self.start(part)

    def start(self, part: Part) -> None:
        with self.log.open("ab") as log:
            part.process = subprocess.Popen(
                part.command, cwd=self.code, env=self.environment, start_new_session=True,
                stdout=log, stderr=log,
            )  # fmt: skip

    def restart(self, part: Part) -> None:
        part.kill()
        self.start(part)

    @property
    def workers(self) -> list[Part]:
        return [part for part in self.parts if not part.port]

    @property
    def ports(self) -> list[int]:
        return [part.port for part in self.parts if part.port]

    def wait(self, seconds: float = 180) -> None:
        """Until every server answers. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while not all(answers(port) for port in self.ports):
            self.tend()
            if time.monotonic() > end:
                raise TimeoutError(f"The portal does not start: {self.log.read_text()[-2000:]}")
            time.sleep(0.1)

    def close(self) -> None:
        for part in self.parts:
            part.kill()

    def say(self, module: str, *arguments: str) -> str:
        """What a module of the harness prints when it is run inside the portal's environment."""
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(
            command,
            cwd=self.code,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout


def _heeds_sigterm(pid: int) -> bool:
    """Whether a process has set what it does on SIGTERM, as the mail worker does when it begins."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    caught = re.search(r"SigCgt:\s*([0-9a-f]+)", status)
    return bool(caught and int(caught[1], 16) >> (signal.SIGTERM - 1) & 1)
