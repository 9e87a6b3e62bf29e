"""What the clients sent, and what they were told had arrived. On the disk before they go on."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any


class Ledger:
    """Lines of JSON. `tried` stands there before a form is sent, `acknowledged` once its sender
    has seen a reference."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._lock = threading.Lock()
        self._news = threading.Event()
        self.tried: dict[str, str] = {}
        self.acknowledged: dict[str, set[str]] = {}

    def note_tried(self, form: str, words: str) -> None:
        """`form` names the form on paper; `words` are what the family typed into it."""
        with self._lock:
            self.tried[form] = words
            self._write(tried=form)

    def note_acknowledged(self, form: str, reference: str) -> None:
        with self._lock:
            self.acknowledged.setdefault(form, set()).add(reference)
            self._write(acknowledged=form, reference=reference)
        self._news.set()

    def wait_for_acknowledgement(self, seconds: float) -> None:
        """Until the next one is noted, but no longer than so many seconds."""
        self._news.clear()
        self._news.wait(seconds)

    def close(self) -> None:
        self._file.close()

    def _write(self, **line: Any) -> None:
        self._file.write(f"{json.dumps(line)}\n")
        self._file.flush()
        os.fsync(self._file.fileno())
