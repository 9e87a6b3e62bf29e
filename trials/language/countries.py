"""The names of countries in the language of the page, from Unicode's CLDR."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from trials.language.tongue import get_language


def country_name(name: str) -> str:
    """A country that the registry names in English; one that CLDR calls otherwise stays so."""
    language = get_language()
    return name if language == "en" else _names(language).get(name.casefold(), name)


@lru_cache
def _names(language: str) -> dict[str, str]:
    """Each country in that language by its English name, small."""
    try:
        theirs = Locale.parse(language, sep="-").territories
    except UnknownLocaleError:
        return {}
    ours = Locale("en").territories
    return {ours[code].casefold(): theirs[code] for code in ours if code in theirs}
