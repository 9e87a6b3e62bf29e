"""What part each piece plays. Marked lines are criteria unless they are headings; lines without a
mark are told apart by how they begin and end and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from trials.criteria.headings import heading_side
from trials.criteria.pieces import Piece


class Role(StrEnum):
    HEADING = "H"
    CRITERION = "I"
    LEAD_IN = "G"
    CONTINUATION = "C"
    NOTE = "N"
    CONNECTIVE = "K"


_SHORT = 9  # words of a heading that no colon ends
_COLON = (":", "：")
_CONNECTIVE = re.compile(
    r"[-(\s]*(?:and|or|and/or|either|plus|-or-|-and-)[-)\s:,.]*", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]{0,200}\)")

# Words that a sentence before a list has, and a title has not.
_ASKS = re.compile(
    r"\b(?:following|followings|below|must|will|shall|should|may|might|can|cannot|is|"
    r"are|was|were|has|have|had|"
    r"meets?|meeting|defined|diagnosed|documented|confirmed|presenting|includ(?:e|es|"
    r"ing)|exclud(?:e|es|ed|ing)|"
    r"if|who|either|any|at least|one of|all of|such as|following|as follows|requires?|"
    r"without|willing)\b",
    re.IGNORECASE,
)
# "History of:", "Occupations involving:", "6 months before:", "Active bleeding, such as:"
_UNENDED = re.compile(
    r"\b(?:with|of|to|for|by|from|in|on|involving|having|receiving|taking|using)\s*[:：]$"
    r"|^(?:\d|(?:receiving|having|taking|using|history of|presence of|evidence of|documentation of"
    r"|uncontrolled|active|known|severe|significant|serious|recent)\b)",
    re.IGNORECASE,
)
# Words of a criterion that is no sentence.
_STATES = re.compile(
    r"\b(?:undergo\w*|underwent|scheduled|capable|able|proficient|signed|joined|allowed|planned"
    r"|receiv\w+|eligible|negative|positive|adequate|evidence of|history of|presence of)\b",
    re.IGNORECASE,
)
# The fixed topics of the old cancer registry (PDQ).
_OLD_TOPIC = re.compile(
    r"(?:age|sex|performance status|life expectancy|h(?:a)?ematopoietic|hepatic|renal"
    r"|cardiovascular|pulmonary|other|biologic(?:al)? therapy|chemotherapy|endocrine therapy"
    r"|radiotherapy|surgery)\s*:?",
    re.IGNORECASE,
)
# Notes speak of the list or of what is allowed; they ask nothing.
_NOTE = re.compile(
    r"(?:please\s+)?note\b|nb\b|n\.b\.|"
    r"(?:further|other|additional|more|"
    r"there are other)\b.{0,60}\bcriteria\b.{0,40}\b(?:appl(?:y|ies)|exist)|"
    r"the above (?:information|list|criteria)|this list is|for (?:further|more|"
    r"additional) (?:information|details)|"
    r"(?:pregnant|nursing|healthy|both men|both women|men and women|"
    r"women and minorities|members of all|subjects? may)\b.{0,80}\b(?:are|is|"
    r"be) (?:eligible|allowed|permitted)\b",
    re.IGNORECASE,
)
# "Participant:" begins a sentence that each line below ends.
_WHO_ALONE = re.compile(r"(?:participants?|patients?|subjects?)\s*[:：]", re.IGNORECASE)
_PART_OF_TRIAL = re.compile(
    r"(?:visit|cohort|group|part|arm|phase|step|period)s?\s?(?:\d{1,2}|[A-Z])\b", re.IGNORECASE
)
_VALUE = re.compile(r"[<>≤≥=]|\d")
_FOOTNOTE = re.compile(r"(?:\*+|†|‡|\^)\s*\S")
_LOWER = re.compile(r"[a-z]")
_UNFINISHED = re.compile(
    r"(?:[,(/–-]|\b(?:and|or|of|the|to|with|for|in|a|an|by|than|from|at|on|that|which|is|"
    r"are))\s*$",
    re.IGNORECASE,
)


def roles_of(pieces: Sequence[Piece]) -> list[Role]:
    """The role of each piece, by its own words and its neighbours."""
    around = [None, *pieces, None]
    return [
        role(piece, before, after)
        for before, piece, after in zip(around, pieces, around[2:], strict=False)
    ]


def role(piece: Piece, before: Piece | None, after: Piece | None) -> Role:
    """`before` and `after` are the neighbours of the piece, where it has them."""
    if heading_side(piece.text):
        return Role.HEADING
    if _CONNECTIVE.fullmatch(piece.text):
        return Role.CONNECTIVE
    if piece.mark:
        return Role.LEAD_IN if asks_for_a_list(piece.text) else Role.CRITERION
    return Role.CONTINUATION if _goes_on(piece, before) else _of_unmarked(piece, before, after)


def _of_unmarked(piece: Piece, before: Piece | None, after: Piece | None) -> Role:
    if _OLD_TOPIC.fullmatch(piece.text):
        return Role.HEADING
    if _NOTE.match(piece.text):
        return Role.NOTE
    if piece.text.endswith(_COLON):
        return _with_colon(piece)
    is_title = _stands_as_title(piece, before, after) and _reads_as_title(piece.text)
    return Role.HEADING if is_title else Role.CRITERION


def asks_for_a_list(text: str) -> bool:
    """True for a line that is complete only with the lines below it."""
    return text.endswith(_COLON)


def _goes_on(piece: Piece, before: Piece | None) -> bool:
    if before is None or not piece.begins_line or heading_side(before.text):
        return False
    if _FOOTNOTE.match(piece.text):
        return True
    lower = bool(_LOWER.match(piece.text))
    if lower and before.mark and before.text.endswith(_COLON):
        return True
    if (piece.gap and not lower) or before.text.endswith((*_COLON, ".")):
        return False
    if not before.mark and not piece.indent and not _UNFINISHED.search(before.text):
        return False
    return bool(lower or _UNFINISHED.search(before.text))


def _with_colon(piece: Piece) -> Role:
    title = _BRACKETS.sub(" ", piece.text)
    if _WHO_ALONE.fullmatch(title):
        return Role.LEAD_IN
    if _ASKS.search(title) or _UNENDED.search(title) or len(title.split()) > 2 * _SHORT:
        return Role.LEAD_IN
    return Role.HEADING


def _stands_as_title(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    """Before a list, or before the heading of another section, so that nothing stands below it;
    and apart from the line before, which is no other line without a mark."""
    if after is None or not (after.mark or heading_side(after.text)):
        return False
    return piece.gap or before is None or bool(before.mark or heading_side(before.text))


def _reads_as_title(text: str) -> bool:
    """A short line without a stop, a verb or a value."""
    if text.endswith((".", ";", ",")) or len(text.split()) > _SHORT or not text[:1].isupper():
        return False
    return not (
        _ASKS.search(text) or _STATES.search(text) or _VALUE.search(_PART_OF_TRIAL.sub(" ", text))
    )
