"""Contrast by the formula of WCAG 2.2, and the shades of a hospital's accent; as #rrggbb."""

from __future__ import annotations

from collections.abc import Mapping

# What the accent lies on, in light and dark: paper and sheet of static/css/tokens.css.
GROUNDS: Mapping[str, tuple[str, str]] = {
    "light": ("#fbf9f4", "#ffffff"),
    "dark": ("#14191b", "#1b2225"),
}
LEAST = 4.5
# How much of the accent is in the wash behind what is marked.
WASH = {"light": 0.1, "dark": 0.16}
_AWAY = {"light": "#000000", "dark": "#ffffff"}


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with so much of the other one in it, from 0 to 1."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(own + (new - own) * share):02x}" for own, new in pairs)


def wash(accent: str, mode: str) -> str:
    return mixed(GROUNDS[mode][0], accent, WASH[mode])


def hardest_ground(accent: str, mode: str) -> tuple[str, float]:
    """What the accent is hardest to read on, and its contrast there."""
    grounds = (*GROUNDS[mode], wash(accent, mode))
    return min(((ground, contrast(accent, ground)) for ground in grounds), key=lambda pair: pair[1])


def nearest_that_passes(accent: str, mode: str) -> str:
    """The accent itself where it can be read; else darker, or in dark lighter, until it can."""
    shades = (mixed(accent, _AWAY[mode], step / 100) for step in range(101))
    return next(shade for shade in shades if hardest_ground(shade, mode)[1] >= LEAST)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue
