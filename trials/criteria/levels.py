"""How deep each line of a list stands: by indentation, and where there is none, by the marks.

Where the source does not show that one line belongs below another, both are left side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trials.criteria.pieces import Piece
from trials.criteria.roles import Role, asks_for_a_list

DEEPEST = 8  # the registry's own texts reach 4; deeper lines are kept at this level


@dataclass(slots=True)
class _Open:
    """The last line of a list that is not closed yet."""

    indent: int
    style: str
    number: int
    asks: bool
    level: int
    text: str


def are_flattened(pieces: Iterable[Piece]) -> bool:
    """True where no marked line is indented deeper than another: the indentation is lost, or there
    never was one."""
    return len({piece.indent for piece in pieces if piece.mark}) <= 1


class Levels:
    """Ask `of` for each line of a list in turn; call `restart` at each heading. Only in a
    `flattened` text do the words of a line say that it stands below another of the same mark."""

    def __init__(self, *, flattened: bool) -> None:
        self._open: list[_Open] = []
        self._flattened = flattened

    def restart(self) -> None:
        self._open.clear()

    def of(self, piece: Piece, role: Role) -> int:
        """The level of the piece: 0 for the outermost line."""
        style, number = (piece.mark.style, piece.mark.number) if piece.mark else ("", 0)
        while self._open and self._open[-1].indent > piece.indent:
            self._open.pop()
        if role is Role.CONNECTIVE:
            return self._open[-1].level if self._open else 0
        level = self._level(piece, style, number)
        asks = asks_for_a_list(piece.text)
        self._open.append(_Open(piece.indent, style, number, asks, level, piece.text))
        return level

    def _level(self, piece: Piece, style: str, number: int) -> int:
        if not self._open:
            return 0
        last = self._open[-1]
        if piece.indent > last.indent or self._begins_list(last, piece, style, number):
            return min(last.level + 1, DEEPEST)
        self._close_to(piece, style, number)
        return self._open.pop().level

    def _begins_list(self, last: _Open, piece: Piece, style: str, number: int) -> bool:
        """A list of another make, or one that counts from 1 again, after a line that asks for one.
        In a flattened text the next line is below such a line whatever its mark."""
        if not last.asks:
            return False
        if style != last.style:
            return style != "" or not piece.gap or last.style != ""
        return number == 1 or (self._flattened and not number and style != "")

    def _close_to(self, piece: Piece, style: str, number: int) -> None:
        """Leave on top the line beside which the new one stands."""
        for place in range(len(self._open) - 1, -1, -1):
            other = self._open[place]
            if other.indent != piece.indent:
                return
            if other.style == style and self._stands_beside(place, piece, number):
                del self._open[place + 1 :]
                return

    def _stands_beside(self, place: int, piece: Piece, number: int) -> bool:
        other = self._open[place]
        if number:
            return number == other.number + 1
        if not self._flattened or not place or self._open[place - 1].style != other.style:
            return True
        return _goes_on(other.text, piece.text)


_OPEN_END = re.compile(r"(?:[;,]|\b(?:and|or|and/or))\s*$", re.IGNORECASE)
_SHORT = 60


def _goes_on(before: str, text: str) -> bool:
    """Of two lines with one mark, below a line that asks: does the second belong there too?"""
    if _OPEN_END.search(before):
        return True
    if before[:1].islower() != text[:1].islower():
        return False
    return before[:1].islower() or _alike(before, text)


def _alike(before: str, text: str) -> bool:
    return max(len(before), len(text)) <= _SHORT and before.endswith(".") == text.endswith(".")
