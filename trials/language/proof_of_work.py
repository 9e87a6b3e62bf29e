"""Proof of work: a number that takes many tries to find and one to check.

It is asked for while very many questions arrive at once, so that each costs its sender's computer
about a second. static/js/proof.js finds the same numbers in a browser.
"""

from __future__ import annotations

import hashlib
import itertools

_LONGEST = 12


def is_proof(challenge: str, number: str, bits: int) -> bool:
    """Whether the SHA-256 of "challenge:number" begins with so many bits of zero."""
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST):
        return False
    digest = hashlib.sha256(f"{challenge}:{number}".encode()).digest()
    return int.from_bytes(digest) >> (256 - bits) == 0


def find(challenge: str, bits: int) -> str:
    """The first such number. It takes about 2 ** bits tries."""
    return next(str(n) for n in itertools.count() if is_proof(challenge, str(n), bits))
