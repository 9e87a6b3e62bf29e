"""A portal as in production, with the sample, demonstrations and a trial of 400 sites."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANY = "NCT99980400"


@contextmanager
def running() -> Iterator[str]:
    """The address of the portal, for as long as it is needed."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "TRIALSIDE_LOCAL": "true",
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "PORTAL_URL": address,
            "LAST_GOOD": f"{folder}/last-good.json",
        }
        for command in (["manage.py", "prepare_local"], ["-m", "bench.readers.many_sites", MANY]):
            subprocess.run(
                [sys.executable, *command], cwd=ROOT, env=environment, check=True,
                stdout=subprocess.DEVNULL,
            )  # fmt: skip
        server = subprocess.Popen(
            [sys.executable, "-m", "granian", "portal.wsgi:application", "--interface", "wsgi",
             "--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--log-level", "error"],
            cwd=ROOT, env=environment,
        )  # fmt: skip
        try:
            _wait_for(address)
            yield address
        finally:
            server.terminate()
            server.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/livez").close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("The portal did not start.")
