"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s*\S+\s*")


@dataclass(frozen=True)
class Piece:
    """Words in a row that stand in the other text too, or do not; or the space after them."""

    words: str
    is_changed: bool


def changes(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """The pieces of both texts; those of one, put together, are it to the letter."""
    was, now = _WORD.findall(old), _WORD.findall(new)
    steps = SequenceMatcher(None, _stripped(was), _stripped(now)).get_opcodes()
    return (
        [piece for step, *at, _, _ in steps for piece in _pieces(was[slice(*at)], step)],
        [piece for step, _, _, *at in steps for piece in _pieces(now[slice(*at)], step)],
    )


def _stripped(words: list[str]) -> list[str]:
    return [word.strip() for word in words]


def _pieces(words: list[str], step: str) -> Iterator[Piece]:
    run = "".join(words)
    end_of_words = len(run.rstrip())
    if run:
        yield Piece(run[:end_of_words], is_changed=step != "equal")
        yield Piece(run[end_of_words:], is_changed=False)
