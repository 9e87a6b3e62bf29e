"""Ports of this machine: free ones, and who answers at one."""

from __future__ import annotations

import http.client
import socket
import time


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers(port: int) -> bool:
    """Whether a web server there answers, whatever it says."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        line.request("GET", "/robots.txt")
        return bool(line.getresponse().status)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def wait_for_port(port: int, seconds: float = 60) -> None:
    """Raises TimeoutError if nobody answers there in time."""
    end = time.monotonic() + seconds
    while not is_open(port):
        if time.monotonic() > end:
            raise TimeoutError(f"Nobody answers at port {port}.")
        time.sleep(0.05)
