"""How hard a sentence is to read, as an American school grade (Flesch-Kincaid).

The formula is Kincaid's of 1975. English spelling does not tell syllables exactly, so a count here
may be wrong by one, which moves a sentence by a fraction of a grade.
"""

from __future__ import annotations

import re
from collections.abc import Collection

# Names that no page can do without; each counts as one syllable. A caller may know more of them.
NAMES = frozenset({"clinicaltrials.gov", "pubmed"})

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\W*(?:\s|$))")
_VOWELS = re.compile(r"[aeiouy]+")
# Endings that are not spoken (makes, asked, care), unlike those of wages, wanted, table, samples.
_SILENT = re.compile(r"(?<![cgsxz])(?<!ch)(?<!sh)(?<![^aeiouy]l)es$|(?<![td])ed$|(?<![^aeiouy]l)e$")
# Neighbouring vowels that are spoken apart (trial, idea, being, radio), unlike those of nation.
_APART = re.compile(
    r"(?<![tcs])i(?:a|o(?!n))|[tc]iat|iu|[ae]a(?=$|s$)|eo$|ue(?=nc)|(?<!q)ual|[aeiouy]ing$"
    r"|creat|rien|scien|quiet"
)


def words_of(text: str) -> list[str]:
    """The words of a text; numbers and joined words ("two-sided") count as one each."""
    return _WORD.findall(text)


def count_sentences(text: str) -> int:
    """How many sentences a text ends; a last one without a mark is not counted."""
    return len(_SENTENCE_END.findall(text))


def syllables(word: str) -> int:
    """How many syllables an English word has; a number has one."""
    parts = re.split(r"[.-]", re.sub("['’]", "", word.lower()))
    return sum(_spoken(part) for part in parts if part)


def _spoken(part: str) -> int:
    if not part.isalpha():
        return 1
    stem = _SILENT.sub("", part)
    return max(1, len(_VOWELS.findall(stem)) + len(_APART.findall(stem)))


def grade(text: str, names: Collection[str] = NAMES) -> float:
    """The school grade of a text; `names` (in lower case) count as one syllable. No words: 0."""
    words = words_of(text)
    if not words:
        return 0.0
    sentences = max(1, count_sentences(text))
    spoken = sum(1 if word.lower() in names else syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59
