"""A mail server of a hospital, on a bad day: it does what its behaviour says.

    python -m bench.faults.mailbox PORT PLACE

PLACE/behaviour holds one of BEHAVIOURS, and may change at any time. What was accepted lies in
PLACE/letters, one file a letter, on the disk before the server says so.
"""

from __future__ import annotations

import asyncio
import email
import email.policy
import itertools
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bench.faults.ports import wait_for_port

BEHAVIOURS = ("accept", "greylist", "hang", "drop", "try-later", "refuse", "moody")


class BadDay:
    def __init__(self, place: Path) -> None:
        self.place = place
        self.seen: set[str] = set()
        self.numbers = itertools.count()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        behaviour = _mood((self.place / "behaviour").read_text())
        if behaviour == "hang":
            await asyncio.sleep(3600)
        if behaviour == "try-later":
            return "451 4.3.0 Try again later"
        if behaviour == "greylist" and self._is_new(envelope):
            return "451 4.7.1 Greylisted, try again later"
        if behaviour == "refuse":
            return "554 5.7.1 Not here"
        self._keep(envelope)
        if behaviour == "drop":
            server.transport.abort()  # accepted, and nobody hears of it
        return "250 OK"

    def _is_new(self, envelope: Envelope) -> bool:
        name = str(_read(_bytes(envelope))["Message-ID"])
        is_new = name not in self.seen
        self.seen.add(name)
        return is_new

    def _keep(self, envelope: Envelope) -> None:
        name = f"{os.getpid()}-{next(self.numbers)}"
        with (self.place / "letters" / name).open("wb") as file:
            file.write(_bytes(envelope))
            file.flush()
            os.fsync(file.fileno())


@dataclass(frozen=True)
class Letter:
    message_id: str
    to: str
    subject: str
    body: str


class Mailbox:
    """The mail server as a process, and what it has accepted."""

    def __init__(self, place: Path, port: int) -> None:
        self.place, self.port = place, port
        (place / "letters").mkdir(parents=True)
        self.behave("accept")
        self._process: subprocess.Popen[bytes] | None = None

    def behave(self, behaviour: str) -> None:
        assert behaviour in BEHAVIOURS
        written = self.place / "behaviour.new"
        written.write_text(behaviour)
        written.rename(self.place / "behaviour")

    def open(self) -> None:
        command = [sys.executable, "-m", "bench.faults.mailbox", str(self.port), str(self.place)]
        with (self.place / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        wait_for_port(self.port)

    def close(self) -> None:
        """From now on connections are refused."""
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = None

    def letters(self) -> Iterator[Letter]:
        """What was accepted, however often; a letter that was cut short was not."""
        for path in sorted((self.place / "letters").iterdir()):
            mail = _read(path.read_bytes())
            yield Letter(
                str(mail["Message-ID"]), str(mail["To"]), str(mail["Subject"]), mail.get_content()
            )


def _mood(behaviour: str) -> str:
    """A moody server is well two times out of three, and seldom hangs."""
    if behaviour != "moody":
        return behaviour
    return random.choices(("accept", "greylist", "try-later", "drop", "hang"), (66, 8, 8, 16, 2))[0]


def _bytes(envelope: Envelope) -> bytes:
    content = envelope.original_content or b""
    assert isinstance(content, bytes)
    return content


def _read(content: bytes) -> EmailMessage:
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def main(port: str, place: str) -> None:
    controller = Controller(BadDay(Path(place)), hostname="127.0.0.1", port=int(port))
    controller.start()
    signal.pause()


if __name__ == "__main__":
    main(*sys.argv[1:])
