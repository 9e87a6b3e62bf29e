"""Hard stops: what rules out, in the words of the source.

A criterion on the excluding side is one as a whole. Inside a criterion that must be true they hide
in clauses: "without extramedullary disease", "at most one transplant". Only wordings that are sure
to rule out are found; the criterion itself is always shown beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trials.criteria.nodes import Node

_OF_TIME = r"(?:[.,]\d|months?|weeks?|days?|years?|hours?|%|x|times|mg)"
_COUNT = rf"(?:\d|one|two|three|four|five)\b(?!\s?{_OF_TIME})"
_TREATMENT = (
    r"(?:therap|treatment|regimen|line|transplant|HSCT|HCT|course|cycle|chemo|surger|relapse|"
    r"attempt|induction)"
)
_CLAUSES = (
    re.compile(r"\b(?:and |with )?no (?!(?:more|less|later|fewer|longer|older|younger|greater|"
        r"higher|lower|minimum|maximum|limits?|restrictions?|upper|need|requirements?)\b)[^\W\d]\w*",
        re.IGNORECASE),
    re.compile(r"(?<!\bor )\bwithout (?:any )?(?!(?:limit|regard|the need|restriction)\b)\w+",
        re.IGNORECASE),
    re.compile(r"\b(?:must|should|may|can) not\b(?! (?:limited|required|necessary|exceed)\b)|"
        r"\b(?:has|have|had) not (?:previously )?(?:received|had|been|undergone|taken|"
        r"used)\b|\b(?:is|are) not (?:pregnant|breast|lactating|nursing|receiving|taking|eligible|"
        r"allowed|permitted)", re.IGNORECASE),
    re.compile(r"\b(?:free (?:of|from)|absence of|never|not previously|negative for)\b",
        re.IGNORECASE),
    re.compile(rf"(?:[≤]|<\s?=|\b(?:at most|no more than|not more than|a maximum of|up to|"
        rf"fewer than|less than))\s?{_COUNT}\s(?:[\w/-]+\s){{0,5}}?{_TREATMENT}", re.IGNORECASE),
    re.compile(rf"\b{_TREATMENT}\w*\s?[:=]?\s?(?:[≤]|<\s?=|at most)\s?{_COUNT}\b", re.IGNORECASE),
)  # fmt: skip
# Where the clause ends: at a stop of the sentence, or where the sentence turns to something else.
_STOP = re.compile(r"[.;](?!\d)|\n|\s(?=and (?:is|are|has|have|must|should|with|no|at least|a)\b)")
# Where it goes on to say more about itself: what comes is left out, and marked.
_MORE = re.compile(
    r"\s?[:()\[\]]|,\s|\s(?:following|who|whom|which|that|if|unless|but|except|other than|"
    r"as defined|defined as)\b",
    re.IGNORECASE,
)
# Of some people, or under some condition only: no stop for everybody.
_CONDITION = re.compile(
    r"\b(?:if(?! applicable)|when|where|unless|for (?:\w+ ){0,2}(?:who|with|whose)|in case|except|"
    r"lesions?|counted)\b[^.;]*$",
    re.IGNORECASE,
)
_NEGATIVE_ONLY = re.compile(
    r"\W*(?:and |with )?no\W*(?:evidence|signs?|history)?\W*$", re.IGNORECASE
)
# What follows the name of a stop: brackets, lists, exceptions.
_ASIDE = re.compile(
    r"\s?[:;(\[]|\.\s|,?\s(?:other than|except\w*|unless|defined as)\b", re.IGNORECASE
)
_SHORTEST = 8  # letters
_LONGEST = 110
_NEAR = 200  # letters: how far a clause and its condition are looked for


@dataclass(frozen=True, slots=True)
class Stop:
    """`words` are the source's; `is_cut`: the criterion says more than they do."""

    words: str
    is_cut: bool = False


def inner_stops(text: str) -> Iterator[Stop]:
    """The clauses of a criterion that must be true which rule out, from left to right."""
    reached = 0
    found = sorted(
        (match for pattern in _CLAUSES for match in pattern.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    for match in found:
        before = text[max(reached, match.start() - _NEAR) : match.start()]
        if match.start() < reached or _CONDITION.search(before):
            continue
        stop = _clause(text, match)
        reached = match.start() + len(stop.words)
        if not _NEGATIVE_ONLY.fullmatch(stop.words):
            yield stop


def whole_stop(node: Node) -> Stop:
    """The opening words of a criterion that rules out; what is left out is only marked so."""
    text = node.text.strip(" .")
    aside = _ASIDE.search(text, min(_SHORTEST, len(text)), _NEAR)
    stop = _short(text[: aside.start()] if aside else text)
    return Stop(stop.words, is_cut=stop.is_cut or bool(aside) or bool(node.children))


def _clause(text: str, match: re.Match[str]) -> Stop:
    limit = match.end() + _NEAR
    stop, more = (end.search(text, match.end(), limit) for end in (_STOP, _MORE))
    last = min((found.start() for found in (stop, more) if found), default=limit)
    found = _short(text[match.start() : last].strip(" ,-"))
    return Stop(found.words, is_cut=found.is_cut or bool(more and more.start() == last))


def _short(words: str) -> Stop:
    if len(words) <= _LONGEST:
        return Stop(words.strip(" ,-"))
    return Stop(words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,-"), is_cut=True)
