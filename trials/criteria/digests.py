"""Names for stretches of a text that stay the same for as long as the words do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from trials.criteria.nodes import Node


def digest(lines: Iterable[str]) -> str:
    """64 hexadecimal digits: SHA-256 of the lines."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def lines_of(node: Node) -> Iterator[str]:
    """The words of a criterion, with those of all that stands below it, a line each."""
    yield node.text
    for child in node.children:
        yield from lines_of(child)
