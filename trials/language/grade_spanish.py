"""How hard a Spanish text is to read, as a school grade (Crawford).

The formula is Alan Crawford's of 1989, made for the first six grades: from the sentences and the
syllables in 100 words. Spanish spelling tells the syllables, but for a few joined words.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from trials.language.grade import count_sentences, words_of

# Before a vowel, y is a consonant (mayo); alone or at the end of a word it is a vowel (hoy).
_VOWELS = re.compile(r"(?:[aeiouáéíóúü]|y(?![aeiouáéíóúü]))+")
# Each makes a syllable. An i, u or y beside one belongs to it (cie-lo); í and ú do not (dí-a).
_STRONG = re.compile(r"[aeoáéóíú]")


def syllables(word: str) -> int:
    """How many syllables a Spanish word has; a number or an abbreviation without vowels has one."""
    groups = _VOWELS.findall(word.lower())
    return max(1, sum(max(1, len(_STRONG.findall(group))) for group in groups))


def grade(text: str, names: Collection[str] = ()) -> float:
    """The school grade of a text; `names` (in lower case) count as one syllable. No words: 0."""
    words = words_of(text)
    if not words:
        return 0.0
    spoken = sum(1 if word.lower() in names else syllables(word) for word in words)
    in_100_words = 100 / len(words)
    sentences = max(1, count_sentences(text)) * in_100_words
    return -0.205 * sentences + 0.049 * spoken * in_100_words - 3.407
