"""What was promised against what is there. Each promise is a number that must be 0."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from bench.faults.mailbox import Letter

_REFERENCE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")


@dataclass(frozen=True)
class Verdict:
    attempted: int
    acknowledged: int
    stored: int
    letters: int
    duplicates: int
    given_up: int
    # The promises: each of these is 0.
    lost: int
    invented: int
    kept_twice: int
    undelivered: int
    unqueued: int
    held: int
    renamed: int
    unseen_failures: int
    forgetful: int
    leaks: int
    damage: int
    ended: int
    idle: int

    @property
    def broken(self) -> list[str]:
        """The promises that were not kept."""
        told = asdict(self)
        return [name for name in PROMISES if told[name]]


_NAMES = [each.name for each in fields(Verdict)]
PROMISES = tuple(_NAMES[_NAMES.index("lost") :])


def judge(
    *,
    tried: dict[str, str],
    acknowledged: dict[str, set[str]],
    stored: dict[str, Any],
    letters: Sequence[Letter],
    counted: Mapping[str, int],
) -> Verdict:
    """`tried`: the words of each form; `acknowledged`: the references that its sender saw;
    `stored`: what bench/faults/stored.py says; `counted`: the promises that others have watched."""
    rows = stored["inquiries"]
    copies = collections.Counter(letter.message_id for letter in letters)
    words = collections.Counter(row["words"] for row in rows)
    return Verdict(
        attempted=len(tried),
        acknowledged=len(acknowledged),
        stored=len(rows),
        held=sum(row["is_held"] for row in rows),
        letters=len(letters),
        duplicates=sum(copies.values()) - len(copies),
        given_up=stored["failed"],
        lost=_lost(tried, acknowledged, rows),
        invented=len(set(words) - set(tried.values())),
        kept_twice=sum(number - 1 for number in words.values()),
        undelivered=sum(not _is_told(row, copies) for row in rows),
        unqueued=sum(not row["messages"] and not row["is_held"] for row in rows),
        renamed=_renamed(rows, letters),
        unseen_failures=stored["failed"] - stored["failed_shown"],
        **counted,
        idle=int(not acknowledged),
    )


def _lost(
    tried: dict[str, str], acknowledged: dict[str, set[str]], rows: Iterable[dict[str, Any]]
) -> int:
    """References that somebody saw, and under which their words do not lie."""
    kept = {(row["reference"], row["words"]) for row in rows}
    seen = {(reference, tried[form]) for form, told in acknowledged.items() for reference in told}
    return len(seen - kept)


def _is_told(row: dict[str, Any], copies: collections.Counter[str]) -> bool:
    """Whether each message about a question has arrived, or lies among those given up."""
    if row["is_held"]:
        return True
    mails = row["messages"]
    return bool(mails) and all(name in copies or state == "failed" for name, _, state in mails)


def _renamed(rows: Iterable[dict[str, Any]], letters: Iterable[Letter]) -> int:
    """Letters about a question under an id that no message has: no copy is known by it."""
    known = {name for row in rows for name, _, _ in row["messages"]}
    references = {row["reference"] for row in rows}
    about = (letter for letter in letters if references & set(_REFERENCE.findall(letter.body)))
    return len({letter.message_id for letter in about} - known)
