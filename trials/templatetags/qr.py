"""An address as a QR code. Load it as `qr`."""

from __future__ import annotations

import segno
from django.template import Library
from django.utils.safestring import SafeString, mark_safe

register = Library()


@register.simple_tag
def qr(address: str) -> SafeString:
    """The code as inline SVG, black on white whatever the page's colours: cameras ask for that.

    Up to 15 % of it may be smudged. The address itself belongs beside it, to read and to type.
    """
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(svgclass="qr", lineclass=None, omitsize=True, dark="#000", light="#fff")
    return mark_safe(drawn)  # noqa: S308 -- made of modules; no letter of the address is in it
