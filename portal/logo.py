"""The hospital's logo: a file that the operator names, shown in the head of every page."""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_BOX = re.compile(r"""\bviewBox=["']\s*\S+[\s,]+\S+[\s,]+([\d.]+)[\s,]+([\d.]+)""")


class NotALogo(Exception):
    """The sentence says why."""


@dataclass(frozen=True)
class Logo:
    """`kind` is svg or png, `digest` names this very picture; width and height give its shape."""

    content: bytes
    kind: str
    digest: str
    width: int
    height: int

    @property
    def content_type(self) -> str:
        return "image/svg+xml" if self.kind == "svg" else "image/png"


@lru_cache(maxsize=4)
def read(path: str) -> Logo:
    """The logo of this file, read once. Raises NotALogo."""
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise NotALogo(f"PORTAL_LOGO={path}: there is no such file that we can read.") from error
    kind, size = ("png", _png_size(content)) if content.startswith(_PNG) else ("svg", _box(content))
    if size is None:
        raise NotALogo(f"PORTAL_LOGO={path}: use a PNG, or an SVG that has a viewBox.")
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Logo(content, kind, digest, *size)


def _png_size(content: bytes) -> tuple[int, int] | None:
    """By its first chunk, which the format begins with."""
    size: tuple[int, int] | None = struct.unpack(">II", content[16:24]) if content[24:] else None
    return size if size and all(size) else None


def _box(content: bytes) -> tuple[int, int] | None:
    root = _SVG.search(content.decode(errors="replace"))
    box = _BOX.search(root[0]) if root else None
    size = (round(float(box[1])), round(float(box[2]))) if box else (0, 0)
    return size if all(size) else None
