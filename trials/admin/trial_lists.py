"""Which lists of a trial stand on its page. Django refuses a form of more than 1,000 fields, so a
list that would make the page too long is reached by a link, as the sites always are."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import flatten
from django.http import HttpRequest

from trials.admin.arm import ArmInline, ArmInterventionInline, InterventionInline
from trials.admin.contact import CentralContactInline
from trials.admin.outcome import OutcomeInline
from trials.admin.record import (
    CollaboratorInline,
    IdentifierInline,
    LinkInline,
    OfficialInline,
    ReferenceInline,
)
from trials.admin.terms import AliasInline, ConditionInline, KeywordInline
from trials.admin.trial_name import TrialNameInline

# In the order of the page; the first have the best chance of a place.
INLINES: tuple[Any, ...] = (
    TrialNameInline,
    ArmInline,
    InterventionInline,
    ArmInterventionInline,
    ConditionInline,
    KeywordInline,
    CentralContactInline,
    OutcomeInline,
    OfficialInline,
    CollaboratorInline,
    IdentifierInline,
    AliasInline,
    LinkInline,
    ReferenceInline,
)
# What the lists may take of the 1,000: the trial's own fields need about 120, new rows the rest.
MOST_FIELDS = 700
COUNTERS = 4
KEYS = 2


def fitting(rows: dict[type, int]) -> list[Any]:
    """The inlines that fit on the page, by the number of rows that each list has."""
    chosen, left = [], MOST_FIELDS
    for inline in INLINES:
        of_a_row = KEYS + len(flatten(inline.fields))
        cost = COUNTERS + of_a_row * (rows[inline.model] + 1)  # one more: the pattern of a new row
        if cost <= left:
            chosen.append(inline)
            left -= cost
    return chosen


def sent(request: HttpRequest) -> list[Any]:
    """The inlines that were on the page when it was opened: a list may have grown since."""
    return [inline for inline in INLINES if f"{_prefix(inline)}-TOTAL_FORMS" in request.POST]


def _prefix(inline: Any) -> str:
    return str(inline.model._meta.get_field("trial").remote_field.get_accessor_name())
