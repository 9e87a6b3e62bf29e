from __future__ import annotations

from collections.abc import Callable

from trials.registry.document import Document
from trials.registry.sections import Note, Paper, read_sections


def test_what_stands_beside_the_protocol_is_read(document: Callable[[str], Document]) -> None:
    sections = read_sections(document("with-results").study)

    assert sections.has_results
    assert sections.results is not None
    assert sections.papers == (
        Paper(
            "Study Protocol and Statistical Analysis Plan",
            "2023-06-12",
            "https://cdn.clinicaltrials.gov/large-docs/82/NCT99900082/Prot_SAP_000.pdf",
            "0.8",
        ),
    )
    assert [note.code for note in sections.results_sent] == ["RELEASE", "RESET", "UNRELEASE"]
    assert sections.violations == (
        Note("VIOLATION_IDENTIFIED", "2025-07-02", "Results came late."),
    )


def test_a_study_with_nothing_beside_its_protocol_has_nothing(
    document: Callable[[str], Document],
) -> None:
    sections = read_sections(document("withheld").study)

    assert not sections.has_results
    assert sections.results is None
    assert [*sections.papers, *sections.results_sent, *sections.violations] == []


def test_a_file_name_that_leads_elsewhere_makes_no_link() -> None:
    for name in ["../../evil", "a/b.pdf", "a b.pdf", "a.pdf?x", ".hidden", ""]:
        study = {"documentSection": {"largeDocumentModule": {"largeDocs": [{"filename": name}]}}}

        assert [paper.url for paper in read_sections(study).papers] == [""]


def test_wrong_types_are_passed_over() -> None:
    assert read_sections({"documentSection": [], "annotationSection": 3, "hasResults": "yes"}) == (
        read_sections({})
    )
