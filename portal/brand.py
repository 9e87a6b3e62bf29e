"""The hospital's own colour and logo, at addresses of ours that name what they hold."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal import colours
from portal.logo import Logo, NotALogo, read

# The address changes with what stands there, so that it may be kept.
FOR_EVER = "public, max-age=31536000, immutable"
# Pages and the desk take --brand where it is set (tokens.css). Browsers that do
# not know light-dark() keep the light colour, as they do with all others.
_SHEET = """:root {{ --brand: {light}; --brand-wash: {light_wash}; }}
@supports (color: light-dark(#fff, #000)) {{
  :root {{
    --brand: light-dark({light}, {dark});
    --brand-wash: light-dark({light_wash}, {dark_wash});
  }}
}}
"""


def accents() -> dict[str, str]:
    """The accent in light and dark; empty where the portal keeps its own."""
    light = settings.PORTAL_ACCENT
    if not light:
        return {}
    dark = settings.PORTAL_ACCENT_DARK or colours.nearest_that_passes(light, "dark")
    return {"light": light, "dark": dark}


def sheet_text() -> str:
    """The style sheet that sets the accent; "" where none is set."""
    accent = accents()
    if not accent:
        return ""
    washes = {f"{mode}_wash": colours.wash(shade, mode) for mode, shade in accent.items()}
    return _SHEET.format(**accent, **washes)


def sheet_address() -> str:
    text = sheet_text()
    return reverse("brand-sheet", args=[_digest(text)]) if text else ""


def current_logo() -> Logo | None:
    """The logo; None where none is set, or its file is gone."""
    try:
        return read(settings.PORTAL_LOGO) if settings.PORTAL_LOGO else None
    except NotALogo:
        return None


def logo_address() -> str:
    logo = current_logo()
    return reverse("brand-logo", args=[logo.digest, logo.kind]) if logo else ""


@require_safe
def sheet(request: HttpRequest, digest: str) -> HttpResponse:
    text = sheet_text()
    if not text or digest != _digest(text):
        raise Http404
    return HttpResponse(text, "text/css; charset=utf-8", headers={"Cache-Control": FOR_EVER})


@require_safe
def logo(request: HttpRequest, digest: str, kind: str) -> HttpResponse:
    found = current_logo()
    if not found or (digest, kind) != (found.digest, found.kind):
        raise Http404
    return HttpResponse(found.content, found.content_type, headers={"Cache-Control": FOR_EVER})


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
