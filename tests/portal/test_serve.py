"""`make run`, as somebody meets it who has just cloned the project."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal import serve

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def home(tmp_path) -> dict[str, str]:
    """An environment whose database is new, and none of ours is inherited."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}"}


class Run:
    def __init__(self, environment: dict[str, str], port: int, output: Path) -> None:
        self.port, self.output = port, output
        with output.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "portal.serve"],
                cwd=ROOT,
                env={**environment, "PORT": str(port)},
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    def answer(self, path: str, seconds: float = 90) -> int:
        """The status of a page, as soon as the portal answers."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
                    return int(answer.status)
            except OSError:
                time.sleep(0.2)
        return 0

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@pytest.fixture
def run(home, free_port, tmp_path) -> Iterator[Run]:
    started = Run(home, free_port, tmp_path / "output.txt")
    yield started
    started.process.terminate()
    started.process.wait(30)


def test_it_serves_the_samples_says_what_to_open_and_ends_on_ctrl_c(run, home, tmp_path):
    answered = run.answer("/trials/NCT03913559/"), run.answer("/staff/login/")
    code = run.stop()

    said = run.output.read_text()
    assert (*answered, code) == (200, 200, 0), said
    assert "name: staff   password: " in said
    for address in ("/trials/NCT03913559/", "/trials/?q=demonstration", "/staff/"):
        assert f"http://127.0.0.1:{run.port}{address}" in said
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", run.port), timeout=2)

    again = Run(home, run.port, tmp_path / "again.txt")
    assert again.answer("/") == 200
    assert again.stop() == 0
    assert 'The account "staff" exists. A new password: make password' in again.output.read_text()
    assert "Demonstration trials" not in again.output.read_text()


@pytest.mark.parametrize("port", ["", "abc", "0", "70000"])
def test_a_port_that_is_none_is_a_sentence(port):
    assert serve.why_not(port or "x").startswith("PORT=")


def test_a_busy_port_is_a_sentence(free_port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()

        assert serve.why_not(str(free_port)).startswith(f"Port {free_port} is busy")


def test_what_does_not_end_when_asked_is_ended(monkeypatch):
    monkeypatch.setattr(serve, "STOP_SECONDS", 0.5)
    deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN); print(); time.sleep(60)"
    command = [sys.executable, "-uc", f"import signal, time; {deaf}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    with process:
        process.stdout.read(1)

        serve.stop([process])

    assert process.returncode == -signal.SIGKILL
