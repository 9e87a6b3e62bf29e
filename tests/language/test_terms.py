from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trials.language.terms import finder, key

FORMS = (
    ("ALL", "all"),
    ("acute lymphoblastic leukemia", "all"),
    ("acute lymphoblastic leukemia (ALL)", "all"),
    ("B-cell ALL", "b-cell-all"),
    ("B-cell", "b-cell"),
    ("bone marrow", "bone-marrow"),
    ("bone marrow biopsy", "biopsy"),
    ("CD19+", "cd19"),
    ("GvHD", "gvhd"),
    ("graft-versus-host disease", "gvhd"),
    ("hepatitis B", "hepatitis-b"),
    ("Hodgkin's lymphoma", "hodgkin"),
    ("hypertension", "hypertension"),
    ("Hb", "hemoglobin"),
    ("MRD", "mrd"),
    ("mg/dL", "mg-per-dl"),
    ("-", "a hyphen"),
)


def found(text: str) -> list[tuple[str, str]]:
    """Each mention in a text: its words, and the concept."""
    return [(text[each.start : each.end], each.concept) for each in finder(FORMS).mentions(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("MRD, then bone marrow.", [("MRD", "mrd"), ("bone marrow", "bone-marrow")]),
        ("Bone Marrow", [("Bone Marrow", "bone-marrow")]),
        ("BONE MARROW", [("BONE MARROW", "bone-marrow")]),
        ("(mg/dL)", [("mg/dL", "mg-per-dl")]),
        ("anti-CD19+ cells", [("CD19+", "cd19")]),
    ],
)
def test_terms_are_found_as_whole_words_in_their_order(text, mentions):
    assert found(text) == mentions


@pytest.mark.parametrize(
    "text", ["all of it", "mrd", "Mrd", "hb", "HB core", "hepatitis b", "GVHD"]
)
def test_an_abbreviation_is_found_only_as_it_is_written(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["AMRD", "MRDs", "MRD2", "bone marrows", "mg/dLs", "CD19", "-"])
def test_a_part_of_a_word_is_no_term(text):
    assert found(text) == []


def test_of_two_forms_that_begin_together_the_longer_is_found():
    assert found("bone marrow biopsy") == [("bone marrow biopsy", "biopsy")]
    assert found("B-cell ALL") == [("B-cell ALL", "b-cell-all")]
    assert found("bone marrow bio") == [("bone marrow", "bone-marrow")]


def test_a_form_that_the_text_breaks_off_is_not_found():
    assert found("graft-versus-host") == []


@pytest.mark.parametrize(
    "text",
    [
        "graft versus host disease",
        "Graft-Versus-Host Disease",
        "graft–versus–host disease",
        "graft‑versus‑host disease",
        "graft-versus-host\n      disease",
    ],
)
def test_hyphens_spaces_and_one_line_end_are_the_same(text):
    assert found(text) == [(text, "gvhd")]


def test_a_paragraph_ends_a_term():
    assert found("bone\n\nmarrow") == []


def test_a_curly_apostrophe_is_an_apostrophe():
    assert found("Hodgkin’s lymphoma") == [("Hodgkin’s lymphoma", "hodgkin")]


@pytest.mark.parametrize(
    "text", ["ALL of these", "ALL PATIENTS", "meet ALL criteria", "portal hypertension"]
)
def test_a_phrase_that_only_looks_like_a_term_is_none(text):
    assert found(text) == []


def test_beside_such_a_phrase_the_term_is_found():
    assert found("relapsed ALL in adults; hypertension") == [
        ("ALL", "all"),
        ("hypertension", "hypertension"),
    ]


def test_forms_that_are_found_in_the_same_places_have_one_key():
    assert key("Graft-versus-host  disease") == key("graft versus host disease")
    assert key("ALL") != key("all")


@given(st.text())
def test_mentions_lie_in_the_text_one_after_the_other(text):
    spans = [(each.start, each.end) for each in finder(FORMS).mentions(text)]

    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize("piece", ["bone ", "ALL ", "(", "acute lymphoblastic ", "x"])
def test_a_long_text_is_read_in_a_time_that_grows_with_its_length(piece):
    text = piece * (200_000 // len(piece))
    began = time.process_time()

    for _ in finder(FORMS).mentions(text):
        pass

    assert time.process_time() - began < 2
