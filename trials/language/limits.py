"""The words in a table of limits by age that are ours and not the registry's."""

from __future__ import annotations

from trials.language.tongue import gettext, gettext_noop

_WORDS = {
    "creatinine": gettext_noop("creatinine"),
    "male": gettext_noop("male"),
    "female": gettext_noop("female"),
    "male, female": gettext_noop("male, female"),
}


def in_table(name: str) -> str:
    """What is limited, or for whom, in the language of the page; other text stays as it is."""
    return gettext(_WORDS[name]) if name in _WORDS else name
