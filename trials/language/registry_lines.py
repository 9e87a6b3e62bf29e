"""Mends rough edges of registry text, so that a CommonMark parser shows it to the letter.

Only marks are touched here, never words: what the parser would take for a list and renumber, or
for markup and swallow, is escaped; what is plainly a list item is written as one.
"""

from __future__ import annotations

import re

# `\&lt;` and `\&#8805;`: entities that were encoded twice on their way into the registry.
_TWICE_ENCODED = re.compile(r"\\&(?=(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});)")
# `1)`, `007.` and `+` would be shown as `1.`, `7.` and a bullet.
_TO_THE_LETTER = re.compile(r"^( *)(\d{1,9}(?=\))|0\d{1,8}(?=\.)|(?=\+))(?=.(?: |$))", re.MULTILINE)
# A line of nothing but marks would be taken for empty items.
_MARKS_ONLY = re.compile(r"^ *[-+*_=](?: *[-+*_=]){0,99} *$", re.MULTILINE)
_BULLET = re.compile(r"^( *)(?:[•▪●◦‣∙](?=[ \xa0]|[^\W\d])|·(?=[ \xa0]))[ \xa0]*", re.MULTILINE)
_DASH = re.compile(r"^( *)[-–](?= )", re.MULTILINE)
_DASH_BEFORE_WORD = re.compile(r"^ *[-–] +(?:[^\d ]|\d{1,3}[.)] )", re.MULTILINE)


def tidied(text: str) -> str:
    """CommonMark that shows what the registry's text says."""
    text = _TWICE_ENCODED.sub("&", text)
    text = _MARKS_ONLY.sub(lambda line: re.sub(r"(?=[^ ])", r"\\", line[0]), text)
    text = _TO_THE_LETTER.sub(r"\1\2\\", text)
    text = _BULLET.sub(r"\1* ", text)
    return _DASH.sub(r"\1- " if _has_dashed_items(text) else _as_text, text)


def _has_dashed_items(text: str) -> bool:
    """False where each dash that begins a line may be a minus: "- 2 SD below the mean"."""
    return bool(_DASH_BEFORE_WORD.search(text))


def _as_text(dash: re.Match[str]) -> str:
    return dash[0].replace("-", "\\-")
