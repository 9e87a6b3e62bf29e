"""A number to ring as a vCard 3.0 (RFC 2426).

Version 3.0, because Outlook, iOS and Android all read it; Outlook does not read 4.0.
"""

from __future__ import annotations

from trials.language.invisible import without_invisible

_LONGEST = 75  # octets of a line, without its end
_NEW_LINE = r"\n"


def vcard(*, name: str, organisation: str, phone: str, note: list[str], url: str, uid: str) -> str:
    """The whole card, with CRLF line ends. A card that is taken in again has the same `uid`."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_text(name)};;;;",
        f"FN:{_text(name)}",
        f"ORG:{_text(organisation)}",
        f"TEL;TYPE=WORK,VOICE:{_text(phone)}",
        f"URL:{_one_line(url)}",
        f"NOTE:{_NEW_LINE.join(_text(line) for line in note)}",
        f"UID:{_text(uid)}",
        "END:VCARD",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _text(text: str) -> str:
    """One line of text with what means something in a vCard escaped."""
    line = _one_line(text)
    return line.replace("\\", r"\\").replace(",", r"\,").replace(";", r"\;")


def _one_line(text: str) -> str:
    """No line end is left of any kind that a reader of vCards may know: no text adds a line."""
    return " ".join(without_invisible(text).split())


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which parts a letter."""
    pieces, octets = [""], 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _LONGEST:
            pieces.append(" ")
            octets = 1
        pieces[-1] += letter
        octets += size
    return "\r\n".join(pieces)
