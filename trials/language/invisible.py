"""Characters that are not seen but change what is: they are taken out of every text shown."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, soft hyphens, zero-width characters, marks that turn the direction of writing
# (U+202A to U+202E, U+2066 to U+2069), lone surrogates, tags: Unicode's Cc, Cf and Cs.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def without_invisible(text: str) -> str:
    """The text with line ends as `\\n` and without the characters that nobody sees."""
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
