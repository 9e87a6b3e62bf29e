"""Words for every code of the registry: nothing is shouted.

    words("Status", "NOT_YET_RECRUITING")   "Not open yet"
    words("Status", "SOME_NEW_CODE")        "Some new code": a code that is new to us is kept
    CODES_OF_FIELDS["trial", "sex"]         "Sex": the enumeration of a column

Enumerations have the names of the registry's API description 2.0.5. Words stand behind a label or
in a list, so they have no full stop. The tables hold them in English; the functions say them in the
language of the page.
"""

from __future__ import annotations

from collections.abc import Mapping

from trials.language.tongue import gettext
from trials.language.vocabulary.coded_fields import CODES_OF_FIELDS
from trials.language.vocabulary.design import DESIGN, NO_PHASE, PHASE_MEANING
from trials.language.vocabulary.people import PEOPLE, RECORD
from trials.language.vocabulary.results import RESULTS
from trials.language.vocabulary.statuses import SHORT_STATUS, STATUS_WITHIN, STATUSES
from trials.language.vocabulary.treatment import TREATMENT

__all__ = [
    "CODES_OF_FIELDS",
    "NO_PHASE",
    "PHASE_MEANING",
    "SHORT_STATUS",
    "WORDS",
    "known",
    "phase_meaning",
    "short_status",
    "status_within",
    "words",
]

WORDS: Mapping[str, Mapping[str, str]] = {
    **STATUSES,
    **DESIGN,
    **TREATMENT,
    **PEOPLE,
    **RECORD,
    **RESULTS,
}


def words(enumeration: str, code: str) -> str:
    """The words for a code; an unknown code made readable; nothing for no code."""
    return _said(WORDS.get(enumeration, {}), code)


def short_status(code: str) -> str:
    """One to four words for the status of a site or a trial, for lists and maps."""
    return _said(SHORT_STATUS, code)


def status_within(code: str) -> str:
    """The same within a sentence, after a colon."""
    if code in STATUS_WITHIN:
        return gettext(STATUS_WITHIN[code])
    unknown = _readable(code)
    return unknown[:1].lower() + unknown[1:]


def phase_meaning(code: str) -> str:
    """A sentence that says what is done in a phase."""
    return gettext(PHASE_MEANING[code]) if code in PHASE_MEANING else f"{_readable(code)}."


def known(enumeration: str, code: str) -> bool:
    return code in WORDS.get(enumeration, {})


def _said(table: Mapping[str, str], code: str) -> str:
    return gettext(table[code]) if code in table else _readable(code)


def _readable(code: str) -> str:
    spaced = " ".join(code.split("_")).strip()
    return spaced.capitalize() if spaced.isupper() else spaced[:1].upper() + spaced[1:]
