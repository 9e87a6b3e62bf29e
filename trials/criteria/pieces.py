"""The source cut into pieces: one line each, or a part of a line where several were run together.

Registry records run headings into their first criterion ("Exclusion Criteria: * Pregnancy"), and
whole texts into one line. A piece never loses a character: the pieces' spans, put together, are
the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trials.criteria.bullets import Mark, marks_at
from trials.criteria.headings import heading_side
from trials.criteria.plain import readable_text

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_NAME = (
    r"(?:(?:Key|Main|Major|Additional|Other|General|Specific|Patient|KEY|MAIN)\s+)?"
    r"(?:Inclusion|Exclusion|INCLUSION|EXCLUSION|Non-inclusion|Non-Inclusion)"
    r"\s+(?:[Cc]riteri(?:a|on)|CRITERI(?:A|ON))"
)
# At the beginning of a line a heading may go on ("Exclusion criteria for donors:"); inside a line
# only the bare name with a capital letter and a colon is one.
_RUN_IN = re.compile(
    rf"(?:{_NAME}[^:：.;,\r\n]{{0,60}}|(?:Inclusions?|Exclusions?|INCLUSIONS?|EXCLUSIONS?)\s*"
    r"|(?:DISEASE|PATIENT) CHARACTERISTICS|PRIOR[ /]*CONCURRENT THERAPY)\s*[:：]-?(?!\w)|"
    rf"{_NAME}\s*[:：]"
)
_INSIDE = re.compile(
    rf"(?<=[\s.;,)\]])(?:\d{{1,2}}[.)]\s)?{_NAME}\s*[:：]|(?<=[.;)]\s){_NAME}\s(?=[A-Z][a-z])"
)
_COLUMNS = {" ": 1, "\t": 4, "\u00a0": 1}


@dataclass(frozen=True, slots=True)
class Piece:
    """`line` counts the source's lines that are not blank, from 0. `gap`: a blank line before."""

    start: int
    end: int
    line: int
    indent: int
    mark: Mark | None
    text: str
    gap: bool
    begins_line: bool
    ends_line: bool


def pieces(source: str, end: int) -> list[Piece]:
    """The pieces of source[:end]. Blank stretches belong to the piece before them."""
    found = list(_cut(source, end))
    starts = [0, *(piece.start for piece in found[1:])]
    ends = [*starts[1:], end]
    return (
        [
            _with_span(piece, start, stop)
            for piece, start, stop in zip(found, starts, ends, strict=True)
        ]
        if found
        else []
    )


def _with_span(piece: Piece, start: int, end: int) -> Piece:
    return Piece(
        start,
        end,
        piece.line,
        piece.indent,
        piece.mark,
        piece.text,
        piece.gap,
        piece.begins_line,
        piece.ends_line,
    )


def _cut(source: str, end: int) -> Iterator[Piece]:
    count, gap = 0, False
    for found in _LINE.finditer(source, 0, end):
        if not found.group().strip():
            gap = gap or (bool(found.group()) and count > 0)
            continue
        yield from _line(source, found.start(), found.end(), count, gap)
        count, gap = count + 1, False


def _line(source: str, start: int, end: int, number: int, gap: bool) -> Iterator[Piece]:
    stop = start + len(source[start:end].rstrip())
    cuts = _places_to_cut(source, start, stop)
    indent = 0
    for at, until in zip(cuts, [*cuts[1:], stop], strict=True):
        words = at + len(source[at:until]) - len(source[at:until].lstrip())
        if at == start:
            indent = sum(_COLUMNS.get(letter, 1) for letter in source[at:words])
        mark, body = marks_at(source, words, until)
        yield Piece(
            start=at, end=until, line=number, indent=indent, mark=mark,
            text=readable_text(source, body, until),
            gap=gap and at == start, begins_line=at == start, ends_line=until == stop,
        )  # fmt: skip


def _places_to_cut(source: str, start: int, stop: int) -> list[int]:
    cuts = [start]
    words = start + len(source[start:stop]) - len(source[start:stop].lstrip())
    _, body = marks_at(source, words, stop)
    ran_in = _RUN_IN.match(source, body, stop)
    if ran_in and source[ran_in.end() : stop].strip(" -:"):
        if heading_side(source[body : ran_in.end()].rstrip("-")):
            cuts.append(ran_in.end() - (ran_in.group().endswith("-")))
    elif heading_side(readable_text(source, body, stop)):
        return cuts
    for inside in _INSIDE.finditer(source, max(body + 1, cuts[-1]), stop):
        cuts.append(inside.start())
        if source[inside.end() : stop].strip():
            cuts.append(inside.end())
    return _cut_lists(source, cuts, stop)


def _cut_lists(source: str, cuts: list[int], stop: int) -> list[int]:
    """Also cut where a stretch begins with a mark and the list goes on in the same line."""
    places: list[int] = []
    for at, until in zip(cuts, [*cuts[1:], stop], strict=True):
        places.append(at)
        words = at + len(source[at:until]) - len(source[at:until].lstrip())
        mark, body = marks_at(source, words, until)
        if mark:
            places.extend(_next_items(source, body, until, mark))
    return places


def _next_items(source: str, start: int, end: int, mark: Mark) -> Iterator[int]:
    if mark.style in ("-", "*", "•", "–"):
        sign = re.escape(mark.style)
        for found in re.finditer(
            rf"(?<=[.;])\s*{sign}\s*(?=[A-Z])|(?<=\w)\s*(?<![A-Z\s]){sign}\s(?=[A-Z][a-z])",
            source[start:end],
        ):
            yield start + found.start() + len(found.group()) - len(found.group().lstrip())
    elif mark.style.strip("().:") == "1":
        wanted = mark.number + 1
        for found in re.finditer(
            r"(?<=[\s;.])\(?(\d{1,2})\\?([.)])\s+(?=[A-Za-z])", source[start:end]
        ):
            if int(found[1]) == wanted and found[2] in mark.style:
                yield start + found.start()
                wanted += 1
