"""What is read from a QR code that stands on a page as inline SVG."""

from __future__ import annotations

import re

import zxingcpp

DARK, LIGHT, SCALE = 0, 255, 4
STEP = re.compile(r"([Mmh])(-?[0-9.]+)(?:[ ]?(-?[0-9.]+))?")


def read_codes(svg: str) -> list[str]:
    """The text of every code in the drawing."""
    return [code.text for code in zxingcpp.read_barcodes(_picture(svg))]


def _picture(svg: str) -> memoryview:
    """The picture that the lines of the drawing make, a byte for each point."""
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    cells = [[LIGHT] * size for _ in range(size)]
    x, y = 0, 0
    for step, first, second in STEP.findall(re.search(r'stroke="#000" d="([^"]+)"', svg)[1]):
        if step == "h":
            cells[y][x : x + int(first)] = [DARK] * int(first)
            x += int(first)
        else:
            start = (0, 0) if step == "M" else (x, y)
            x, y = start[0] + int(first), start[1] + int(float(second))
    points = b"".join(bytes(c for c in row for _ in range(SCALE)) * SCALE for row in cells)
    return memoryview(points).cast("B", [size * SCALE, size * SCALE])
