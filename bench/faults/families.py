"""Fifty families, each of which opens the form, types, sends, and does not give up at once."""

from __future__ import annotations

import collections
import html
import http.client
import random
import re
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from bench.faults.canary import Canary
from bench.faults.form import filled_in
from bench.faults.ledger import Ledger
from bench.faults.portal import DEMONSTRATION

FORM = f"/trials/{DEMONSTRATION}/contact/"
PATIENCE_SECONDS = 30
TRIES = 60
PAUSE_SECONDS = (0.3, 2.0)
SENT_TWICE = 0.2
_REFERENCE = re.compile(r'class="reference"[^>]*>\s*([2-9A-Z]{4}-[2-9A-Z]{4})')

Answer = tuple[int, http.client.HTTPMessage, str]


@dataclass
class Families:
    """The clients, and what they met with. `types_for`: seconds from opening to sending."""

    ports: list[int]
    ledger: Ledger
    canary: Canary
    phone: str
    types_for: tuple[float, float]
    clients: int = 50
    answers: collections.Counter[str] = field(default_factory=collections.Counter)
    longest: float = 0.0
    forgetful: int = 0
    is_over: bool = False
    _threads: list[threading.Thread] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def arrive(self) -> None:
        for _ in range(self.clients):
            self._start(self._visit)

    @property
    def have_left(self) -> bool:
        """Whether each has finished the form that it had begun, once `is_over` was set."""
        return not any(thread.is_alive() for thread in self._threads)

    def _start(self, deed: Callable[..., object], *arguments: Any) -> None:
        thread = threading.Thread(target=deed, args=arguments, daemon=True)
        with self._lock:
            self._threads = [*filter(threading.Thread.is_alive, self._threads), thread]
            thread.start()

    def _visit(self) -> None:
        time.sleep(random.uniform(0, self.types_for[1]))
        while not self.is_over:
            self.ask_once()

    def ask_once(self) -> str:
        """Open the form, type, send it until a reference is seen. The reference, or nothing."""
        opened = self._opened()
        if opened is None:
            return ""
        page, cookie = opened
        form = uuid.uuid4().hex
        typed = self.canary.typed(form)
        time.sleep(random.uniform(*self.types_for))
        body = urlencode(filled_in(page, typed))
        self.ledger.note_tried(form, typed["message"])
        return self._sent(form, typed, body, cookie)

    def _opened(self) -> tuple[str, str] | None:
        while not self.is_over:
            answer = self._ask("GET", FORM)
            if answer and answer[0] == 200:
                return answer[2], answer[1]["Set-Cookie"].split(";")[0]
            time.sleep(random.uniform(*PAUSE_SECONDS))
        return None

    def _sent(self, form: str, typed: dict[str, str], body: str, cookie: str) -> str:
        for _ in range(TRIES):
            if random.random() < SENT_TWICE:
                self._start(self._send, form, typed, body, cookie)
            reference = self._send(form, typed, body, cookie)
            if reference:
                return reference
            time.sleep(random.uniform(*PAUSE_SECONDS))
        return ""

    def _send(self, form: str, typed: dict[str, str], body: str, cookie: str) -> str:
        answer = self._ask("POST", FORM, body, cookie)
        if answer is None:
            return ""
        status, headers, page = answer
        if status >= 400:
            self._look_for_what_was_typed(typed, page)
        elif status == 302:
            page = self._private_page(headers["Location"])
        seen = _REFERENCE.search(page)
        if seen:
            self.ledger.note_acknowledged(form, seen[1])
        return seen[1] if seen else ""

    def _private_page(self, address: str) -> str:
        for _ in range(TRIES):
            answer = self._ask("GET", address)
            if answer and answer[0] == 200:
                return answer[2]
            time.sleep(random.uniform(*PAUSE_SECONDS))
        return ""

    def _look_for_what_was_typed(self, typed: dict[str, str], page: str) -> None:
        shown = html.unescape(page)
        if not all(words in shown for words in (*typed.values(), self.phone)):
            with self._lock:
                self.forgetful += 1

    def _ask(self, method: str, path: str, body: str = "", cookie: str = "") -> Answer | None:
        """None: the connection broke, or nobody answered in time."""
        began = time.monotonic()
        line = http.client.HTTPConnection(
            "127.0.0.1", random.choice(self.ports), timeout=PATIENCE_SECONDS
        )
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            line.request(method, path, body or None, headers if body else {})
            got = line.getresponse()
            answer: Answer | None = got.status, got.headers, got.read().decode()
        except (OSError, http.client.HTTPException):
            answer = None
        finally:
            line.close()
        with self._lock:
            self.answers[f"{method} {answer[0] if answer else 'no answer'}"] += 1
            self.longest = max(self.longest, time.monotonic() - began if answer else 0)
        return answer
