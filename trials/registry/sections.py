"""What stands in a study beside its protocol: results, documents, notes on them, derived terms.

These are kept in the registry document and shown from it. Nothing is required.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trials.registry.layout import Json
from trials.registry.result_tables import inside, items, text
from trials.registry.results import Results, read_results

_LARGE_DOCUMENTS = "https://cdn.clinicaltrials.gov/large-docs"
_FILE = re.compile(r"\w[\w.-]*", re.ASCII)


@dataclass(frozen=True)
class Paper:
    """A document that the study team posted. `url` is empty where the file has no sound name."""

    label: str
    date: str
    url: str
    megabytes: str


@dataclass(frozen=True)
class Note:
    """Something that happened to the results: a code, a partial date, words of the registry."""

    code: str
    date: str
    description: str = ""


@dataclass(frozen=True)
class Sections:
    has_results: bool
    results: Results | None
    papers: tuple[Paper, ...]
    results_sent: tuple[Note, ...]
    violations: tuple[Note, ...]
    condition_terms: tuple[str, ...]
    intervention_terms: tuple[str, ...]


def read_sections(study: Json) -> Sections:
    """All of it; of a study that holds nothing of the kind, nothing."""
    results = inside(study, "resultsSection")
    notes = inside(inside(study, "annotationSection"), "annotationModule")
    derived = inside(study, "derivedSection")
    return Sections(
        has_results=study.get("hasResults") is True or bool(results),
        results=read_results(results) if results else None,
        papers=_papers(study),
        results_sent=tuple(
            Note(text(event, "type"), text(event, "date"))
            for event in items(inside(notes, "unpostedAnnotation"), "unpostedEvents")
        ),
        violations=tuple(_violation(event) for event in _violation_events(notes)),
        condition_terms=_terms(inside(derived, "conditionBrowseModule")),
        intervention_terms=_terms(inside(derived, "interventionBrowseModule")),
    )


def _papers(study: Json) -> tuple[Paper, ...]:
    protocol = inside(study, "protocolSection")
    nct_id = text(inside(protocol, "identificationModule"), "nctId")
    module = inside(inside(study, "documentSection"), "largeDocumentModule")
    return tuple(
        Paper(
            label=text(item, "label") or text(item, "filename"),
            date=text(item, "date"),
            url=_document_url(nct_id, text(item, "filename")),
            megabytes=_megabytes(item.get("size")),
        )
        for item in items(module, "largeDocs")
    )


def _document_url(nct_id: str, filename: str) -> str:
    """The registry files documents by the last two digits of the study's number."""
    if not _FILE.fullmatch(filename):
        return ""
    return f"{_LARGE_DOCUMENTS}/{nct_id[-2:]}/{nct_id}/{filename}"


def _megabytes(size: object) -> str:
    return f"{max(size / 1e6, 0.1):.1f}" if isinstance(size, int) else ""


def _violation_events(notes: Json) -> list[Json]:
    return items(inside(notes, "violationAnnotation"), "violationEvents")


def _violation(event: Json) -> Note:
    date = text(event, "issuedDate") or text(event, "creationDate")
    return Note(text(event, "type"), date, text(event, "description"))


def _terms(module: Json) -> tuple[str, ...]:
    return tuple(term for item in items(module, "meshes") if (term := text(item, "term")))
