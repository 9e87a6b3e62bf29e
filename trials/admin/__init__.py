"""The staff desk. Django's autodiscovery imports this package: each module registers its tables."""

from trials.admin import (
    arm,
    contact,
    enrolment,
    glossary,
    inquiry,
    outcome,
    people,
    plain_sentence,
    record,
    sites,
    snapshot,
    status_report,
    terms,
    trial,
)

__all__ = [
    "arm",
    "contact",
    "enrolment",
    "glossary",
    "inquiry",
    "outcome",
    "people",
    "plain_sentence",
    "record",
    "sites",
    "snapshot",
    "status_report",
    "terms",
    "trial",
]
