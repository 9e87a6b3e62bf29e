"""What `manage.py check` says of the hospital's own name, colour, logo and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from portal import colours
from portal.brand import accents
from portal.logo import NotALogo, read

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SETTINGS = {"light": "PORTAL_ACCENT", "dark": "PORTAL_ACCENT_DARK"}


@register
def accent_is_legible(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Letters in the accent, and letters of paper on it, must be read in light and in dark."""
    unreadable = list(_no_colours())
    if unreadable:
        return unreadable
    return [_too_pale(mode, shade) for mode, shade in accents().items() if not _passes(mode, shade)]


@register
def logo_is_a_picture(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    try:
        if settings.PORTAL_LOGO:
            read(settings.PORTAL_LOGO)
    except NotALogo as reason:
        return [Error(str(reason), id="portal.E003")]
    return []


@register
def help_is_whole(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """A number without a name, or a name without a number, helps nobody."""
    given = (settings.HELP_NAME, settings.HELP_PHONE, settings.HELP_HOURS)
    if any(given) and not all(given):
        return [
            Error("Set HELP_NAME, HELP_PHONE and HELP_HOURS, or none of them.", id="portal.E004")
        ]
    return []


def _no_colours() -> Iterator[CheckMessage]:
    for name in _SETTINGS.values():
        value = getattr(settings, name)
        if value and not _COLOUR.fullmatch(value):
            yield Error(f"{name}={value}: write a colour as #0b6b67.", id="portal.E001")
    if settings.PORTAL_ACCENT_DARK and not settings.PORTAL_ACCENT:
        yield Error("PORTAL_ACCENT_DARK needs PORTAL_ACCENT beside it.", id="portal.E001")


def _passes(mode: str, shade: str) -> bool:
    return colours.hardest_ground(shade, mode)[1] >= colours.LEAST


def _too_pale(mode: str, shade: str) -> CheckMessage:
    ground, measured = colours.hardest_ground(shade, mode)
    return Error(
        f"{_SETTINGS[mode]}={shade} has a contrast of {measured:.1f} to 1 with {ground}, which it "
        f"lies on in {mode} pages. Letters need {colours.LEAST} to 1.",
        hint=f"The nearest shade that passes is {colours.nearest_that_passes(shade, mode)}.",
        id="portal.E002",
    )
