"""A word that occurs nowhere else, typed into every field: where it is found afterwards, a secret
has got out."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

# The address of a letter's reader stands in its To, and belongs there.
_TO = re.compile(rb"^To:.*(?:\r?\n[ \t].*)*", re.MULTILINE)


class Canary:
    def __init__(self) -> None:
        # Letters only: digits might be written otherwise, and case does not matter then.
        self.word = "kanari" + "".join(secrets.choice("bcdfghjkmnpqrstvwxz") for _ in range(10))

    def typed(self, form: str) -> dict[str, str]:
        """What a family types into the form: the word is in each field that takes any words."""
        return {
            "message": f"Is there room for us, {self.word} {form}?",
            "writer": "parent",
            "name": f"Ada {self.word}",
            "email": f"{self.word}.{form}@example.org",
            "phone": "901-555-0199",
            "best_time": f"after {self.word}",
            "language": f"speaks {self.word}",
        }

    def found_in(self, *folders: Path) -> list[str]:
        """The files that hold the word in any spelling."""
        files = (path for folder in folders for path in _files(folder))
        return [str(path) for path in files if self.is_in(path.read_bytes())]

    def found_in_letters(self, folder: Path) -> list[str]:
        """The letters that hold it but for their own To."""
        return [
            str(path)
            for path in _files(folder)
            if self.is_in(_TO.sub(b"", path.read_bytes(), count=1))
        ]

    def is_in(self, content: bytes) -> bool:
        """In UTF-8 or UTF-16, in any case, or as base64 at any place in its groups."""
        lower = content.lower()
        if any(spelt in lower for spelt in self._spelt()):
            return True
        return any(spelt in content for spelt in self._in_base64())

    def _spelt(self) -> Iterator[bytes]:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield self.word.encode(encoding)

    def _in_base64(self) -> Iterator[bytes]:
        """The signs that the word alone decides, wherever in a group of three bytes it begins."""
        for before in range(3):
            coded = base64.b64encode(b"x" * before + self.word.encode())
            start = (before * 8 + 5) // 6
            whole = (before + len(self.word)) * 8 // 6
            yield coded[start:whole]


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()] or [
        path for path in [folder] if path.is_file()
    ]
