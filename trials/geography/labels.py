"""Where a pin's name stands, so that it covers no other pin and no other name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from trials.geography.clusters import FINGER
from trials.geography.shapes import Box

SIZE = 26  # units, the size of letters: 13 pixels on a phone 360 wide
LINE = 30.0  # units from line to line
GAP = 7.0  # between a pin and its name
EDGE = 5.0  # between a name and the edge of the sheet
LONGEST = 300.0  # a longer name is left to the pin's title
NARROW = frozenset("fijlrtI.,'’-() ")
BROAD = frozenset("mwMW")


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its pin; x and y are units from the pin's middle, y the middle of the line.

    Anchor is SVG's text-anchor: which end of the text stands at x.
    """

    text: str
    x: int
    y: int
    anchor: str  # "start", "end" or "middle"


@dataclass(frozen=True, slots=True)
class Named:
    """A pin that would like its name beside it, and how much it matters (less is more)."""

    text: str
    x: float
    y: float
    radius: float
    rank: tuple[int, ...]


def place_labels(pins: Sequence[Named], sheet: Box) -> list[Label | None]:
    """A label for each pin, or None where there is no room; the first in rank choose first."""
    placed: list[Label | None] = [None] * len(pins)
    taken: list[Box] = []
    for number in sorted(range(len(pins)), key=lambda number: pins[number].rank):
        pin = pins[number]
        for label in _candidates(pin):
            box = box_of(label, pin.x, pin.y)
            if sheet.grown(-EDGE).covers(box) and _is_free(box, pin, pins, taken):
                placed[number] = label
                taken.append(box)
                break
    return placed


def _is_free(box: Box, own: Named, pins: Sequence[Named], taken: Sequence[Box]) -> bool:
    """A name is part of its link: where another pin answers to a finger it must not stand."""
    others = (pin for pin in pins if pin is not own)
    return not any(box.meets(other) for other in (*taken, *map(_square, others)))


def _square(pin: Named) -> Box:
    return Box(pin.x, pin.y, pin.x, pin.y).grown(FINGER)


def box_of(label: Label, x: float, y: float) -> Box:
    """The room that a label takes beside a pin at x, y."""
    width = width_of(label.text)
    left = x + label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return Box(left, y + label.y - LINE / 2, left + width, y + label.y + LINE / 2)


def width_of(text: str) -> float:
    """About how wide a name is, in units; rather too much than too little."""
    return SIZE * sum(map(_width, text))


def _width(letter: str) -> float:
    if letter in NARROW:
        return 0.36
    if letter in BROAD or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.7 if letter.isupper() else 0.6


def _candidates(pin: Named) -> list[Label]:
    if not pin.text or width_of(pin.text) > LONGEST:
        return []
    aside, above = round(pin.radius + GAP), round(pin.radius + LINE / 2 + 1)
    beside = [Label(pin.text, aside, 0, "start"), Label(pin.text, -aside, 0, "end")]
    start, end = round(-pin.radius), round(pin.radius)
    return beside + [
        Label(pin.text, x, y, anchor)
        for x, anchor in ((0, "middle"), (start, "start"), (end, "end"))
        for y in (above, -above)
    ]
