"""Which side the source puts each piece on: by its order, its headings and its lead-ins alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trials.criteria.headings import (
    heading_side,
    is_topic,
    lead_in_side,
    names_both,
    starts_with_side,
)
from trials.criteria.nodes import Reason, Side
from trials.criteria.pieces import Piece
from trials.criteria.roles import Role

# Sentences about the whole list belong to neither side.
_OF_THE_WHOLE = re.compile(r"(?:the above|the listed|this (?:list|information))\b", re.IGNORECASE)


@dataclass(slots=True)
class Section:
    """Where we are in the source: the side of the last heading that named one, and why."""

    side: Side = Side.UNDECIDED
    reason: Reason = Reason.NO_HEADING

    def take(self, piece: Piece, role: Role) -> bool:
        """Move on by one piece. True where the piece itself opens a section."""
        if role is Role.HEADING:
            return self._take_heading(piece)
        if piece.mark and self.side is not Side.UNDECIDED:
            return False
        said = lead_in_side(piece.text) if role is Role.LEAD_IN else starts_with_side(piece.text)
        if said and not piece.mark and self._may_become(said):
            self.side, self.reason = said, Reason.UNDER_HEADING
            return True
        return False

    def _take_heading(self, piece: Piece) -> bool:
        side = heading_side(piece.text)
        if side is None:
            side = lead_in_side(piece.text)
            if side is None or not self._may_become(side):
                return False
        if is_topic(piece.text) and self.side is not Side.UNDECIDED:
            return False
        self.side = side
        self.reason = _reason(piece.text, side)
        return True

    def _may_become(self, said: Side) -> bool:
        """A sentence may open a side, or turn inclusion into exclusion; never the other way: under
        "Exclusion Criteria" a "must meet" is a matter for doubt."""
        return self.side is Side.UNDECIDED or (said, self.side) == (Side.EXCLUSION, Side.INCLUSION)


def is_of_the_whole(text: str) -> bool:
    return bool(_OF_THE_WHOLE.match(text))


def _reason(text: str, side: Side) -> Reason:
    if side is not Side.UNDECIDED:
        return Reason.UNDER_HEADING
    return Reason.HEADING_NAMES_BOTH if names_both(text) else Reason.HEADING_NAMES_NO_SIDE
