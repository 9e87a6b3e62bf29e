"""The reference of an inquiry: eight signs that can be read aloud and written down.

    K7PM-2XQ4

The alphabet leaves out what looks or sounds like something else (0 O, 1 I L, 5 S, U V…) and every
vowel, so that no word comes about. It has 23 signs. 23 is a prime, so one check sign finds every
single wrong sign and every two signs that changed places.
"""

from __future__ import annotations

from random import Random

ALPHABET = "23456789CFGHJKMPQRTVWXY"
LENGTH = 8
_BASE = len(ALPHABET)


def make(random: Random) -> str:
    """A reference of seven random signs and one check sign, in two groups of four."""
    drawn = [random.randrange(_BASE) for _ in range(LENGTH - 1)]
    # The check sign stands last and weighs 1.
    digits = [*drawn, -_weighed(drawn) % _BASE]
    signs = "".join(ALPHABET[digit] for digit in digits)
    return f"{signs[:4]}-{signs[4:]}"


def is_valid(reference: str) -> bool:
    """True for what `make` could have made."""
    signs = reference[:4] + reference[5:]
    if len(reference) != LENGTH + 1 or reference[4] != "-" or not set(signs) <= set(ALPHABET):
        return False
    return _weighed([ALPHABET.index(sign) for sign in signs]) % _BASE == 0


def _weighed(digits: list[int]) -> int:
    return sum(digit * (LENGTH - place) for place, digit in enumerate(digits))
