"""`make run`: the portal on one's own computer, until Ctrl-C.

Makes what is missing (a key, the tables, sample trials, an account; all of it lies in data/),
leaves alone what is there, and runs the production server with the worker beside it.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / "data"
MANAGE = [sys.executable, "manage.py"]
SERVER = [
    *(sys.executable, "-m", "granian", "portal.wsgi:application", "--interface", "wsgi"),
    *("--host", "127.0.0.1", "--workers", "2", "--blocking-threads", "1", "--log-level", "warning"),
    # Now and then a worker does not stop when it is asked to, and the server waits for it for ever.
    *("--workers-kill-timeout", "5"),
    # Else one worker that dies takes the whole server with it.
    "--respawn-failed-workers",
]
WORKER = [*MANAGE, "work", "--watch", "--verbosity", "0"]
STOP_SECONDS = 15


def main() -> int:
    port = os.environ.get("PORT") or "8000"
    trouble = why_not(port)
    if trouble:
        print(trouble, file=sys.stderr)
        return 1
    environment = local_environment(port)
    if start([*MANAGE, "prepare_local"], environment).wait():
        return 1
    commands = ([*SERVER, "--port", port], WORKER)
    return watch([start(command, environment) for command in commands])


def why_not(port: str) -> str:
    """A sentence if the port cannot be used, else nothing."""
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        return f"PORT={port} is not a port. Use a number from 1 to 65535: make run PORT=8001"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except PermissionError:
            return f"Port {port} needs an administrator's rights. Try: make run PORT=8001"
        except OSError:
            return f"Port {port} is busy: something else uses it. Try: make run PORT=8001"
    return ""


def local_environment(port: str) -> dict[str, str]:
    """The environment, with what a portal on one's own computer needs where it is not set."""
    DATA_DIR.mkdir(exist_ok=True)
    key = DATA_DIR / "secret-key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(50))
    local = {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "TRIALSIDE_LOCAL": "true",
        "SECRET_KEY": key.read_text(),
        "PORTAL_URL": f"http://127.0.0.1:{port}",
    }
    return {**local, **os.environ}


def start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A process in a session of its own, so that Ctrl-C reaches only us, and we end it in order."""
    return subprocess.Popen(  # noqa: S603 -- the commands above, nothing from outside
        command, cwd=BASE_DIR, env=environment, start_new_session=True
    )


def watch(processes: list[subprocess.Popen[bytes]]) -> int:
    """Wait for Ctrl-C, or for one of them to end by itself; then stop them all."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, _interrupt)
    code = 0
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
        print("A part of the portal ended by itself; the rest is stopped.", file=sys.stderr)
        code = 1
    except KeyboardInterrupt:
        print("\nStopping.")
    stop(processes)
    return code


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """End them all; by force, with all that they started, where asking does not help in time."""
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
