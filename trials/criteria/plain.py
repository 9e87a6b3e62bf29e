"""Registry text made readable, each character with its place in the source.

The registry escapes Markdown (`\\<`, `\\[`) and some records carry entities that were escaped
twice (`\\&#8805;`, `&amp;lt;`). What is undone here is only spelling: no word is changed.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

# The longest named entity that HTML knows has 31 letters; longer ones are left alone.
_ENTITY = (
    r"\\?&(?:amp\\?;){0,5}"
    r"(?:\\?#\d{1,7}|\\?#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31})\\?;"
)
_SPELLED = re.compile(rf"{_ENTITY}|\\[!-/:-@\[-`{{-~]|\s{{2,}}|[^\S ]")
_TWICE = re.compile(r"&(?:amp;)+")


@dataclass(frozen=True, slots=True)
class Readable:
    """`places[i]` is where `text[i]` comes from; the last place is the end of the stretch."""

    text: str
    places: tuple[int, ...]


def readable_text(source: str, start: int, end: int) -> str:
    """The stretch of the source with escapes undone and white space made single."""
    return _SPELLED.sub(_meant, source[start:end]).strip()


def readable(source: str, start: int, end: int) -> Readable:
    """The same text, not stripped, with the place of each character."""
    letters: list[str] = []
    places: list[int] = []
    at = start
    for found in _SPELLED.finditer(source, start, end):
        meant = _meant(found)
        letters += (source[at : found.start()], meant)
        places.extend(range(at, found.start()))
        places.extend([found.start()] * len(meant))
        at = found.end()
    letters.append(source[at:end])
    places.extend(range(at, end))
    return Readable("".join(letters), (*places, end))


def _meant(found: re.Match[str]) -> str:
    spelled = found.group()
    if spelled.isspace():
        return " "
    if "&" in spelled and len(spelled) > 2:
        return html.unescape(_TWICE.sub("&", spelled.replace("\\", "")))
    return spelled[1:]
